// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/sample_backend.h"
#include "app/desktop/tour.h"
#include "tests/desktop/desk_window.h"
#include "ui/pages/athletes/athletes_page.h"
#include "ui/pages/athletes/late_card.h"
#include "ui/pages/dashboard/queue_panel.h"
#include "ui/pages/review/feedback_editor.h"
#include "ui/pages/review/review_view.h"

#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QPushButton>
#include <QRegularExpression>
#include <QSet>
#include <QTcpSocket>

using namespace leadout;
using namespace leadout::test;

namespace {

constexpr int kMaking = 280'000;
const QString kAna = QStringLiteral("ana.ruiz@northside.example");
const QString kJonas = QStringLiteral("jonas.weber@northside.example");

/// The sample served, with the desk of one coach open.
class Seat {
public:
    Seat(const QString& folder, const QString& email)
        : backend(programPath(QStringLiteral("leadoutd")), folder)
        , desk(Keychain::OfTheTest) {
        QObject::connect(&backend, &desktop::SampleBackend::ready, desk.program.get(),
                         &desktop::Program::signInOnce);
        QObject::connect(&backend, &desktop::SampleBackend::failed,
                         [this](const QString& sentence) { trouble = sentence; });
        QObject::connect(desk.program.get(), &desktop::Program::refused,
                         [this](const QString& sentence) { trouble = sentence; });
        backend.start(email);
        (void)QTest::qWaitFor([this] { return !trouble.isEmpty() || desk.isFilled(); }, kMaking);
    }
    ~Seat() { stop(); }

    void stop() {
        bool stopped = false;
        QObject::connect(&backend, &desktop::SampleBackend::stopped, [&stopped] { stopped = true; });
        backend.stop();
        (void)QTest::qWaitFor([&stopped] { return stopped; }, kPatience);
        QObject::disconnect(&backend, &desktop::SampleBackend::stopped, nullptr, nullptr);
    }

    void openPage(const char* word) {
        desk.window().openPage(QLatin1String(word));
        QTest::qWait(200);
    }

    /// All sessions that the queue can show this coach, decided ones too.
    std::vector<client::SessionItem> everySession() {
        client::QueueFilter filter;
        filter.which = client::QueueFilter::Which::All;
        std::optional<client::Queue> got;
        QObject context;
        desk.desk().queue(filter, &context, [&](client::Queue queue) { got = std::move(queue); });
        (void)QTest::qWaitFor([&] { return got.has_value(); }, kPatience);
        return got ? got->items : std::vector<client::SessionItem>();
    }

    desktop::SampleBackend backend;
    DeskWindow desk;
    QString trouble;
};

QStringList namesOf(const std::vector<client::AthleteItem>& athletes) {
    QStringList names;
    for (const client::AthleteItem& athlete : athletes)
        names.append(athlete.name);
    names.sort();
    return names;
}

} // namespace

