// SPDX-License-Identifier: GPL-3.0-or-later
// How long a coach waits for the desktop with 20,000 sessions on this computer, beside a bare window of the
// same size, and how long the sync keeps the windows waiting. Without a display it draws into memory.
#include "tests/bench/filled_desk.h"
#include "tests/bench/measure.h"
#include "ui/pages/athletes/athletes_page.h"
#include "ui/pages/dashboard/dashboard_page.h"
#include "ui/pages/dashboard/queue_panel.h"
#include "ui/pages/team/team_page.h"
#include "ui/shell/main_window.h"
#include "ui/shell/preferences.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/label.h"
#include "ui/words/texts.h"

#include <QApplication>
#include <QEventLoop>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QProcess>
#include <QScrollBar>
#include <QSettings>
#include <QStringListModel>
#include <QTimeZone>
#include <QTimer>
#include <QTranslator>

#include <cstdio>

using namespace leadout;
using namespace leadout::test;
using Clock = std::chrono::steady_clock;

namespace {

constexpr QSize kWindow{1440, 900};
constexpr int kStarts = 7;
constexpr int kReviews = 20;
constexpr int kSwitches = 6;
constexpr int kSyncs = 3;
constexpr int kScrolls = 40;
constexpr int kPatienceMs = 20'000;
constexpr double kFrameMs = 16.0;

/// Calls back once, when a widget that is looked for has been painted.
class PaintWatch final : public QObject {
public:
    using IsIt = std::function<bool(QWidget&)>;
    PaintWatch(IsIt isIt, std::function<void()> then) : m_isIt(std::move(isIt)), m_then(std::move(then)) {
        qApp->installEventFilter(this);
    }
    bool eventFilter(QObject* watched, QEvent* event) override {
        auto* widget = event->type() == QEvent::Paint ? qobject_cast<QWidget*>(watched) : nullptr;
        if (widget && m_isIt && m_isIt(*widget)) {
            m_isIt = {};
            // All that is to be painted is painted in one go, and the loop goes on after it.
            QTimer::singleShot(0, this, m_then);
        }
        return false;
    }

private:
    IsIt m_isIt;
    std::function<void()> m_then;
};

/// The program of a coach who is signed in, from the desk on.
struct Desktop {
    Desktop(std::unique_ptr<client::Desk> opened, const domain::Clock& clock, const QString& folder)
        : settings(folder + QStringLiteral("/leadout.ini"), QSettings::IniFormat)
        , preferences(settings)
        , theme(ui::ShadeChoice::Light)
        , words(QStringLiteral("en"), {}, clock, QTimeZone::utc())
        , desk(std::move(opened))
        , window({theme, words, *desk}, preferences, entries()) {}

    void show() {
        window.resize(kWindow);
        window.show();
    }
    static std::vector<ui::PageEntry> entries() {
        using Count = ui::PageEntry::Count;
        return {{QStringLiteral("dashboard"),
                 QStringLiteral("Dashboard"),
                 ui::Icon::Dashboard,
                 Count::Queue,
                 {},
                 [](const ui::Surroundings& all) -> ui::Page* { return new ui::DashboardPage(all); }},
                {QStringLiteral("athletes"),
                 QStringLiteral("Athletes"),
                 ui::Icon::Athletes,
                 Count::Athletes,
                 {},
                 [](const ui::Surroundings& all) -> ui::Page* { return new ui::AthletesPage(all); }},
                {QStringLiteral("team"),
                 QStringLiteral("Team"),
                 ui::Icon::Team,
                 Count::None,
                 {},
                 [](const ui::Surroundings& all) -> ui::Page* { return new ui::TeamPage(all); }}};
    }
    ui::QueuePanel& panel() { return window.findChild<ui::DashboardPage*>()->panel(); }