/// One sample company, seen by its coaches one after another.
class TestSample : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aHeadCoachSeesEverything() {
        Seat seat(m_folder.path(), kAna);
        QVERIFY2(seat.desk.isFilled(), qPrintable(seat.trouble));
        QCOMPARE(seat.desk.desk().me()->role, domain::Role::Head);
        for (int i = 0; ui::NavigationEntry* entry = seat.desk.window().navigation()->entry(i); ++i)
            QVERIFY2(!entry->isLocked(), qPrintable(entry->text()));
        QSet<QString> coaches;
        for (const client::AthleteItem& athlete : seat.desk.athletes()) {
            coaches.insert(athlete.coachName);
            (athlete.coachName == QLatin1String("Jonas Weber") ? m_his : m_others).append(athlete.name);
        }
        QCOMPARE(m_his.size() + m_others.size(), 14);
        QVERIFY(coaches.size() >= 3);
        QVERIFY(m_his.size() > 1 && m_others.size() > 1);
        for (const client::SessionItem& session : seat.everySession()) {
            if (session.coachName == QLatin1String("Jonas Weber"))
                m_hisSessions.insert(session.id.uuid());
            else
                m_otherSessions.insert(session.id.uuid());
        }
        QVERIFY(!m_hisSessions.isEmpty() && !m_otherSessions.isEmpty());
        seat.openPage("athletes");
        QTRY_VERIFY_WITH_TIMEOUT(seat.desk.says(m_others.first()), kPatience);
        for (const char* page : {"alerts", "ai-feedback"}) {
            seat.openPage(page);
            QVERIFY(!seat.desk.pageSays(QStringLiteral("Limited to head coaches")));
        }
    }

    void anAssistantSeesTheirOwnAthletesAlone() {
        QVERIFY(!m_his.isEmpty());
        Seat seat(m_folder.path(), kJonas);
        QVERIFY2(seat.desk.isFilled(), qPrintable(seat.trouble));
        m_his.sort();
        QCOMPARE(namesOf(seat.desk.athletes()), m_his);
        for (const char* page : {"dashboard", "athletes", "team", "alerts", "ai-feedback", "settings"}) {
            seat.openPage(page);
            for (const QString& other : std::as_const(m_others))
                QVERIFY2(!seat.desk.says(other), qPrintable(other));
        }
        QVERIFY(seat.desk.says(m_his.first()));
        QCOMPARE(seat.desk.entry(QStringLiteral("Athletes"))->count(), std::optional<int>(m_his.size()));

        QSet<QUuid> seen;
        for (const client::SessionItem& session : seat.everySession())
            seen.insert(session.id.uuid());
        QCOMPARE(seen, m_hisSessions);

        seat.openPage("dashboard");
        auto* panel = seat.desk.window().findChild<ui::QueuePanel*>();
        const int waiting = panel->counts().toReview;
        QVERIFY(waiting > 0);
        QCOMPARE(seat.desk.entry(QStringLiteral("Dashboard"))->count(), std::optional<int>(waiting));
        int opened = 0;
        for (QModelIndex row = panel->model().neighbour({}, 1); row.isValid();
             row = panel->model().neighbour(row, 1)) {
            const client::SessionItem session = *panel->model().session(row);
            QVERIFY(m_his.contains(session.athleteName));
            panel->choose(session.id);
            auto* review = seat.desk.window().findChild<ui::ReviewView*>();
            QTRY_COMPARE_WITH_TIMEOUT(review->wanted(), std::optional(session.id), kPatience);
            const auto isShown = [&] {
                const auto lines = review->findChildren<ui::ElidedLabel*>();
                return std::any_of(lines.begin(), lines.end(), [&](const ui::ElidedLabel* line) {
                    return line->text().startsWith(session.athleteName);
                });
            };
            QTRY_VERIFY_WITH_TIMEOUT(isShown(), kPatience);
            const QString said = seat.desk.words().join(u'\n');
            for (const QString& other : std::as_const(m_others))
                QVERIFY2(!said.contains(other), qPrintable(other));
            ++opened;
            row = panel->model().find(session.id);
        }
        QCOMPARE(opened, waiting);
    }

    void anAssistantIsToldWhoMayUseTheTwoPages() {
        Seat seat(m_folder.path(), kJonas);
        QVERIFY2(seat.desk.isFilled(), qPrintable(seat.trouble));
        seat.openPage("alerts");
        QVERIFY(seat.desk.entry(QStringLiteral("Alerts"))->isLocked());
        QVERIFY(seat.desk.pageSays(QStringLiteral("Only head coaches can manage compliance alert rules.")));
        seat.openPage("ai-feedback");
        QVERIFY(seat.desk.entry(QStringLiteral("AI feedback"))->isLocked());
        QVERIFY(
            seat.desk.pageSays(QStringLiteral("Only head coaches can customize the AI feedback prompts.")));
    }

    void aSessionThatArrivedLateIsReviewedWhenACoachAsks() {
        Seat seat(m_folder.path(), kAna);
        QVERIFY2(seat.desk.isFilled(), qPrintable(seat.trouble));
        const auto athletes = seat.desk.athletes();
        const auto yusuf = std::find_if(athletes.begin(), athletes.end(), [](const auto& athlete) {
            return athlete.name == QLatin1String("Yusuf Demir");
        });
        QVERIFY(yusuf != athletes.end());
        const auto sessions = [&seat, id = yusuf->id] {
            std::optional<client::Queue> queue;
            seat.desk.desk().queue({}, &seat.backend, [&](client::Queue got) { queue = std::move(got); });
            (void)QTest::qWaitFor([&] { return queue.has_value(); }, kPatience);
            std::vector<client::SessionItem> his = queue.value_or(client::Queue()).items;
            std::erase_if(his, [&id](const client::SessionItem& item) {
                return item.athlete != id || item.state != domain::AnalysisState::ReviewPending;
            });
            return his;
        };
        const std::size_t before = sessions().size();
        seat.openPage("athletes");
        qobject_cast<ui::AthletesPage*>(seat.desk.page())->open(yusuf->id);
        const auto* card = seat.desk.page()->findChild<ui::LateCard*>();
        QTRY_VERIFY_WITH_TIMEOUT(card->isVisible(), kPatience);
        QVERIFY(seat.desk.pageSays(QStringLiteral("Arrived late · not reviewed")));
        QPushButton* button = nullptr;
        for (QPushButton* one : card->findChildren<QPushButton*>()) {
            if (one->text() == QLatin1String("Review anyway"))
                button = one;
        }
        QVERIFY(button != nullptr && button->isEnabled());
        button->click();
        QTRY_VERIFY_WITH_TIMEOUT(seat.desk.pageSays(QStringLiteral("Review asked for · going out")),
                                 kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(seat.desk.desk().status().waiting, 0, kPatience);
        const auto isThere = [&] {
            seat.desk.desk().syncNow();
            QTest::qWait(500);
            return sessions().size() == before + 1;
        };
        QTRY_VERIFY_WITH_TIMEOUT(isThere(), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(!card->isVisible(), kPatience);
        const auto now = sessions();
        const auto made = std::find_if(now.begin(), now.end(), [](const client::SessionItem& item) {
            return item.verdict == engine::Verdict::Unplanned;
        });
        QVERIFY(made != now.end());
        std::optional<tl::expected<client::Review, client::Refusal>> review;
        seat.desk.desk().review(made->id, &seat.backend, [&](const auto& answer) { review = answer; });
        QTRY_VERIFY_WITH_TIMEOUT(review.has_value(), kPatience);
        QVERIFY(review->has_value());
        QVERIFY(!(*review)->texts.feedback.isEmpty());
    }

    void whatIsTypedRightBeforeSigningOutIsThereAgain() {
        const QString typed = QStringLiteral(" And the last letters");
        Seat seat(m_folder.path(), kJonas);
        QVERIFY2(seat.desk.isFilled(), qPrintable(seat.trouble));
        seat.openPage("dashboard");
        auto* editor = seat.desk.window().findChild<ui::FeedbackEditor*>();
        QTRY_VERIFY_WITH_TIMEOUT(editor->isVisible() && !editor->isReadOnly(), kPatience);
        const domain::AnalysisId id = *seat.desk.window().findChild<ui::ReviewView*>()->wanted();
        editor->moveCursor(QTextCursor::End);
        QTest::keyClicks(editor, typed);
        Q_EMIT seat.desk.page()->signOutWanted();
        QTRY_VERIFY_WITH_TIMEOUT(seat.desk.program->mainWindow() == nullptr, kPatience);
        seat.stop();
        seat.backend.start(kJonas);
        QTRY_VERIFY_WITH_TIMEOUT(seat.desk.isFilled(), kPatience);
        std::optional<tl::expected<client::Review, client::Refusal>> review;
        seat.desk.desk().review(id, &seat.backend, [&](const auto& answer) { review = answer; });
        QTRY_VERIFY_WITH_TIMEOUT(review.has_value(), kPatience);
        QVERIFY(review->has_value());
        QVERIFY2((*review)->texts.feedback.endsWith(typed), qPrintable((*review)->texts.feedback));
    }

    void theTourPublishesASessionAndReadsItsReport() {
        Seat seat(m_folder.path(), kJonas);
        QVERIFY2(seat.desk.isFilled(), qPrintable(seat.trouble));
        QTemporaryDir out;
        desktop::Tour tour(*seat.desk.program, out.filePath(QStringLiteral("tour")));
        QString trouble;
        bool finished = false;
        connect(&tour, &desktop::Tour::finished, this, [&] { finished = true; });
        connect(&tour, &desktop::Tour::failed, this, [&](const QString& sentence) { trouble = sentence; });
        tour.start();
        QTRY_VERIFY_WITH_TIMEOUT(finished || !trouble.isEmpty(), kMaking);
        QCOMPARE(trouble, QString());
        QFile report(out.filePath(QStringLiteral("tour/report.html")));
        QVERIFY(report.open(QIODevice::ReadOnly));
        const QString page = QString::fromUtf8(report.readAll());
        QVERIFY(page.contains(QLatin1String("<!doctype html>"), Qt::CaseInsensitive));
        QVERIFY(!page.contains(tour.session().section(QStringLiteral(" · "), 0, 0)));
        for (const QString& file : tour.files())
            QVERIFY2(QFile::exists(file), qPrintable(file));
        QVERIFY(isPrivate(out.filePath(QStringLiteral("tour"))));
    }

    void withoutItsBackendTheDeskSaysItIsOffline() {
        Seat seat(m_folder.path(), kJonas);
        QVERIFY2(seat.desk.isFilled(), qPrintable(seat.trouble));
        seat.stop();
        seat.desk.desk().syncNow();
        QTRY_VERIFY_WITH_TIMEOUT(
            seat.desk.says(QStringLiteral("sessions in your queue are on this computer")), kPatience);
    }

    void twoProgramsDoNotServeOneSample() {
        desktop::SampleBackend first(programPath(QStringLiteral("leadoutd")), m_folder.path());
        QSignalSpy ready(&first, &desktop::SampleBackend::ready);
        first.start(kJonas);
        QTRY_COMPARE_WITH_TIMEOUT(ready.count(), 1, kPatience);
        desktop::SampleBackend second(programPath(QStringLiteral("leadoutd")), m_folder.path());
        QSignalSpy failed(&second, &desktop::SampleBackend::failed);
        second.start(kJonas);
        QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, kPatience);
        QVERIFY(failed[0][0].toString().contains(QLatin1String("is open already")));
    }

    void whatTheProgramStartedEndsEvenWithACrash() {
        QProcess program;
        program.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        program.start(programPath(QStringLiteral("leadout")), {QStringLiteral("--sample"), m_folder.path()});
        QByteArray said;
        static const QRegularExpression address(QStringLiteral("http://127\\.0\\.0\\.1:(\\d+)"));
        QTRY_VERIFY_WITH_TIMEOUT(
            address.match(QString::fromUtf8(said += program.readAllStandardOutput())).hasMatch(), kPatience);
        const quint16 port = address.match(QString::fromUtf8(said)).captured(1).toUShort();
        QVERIFY(answers(port));
        program.kill();
        QVERIFY(program.waitForFinished(kPatience));
        QTRY_VERIFY_WITH_TIMEOUT(!answers(port), kPatience);
    }

    void theMakingOfASampleEndsWithTheProgram_data() {
        QTest::addColumn<bool>("asked");
        QTest::newRow("asked to end") << true;
        QTest::newRow("killed") << false;
    }

    void theMakingOfASampleEndsWithTheProgram() {
        QFETCH(const bool, asked);
        const QTemporaryDir place;
        const QString folder = place.filePath(QStringLiteral("sample"));
        // A file, as a pipe would end with the program and take whoever writes to it along.
        QFile said(place.filePath(QStringLiteral("said")));
        QProcess program;
        program.setStandardErrorFile(said.fileName());
        program.start(programPath(QStringLiteral("leadout")), {QStringLiteral("--sample"), folder});
        QTRY_VERIFY_WITH_TIMEOUT(said.isOpen() || said.open(QIODevice::ReadOnly), kPatience);
        const auto hasSaid = [&said](const char* words) {
            return said.seek(0) && said.readAll().contains(words);
        };
        QTRY_VERIFY_WITH_TIMEOUT(hasSaid(" 2 %"), kPatience);
        QVERIFY(isPrivate(folder));
        QVERIFY(isPrivate(folder + QStringLiteral("/lock")));
        asked ? program.terminate() : program.kill();
        QVERIFY(program.waitForFinished(kPatience));
        QTRY_VERIFY_WITH_TIMEOUT(!QFileInfo::exists(folder + QStringLiteral("/making")), kPatience);
        QVERIFY(!QFileInfo::exists(folder + QStringLiteral("/leadout.db")));
    }

private:
    static bool isPrivate(const QString& path) {
        constexpr QFile::Permissions kOthers = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup |
                                               QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
        return QFileInfo::exists(path) && !(QFile::permissions(path) & kOthers);
    }
    static bool answers(quint16 port) {
        QTcpSocket socket;
        socket.connectToHost(QStringLiteral("127.0.0.1"), port);
        return socket.waitForConnected(1000);
    }

    QTemporaryDir m_folder;
    QStringList m_his;
    QStringList m_others;
    QSet<QUuid> m_hisSessions;
    QSet<QUuid> m_otherSessions;
};

QTEST_MAIN(TestSample)
#include "test_sample.moc"