    /// Whether it is a list of the open page with something in it.
    bool isFilledList(QWidget& widget) {
        const auto* view = qobject_cast<QAbstractItemView*>(widget.parentWidget());
        return view && view->viewport() == &widget && view->model() && view->model()->rowCount() > 0 &&
               window.page() && window.page()->isAncestorOf(view);
    }
    /// Whether it is the title above the review of the chosen session.
    bool isChosenTitle(QWidget& widget) {
        const auto* label = qobject_cast<ui::ElidedLabel*>(&widget);
        const auto chosen = panel().current();
        return label && chosen && label->text() == FilledDesk::titleOf(chosen->uuid());
    }

    QSettings settings;
    ui::Preferences preferences;
    ui::Theme theme;
    ui::Words words;
    std::unique_ptr<client::Desk> desk;
    ui::MainWindow window;
};

/// Milliseconds from doing something to the painting of what is looked for; negative when it never came.
double untilPainted(const std::function<void()>& act, const PaintWatch::IsIt& isIt) {
    QEventLoop loop;
    double waited = -1;
    const auto begin = Clock::now();
    const PaintWatch watch(isIt, [&] {
        waited = millisecondsSince(begin);
        loop.quit();
    });
    QTimer::singleShot(kPatienceMs, &loop, &QEventLoop::quit);
    act();
    loop.exec();
    return waited;
}

void tell(const char* what) {
    std::puts(what);
    std::fflush(stdout);
}

/// The program that is compared with: a window with a list of as many lines.
int runBare(QApplication& app) {
    QStringList lines;
    for (quint32 i = 0; i < FilledDesk::kSessions; ++i)
        lines.append(QStringLiteral("Session %1").arg(i));
    QStringListModel model(lines);
    QMainWindow window;
    auto* list = new QListView;
    list->setModel(&model);
    window.setCentralWidget(list);
    window.resize(kWindow);
    const PaintWatch watch([list](QWidget& widget) { return &widget == list->viewport(); },
                           [] { tell("list"); });
    window.show();
    return app.exec();
}

/// The desktop on the profile that was used last in a folder.
int runDesk(QApplication& app, const QString& folder) {
    SharedClock clock;
    domain::SystemRandom random;
    client::DeskParts parts;
    parts.dataFolder = folder;
    parts.profile = client::Profiles(folder).last().value_or(std::nullopt).value_or(client::Profile());
    parts.remote = [](const QUrl&) { return std::make_unique<OfflineRemote>(); };
    parts.secrets = [] { return std::make_unique<client::MemorySecrets>(); };
    parts.clock = &clock;
    parts.random = &random;
    QTranslator texts;
    ui::loadTexts(texts, QStringLiteral("en"));
    QCoreApplication::installTranslator(&texts);
    std::unique_ptr<Desktop> desktop;
    const PaintWatch list([&](QWidget& widget) { return desktop && desktop->isFilledList(widget); },
                          [] { tell("list"); });
    const PaintWatch review([&](QWidget& widget) { return desktop && desktop->isChosenTitle(widget); },
                            [] { tell("review"); });
    client::LocalDesk::open(parts, &app,
                            [&](tl::expected<std::unique_ptr<client::Desk>, client::Refusal> opened) {
                                if (!opened) {
                                    QCoreApplication::exit(1);
                                    return;
                                }
                                desktop = std::make_unique<Desktop>(*std::move(opened), clock, folder);
                                desktop->show();
                            });
    return app.exec();
}

/// Milliseconds from starting a process to its telling this; negative when it never does.
double untilTold(const QStringList& arguments, const QByteArray& word) {
    QProcess child;
    child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    const auto begin = Clock::now();
    child.start(QCoreApplication::applicationFilePath(), arguments);
    double waited = -1;
    QByteArray told;
    while (child.waitForReadyRead(kPatienceMs)) {
        told += child.readAllStandardOutput();
        if (told.contains(word + '\n')) {
            waited = millisecondsSince(begin);
            break;
        }
    }
    child.kill();
    child.waitForFinished();
    return waited;
}

void line(const char* name, double value, const char* budget) {
    std::printf("%-56s %9.1f ms  %s\n", name, value, budget);
    std::fflush(stdout);
}

void measureStarts(const QString& folder) {
    std::vector<double> bare;
    std::vector<double> list;
    std::vector<double> review;
    for (int i = 0; i < kStarts; ++i) {
        bare.push_back(untilTold({QStringLiteral("--bare")}, "list"));
        list.push_back(untilTold({QStringLiteral("--desk"), folder}, "list"));
        review.push_back(untilTold({QStringLiteral("--desk"), folder}, "review"));
    }
    line("floor: start of a bare window with a list", median(bare), "");
    line("start to the painted dashboard with its queue", median(list), "");
    line("start to the painted first review beside it", median(review), "");
    std::printf("%-56s %9.1f x   4 x the bare window\n", "the dashboard by the bare window",
                median(list) / median(bare));
}

void measureReviews(Desktop& desktop) {
    std::vector<double> waited;
    for (int i = 0; i < kReviews; ++i)
        waited.push_back(untilPainted([&] { desktop.panel().step(1); },
                                      [&](QWidget& widget) { return desktop.isChosenTitle(widget); }));
    line("opening a review, median", median(waited), "100 ms");
    line("opening a review, longest", quantile(waited, 1), "");
}

void measurePages(Desktop& desktop) {
    const auto open = [&](const char* word) {
        return untilPainted([&] { desktop.window.openPage(QLatin1String(word)); },
                            [&](QWidget& widget) { return desktop.isFilledList(widget); });
    };
    line("athletes, opened for the first time", open("athletes"), "100 ms");
    line("team, opened for the first time", open("team"), "100 ms");
    for (const char* word : {"dashboard", "athletes", "team"}) {
        std::vector<double> waited;
        for (int i = 0; i < kSwitches; ++i) {
            waited.push_back(open(word));
            open(word == std::string_view("team") ? "dashboard" : "team");
        }
        line((std::string(word) + ", opened again, median").c_str(), median(waited), "100 ms");
    }
}

/// The milliseconds between turns of this thread's event loop, which would like to turn each millisecond.
std::vector<double> turns(const std::function<bool()>& isOver) {
    QEventLoop loop;
    QTimer timer;
    timer.setTimerType(Qt::PreciseTimer);
    std::vector<double> gaps;
    auto last = Clock::now();
    QObject::connect(&timer, &QTimer::timeout, &loop, [&] {
        gaps.push_back(millisecondsSince(std::exchange(last, Clock::now())));
        if (isOver())
            loop.quit();
    });
    timer.start(1);
    loop.exec();
    return gaps;
}

/// The longest of those turns from an act until what it brings is there and half a second more has gone by.
double longestTurn(const std::function<void()>& act, const std::function<bool()>& isThere) {
    auto last = Clock::now();
    act();
    const double own = millisecondsSince(last);
    const auto gaps = turns([&] {
        if (!isThere())
            last = Clock::now();
        return Clock::now() - last > std::chrono::milliseconds(500);
    });
    return std::max(own, quantile(gaps, 1));
}

/// Chooses from the menu of the chip that tells which sessions are shown, as a coach does.
void showSessions(Desktop& desktop, const QString& choice) {
    ui::QueueFilters& filters = desktop.panel().filters();
    filters.findChild<ui::Chip*>()->click();
    auto* menu = filters.findChild<QMenu*>();
    for (QAction* action : menu->actions()) {
        if (action->text() == choice)
            action->trigger();
    }
    menu->close();
}

void measureLongList(Desktop& desktop) {
    ui::QueueModel& model = desktop.panel().model();
    const auto shown = [&] { return static_cast<quint32>(model.sessionCount()); };
    const auto isPainted = [&](QWidget& widget) {
        return &widget == desktop.panel().list().viewport() && shown() == FilledDesk::kSessions;
    };
    line("from choosing all 20,000 sessions to their list",
         untilPainted([&] { showSessions(desktop, QStringLiteral("All")); }, isPainted), "");
    std::vector<double> longest;
    for (int i = 0; i < kSyncs; ++i) {
        longest.push_back(longestTurn([&] { showSessions(desktop, QStringLiteral("To review")); },
                                      [&] { return shown() < FilledDesk::kSessions; }));
        longest.push_back(longestTurn([&] { showSessions(desktop, QStringLiteral("All")); },
                                      [&] { return shown() == FilledDesk::kSessions; }));
    }
    line("longest block while all are shown or not, median", median(longest), "16 ms");
    longest.clear();
    for (const char* text : {"Athlete 1", "ride 19", "ride 77", ""}) {
        std::optional<quint32> before = shown();
        longest.push_back(
            longestTurn([&] { desktop.panel().filters().search()->setText(QLatin1String(text)); },
                        [&] { return shown() != before; }));
    }
    line("longest block while words narrow them, median", median(longest), "16 ms");
    std::vector<double> waited;
    QScrollBar* bar = desktop.panel().list().verticalScrollBar();
    for (int i = 0; i < kScrolls; ++i)
        waited.push_back(
            untilPainted([&] { bar->setValue(bar->value() + bar->maximum() / kScrolls); }, isPainted));
    line("scrolling far in all of them, median", median(waited), "16 ms");
    line("scrolling far in all of them, longest", quantile(waited, 1), "");
}

void measureSync(FilledDesk& world, Desktop& desktop, const std::string& what) {
    constexpr std::chrono::milliseconds kQuiet{1500};
    constexpr quint32 kChanged = 5000;
    const auto idleFrom = Clock::now();
    const auto idle = turns([&] { return Clock::now() - idleFrom > 2 * kQuiet; });
    line("floor: longest block of the window's thread, idle", quantile(idle, 1), "");
    std::vector<double> longest;
    std::size_t over = 0;
    for (int i = 0; i < kSyncs; ++i) {
        world.change(kChanged);
        desktop.desk->syncNow();
        auto busy = Clock::now();
        const auto gaps = turns([&] {
            if (!world.feed().isEmpty())
                busy = Clock::now();
            return Clock::now() - busy > kQuiet;
        });
        longest.push_back(quantile(gaps, 1));
        over += static_cast<std::size_t>(
            std::count_if(gaps.begin(), gaps.end(), [](double gap) { return gap > kFrameMs; }));
    }
    line(("longest block while 5,000 rows come" + what + ", median of 3").c_str(), median(longest), "16 ms");
    line(("longest block while 5,000 rows come" + what + ", longest").c_str(), quantile(longest, 1), "");
    std::printf("%-56s %9.1f     0\n", "blocks over 16 ms in each sync", static_cast<double>(over) / kSyncs);
}

int measureAll(int argc, char** argv) {
    const RowFilter filter(argc, argv);
    FilledDesk world;
    if (filter.wants("start"))
        measureStarts(world.dataFolder());
    QTranslator texts;
    ui::loadTexts(texts, QStringLiteral("en"));
    QCoreApplication::installTranslator(&texts);
    auto desk = world.open();
    if (!desk) {
        std::fprintf(stderr, "the desk could not be opened\n");
        return 1;
    }
    std::unique_ptr<Desktop> desktop;
    untilPainted(
        [&] {
            desktop = std::make_unique<Desktop>(std::move(desk), world.clock, world.dataFolder());
            desktop->show();
        },
        [&](QWidget& widget) { return desktop && desktop->isChosenTitle(widget); });
    if (filter.wants("review"))
        measureReviews(*desktop);
    if (filter.wants("page"))
        measurePages(*desktop);
    if (filter.wants("sync"))
        measureSync(world, *desktop, {});
    if (filter.wants("all")) {
        desktop->window.openPage(QStringLiteral("dashboard"));
        measureLongList(*desktop);
        measureSync(world, *desktop, ", all shown");
    }
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    const bool display = qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY");
    if (!display && !qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == QLatin1String("--bare"))
        return runBare(app);
    if (arguments.value(1) == QLatin1String("--desk"))
        return runDesk(app, arguments.value(2));
    return measureAll(argc, argv);
}
