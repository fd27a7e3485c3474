// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/athletes/athletes_page.h"

#include "ui/pages/athletes/add_athlete_popup.h"
#include "ui/pages/athletes/athlete_detail.h"
#include "ui/pages/athletes/athlete_table.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/label.h"
#include "ui/widgets/painting.h"
#include "ui/widgets/search_field.h"

#include <QAction>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QPointer>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>

#include <utility>

namespace leadout::ui {

namespace {

constexpr int kTypingMs = 150;
constexpr int kSearchWidth = 200;
constexpr int kDetailWidth = 436;
/// The rest of the margin is inside of the detail, where its scroll bar may stand.
constexpr int kRightMargin = 12;
/// So much of the frame stays free above and below the table that its corners are seen.
constexpr int kEdge = 4;

/// The raised ground below the table, as tall as its rows.
class TableFrame : public QWidget {
public:
    TableFrame(QWidget* table, const Theme& theme) : m_theme(theme) {
        auto* inside = new QVBoxLayout(this);
        inside->setContentsMargins(1, kEdge, 1, kEdge);
        inside->addWidget(table);
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        paintGround(painter, rect(), m_theme, Role::Raised, kRadius, Role::Line);
    }

private:
    const Theme& m_theme;
};

} // namespace

AthletesPage::AthletesPage(const Surroundings& surroundings, QWidget* parent)
    : Page(surroundings, tr("Athletes"), Icon::Athletes, parent)
    , m_model(new AthleteModel(words(), this))
    , m_table(new AthleteTable(*m_model, theme()))
    , m_detail(new AthleteDetail(theme(), words(), desk()))
    , m_active(new Chip(theme(), tr("Active")))
    , m_deactivated(new Chip(theme(), tr("Deactivated")))
    , m_all(new Chip(theme(), tr("All")))
    , m_coach(new Chip(theme(), tr("All coaches")))
    , m_search(new SearchField(theme(), tr("Name or e-mail"), QStringLiteral("/")))
    , m_typing(new QTimer(this))
    , m_add(new QPushButton(tr("Add athlete")))
    , m_none(new EmptyState(theme(), Icon::Search, {}))
    , m_list(new QStackedWidget)
    , m_splitter(new QSplitter(Qt::Horizontal)) {
    m_filter.which = client::AthleteFilter::Which::Active;
    auto* column = new QVBoxLayout(content());
    column->setContentsMargins(kMargin, kPadding, kRightMargin, 0);
    column->setSpacing(12);
    column->addWidget(buildHeader());

    auto* upper = new QWidget;
    auto* rows = new QVBoxLayout(upper);
    rows->setContentsMargins(0, 0, 0, kPadding);
    auto* frame = new TableFrame(m_table, theme());
    frame->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    rows->addWidget(frame);
    rows->addStretch(1);
    m_list->addWidget(upper);
    m_list->addWidget(m_none);
    m_splitter->addWidget(m_list);
    m_splitter->addWidget(m_detail);
    m_list->setMinimumWidth(200);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(kPadding);
    m_splitter->setStyleSheet(QStringLiteral("QSplitter::handle { background: transparent; }"));
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    m_splitter->setSizes({800, kDetailWidth});
    column->addWidget(m_splitter, 1);
    buildActions();

    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &AthletesPage::showCurrent);
    connect(m_detail, &AthleteDetail::openSession, this, &AthletesPage::openSession);
    connect(m_detail, &AthleteDetail::openAthlete, this, &AthletesPage::open);
    connect(m_none, &EmptyState::stepChosen, this, [this] {
        if (isFirstFilter()) {
            askForAthlete();
            return;
        }
        m_search->clear();
        narrow({});
    });
    connect(&desk(), &client::Desk::athletesChanged, this, &AthletesPage::reload);
    connect(&desk(), &client::Desk::sessionsChanged, this, &AthletesPage::reload);
    connect(&desk(), &client::Desk::statusChanged, this, &AthletesPage::describe);
    connect(&desk(), &client::Desk::meChanged, this, &AthletesPage::takeTeam);
    connect(&desk(), &client::Desk::meChanged, this, &AthletesPage::describe);
    connect(&desk(), &client::Desk::teamChanged, this, &AthletesPage::takeTeam);
    takeTeam();
    describe();
    reload();
}

QWidget* AthletesPage::buildHeader() {
    auto* header = new QWidget;
    auto* line = new QHBoxLayout(header);
    line->setContentsMargins(0, 0, kMargin - kRightMargin, 0);
    line->setSpacing(6);
    line->addWidget(new Label(theme(), title(), kTitle, Role::Text, QFont::Bold));
    line->addSpacing(6);
    using Which = client::AthleteFilter::Which;
    const std::pair<Chip*, Which> chips[] = {
        {m_active, Which::Active}, {m_deactivated, Which::Deactivated}, {m_all, Which::All}};
    for (const auto& [chip, wanted] : chips) {
        line->addWidget(chip);
        connect(chip, &Chip::clicked, this, [this, wanted = wanted] { which(wanted); });
    }
    m_coach->setOpensMenu(true);
    m_coach->hide();
    line->addWidget(m_coach);
    connect(m_coach, &Chip::clicked, this, &AthletesPage::openCoachMenu);
    line->addStretch(1);
    m_search->setAccessibleName(tr("Search by name or e-mail"));
    m_search->setMaximumWidth(kSearchWidth);
    line->addWidget(m_search, 100);
    line->addWidget(m_add);
    connect(m_add, &QPushButton::clicked, this, &AthletesPage::askForAthlete);
    m_typing->setSingleShot(true);
    m_typing->setInterval(kTypingMs);
    connect(m_search, &QLineEdit::textChanged, m_typing, qOverload<>(&QTimer::start));
    connect(m_typing, &QTimer::timeout, this, [this] {
        client::AthleteFilter filter = m_filter;
        filter.text = m_search->text().trimmed();
        narrow(filter);
    });
    return header;
}

void AthletesPage::buildActions() {
    auto* search = new QAction(tr("Search the athletes"), this);
    search->setShortcuts({QKeySequence(QKeySequence::Find), QKeySequence(Qt::Key_Slash)});
    search->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(search);
    connect(search, &QAction::triggered, this, [this] {
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
    });
}

void AthletesPage::activate() {
    reload();
    m_table->setFocus();
}

void AthletesPage::settle() {
    m_detail->settle();
}

void AthletesPage::open(const domain::AthleteId& id) {
    const QModelIndex index = m_model->find(id);
    if (index.isValid())
        m_table->setCurrentIndex(index);
    else
        m_table->selectionModel()->clear();
    m_detail->show(id);
    describe();
}

void AthletesPage::which(client::AthleteFilter::Which which) {
    client::AthleteFilter filter = m_filter;
    filter.which = which;
    narrow(filter);
}

void AthletesPage::openCoachMenu() {
    describe(); // a click has toggled the chip, and only the filter says whether it is pressed
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](const QString& text, bool chosen, const std::optional<domain::CoachId>& coach,
                         bool unassigned) {
        QAction* action = menu->addAction(text);
        action->setCheckable(true);
        action->setChecked(chosen);
        connect(action, &QAction::triggered, this, [this, coach, unassigned] {
            client::AthleteFilter filter = m_filter;
            filter.coach = coach;
            filter.unassigned = unassigned;
            narrow(filter);
        });
    };
    add(tr("All coaches"), !m_filter.coach && !m_filter.unassigned, std::nullopt, false);
    add(tr("Unassigned"), m_filter.unassigned, std::nullopt, true);
    for (const client::TeamMember& member : m_members)
        add(member.name, m_filter.coach == member.id, member.id, false);
    menu->popup(m_coach->mapToGlobal(QPoint(0, m_coach->height() + kGrid)));
}

void AthletesPage::narrow(const client::AthleteFilter& filter) {
    m_filter = filter;
    describe();
    reload();
}

void AthletesPage::reload() {
    const int asked = ++m_asked;
    desk().athletes(m_filter, this, [this, asked](const std::vector<client::AthleteItem>& athletes) {
        if (asked == m_asked)
            take(athletes);
    });
}

void AthletesPage::take(const std::vector<client::AthleteItem>& athletes) {
    m_answered = true;
    m_model->setAthletes(athletes);
    const QModelIndex shown = m_detail->athlete() ? m_model->find(*m_detail->athlete()) : QModelIndex();
    if (!m_detail->athlete() && !athletes.empty())
        m_table->setCurrentIndex(m_model->index(0, 0));
    else if (shown.isValid() && !m_table->currentIndex().isValid())
        m_table->setCurrentIndex(shown);
    describe();
}

void AthletesPage::takeTeam() {
    const std::optional<client::Myself> myself = desk().me();
    m_coach->setVisible(myself && myself->isHead());
    if (!myself || !myself->isHead())
        return;
    desk().team(this, [this](const client::Team& team) {
        m_members = team.members;
        m_detail->setTeam(m_members);
    });
}

void AthletesPage::showCurrent() {
    if (const client::AthleteItem* athlete = m_model->athlete(m_table->currentIndex()))
        m_detail->show(athlete->id);
}

bool AthletesPage::isFirstFilter() const {
    return !m_filter.coach && !m_filter.unassigned && m_filter.text.isEmpty() &&
           m_filter.which != client::AthleteFilter::Which::Deactivated;
}

void AthletesPage::describe() {
    using Which = client::AthleteFilter::Which;
    const std::pair<Chip*, Which> chips[] = {
        {m_active, Which::Active}, {m_deactivated, Which::Deactivated}, {m_all, Which::All}};
    for (const auto& [chip, wanted] : chips) {
        const bool chosen = m_filter.which == wanted;
        chip->setChecked(chosen);
        chip->setCount(chosen && m_answered ? std::optional(m_model->rowCount()) : std::nullopt);
    }
    QString coach = m_filter.unassigned ? tr("Unassigned") : tr("All coaches");
    for (const client::TeamMember& member : m_members) {
        if (m_filter.coach == member.id)
            coach = member.name;
    }
    m_coach->setText(coach);
    m_coach->setAccessibleName(tr("Coach: %1").arg(coach));
    m_coach->setChecked(m_filter.coach.has_value() || m_filter.unassigned);
    m_coach->updateGeometry();

    const bool none = m_model->rowCount() == 0;
    m_list->setCurrentIndex(none ? 1 : 0);
    m_detail->setVisible(m_detail->athlete().has_value());
    if (none && isFirstFilter() && !(m_answered && desk().status().syncedAt))
        describeNothing();
    else
        showContent();
    describeNone();
}

void AthletesPage::describeNone() {
    const client::Permission permission = desk().may(domain::Action::AddAthlete);
    const QString why = permission.why ? words().say(*permission.why) : QString();
    m_add->setEnabled(permission.allowed);
    m_add->setToolTip(why);
    m_add->setAccessibleDescription(why);
    if (!isFirstFilter()) {
        m_none->setIcon(Icon::Search);
        m_none->setSentence(tr("No athlete matches these filters."));
        m_none->setStep(tr("Show all athletes"));
        m_none->setDetail({});
        return;
    }
    m_none->setIcon(Icon::Athletes);
    m_none->setSentence(m_filter.which == client::AthleteFilter::Which::Active ? tr("No active athletes.")
                                                                               : tr("No athletes yet."));
    m_none->setDetail(
        permission.allowed ? tr("Add an athlete, then drop a workout or a recording on their page.") : why);
    m_none->setStep(permission.allowed ? tr("Add athlete") : QString());
}

void AthletesPage::askForAthlete() {
    if (m_entered.timeZone.isEmpty())
        m_entered.timeZone = desk().me().value_or(client::Myself{}).timeZone;
    auto* popup = new AddAthletePopup(theme(), words(), m_entered, this);
    connect(popup, &AddAthletePopup::typed, this,
            [this](const client::NewAthlete& athlete) { m_entered = athlete; });
    connect(popup, &AddAthletePopup::chosen, this,
            [this, popup = QPointer(popup)](const client::NewAthlete& athlete) {
                if (std::exchange(m_adding, true))
                    return;
                desk().addAthlete(
                    athlete, this,
                    [this, popup](const tl::expected<domain::AthleteId, client::Refusal>& added) {
                        m_adding = false;
                        if (!added) {
                            if (popup)
                                popup->setFault(words().say(added.error()));
                            return;
                        }
                        m_entered = {};
                        if (popup)
                            popup->close();
                        showAdded(*added);
                    });
            });
    popup->openAt(m_add);
}

void AthletesPage::showAdded(const domain::AthleteId& id) {
    m_search->clear();
    client::AthleteFilter filter;
    filter.which = client::AthleteFilter::Which::Active;
    narrow(filter);
    open(id);
}

void AthletesPage::describeNothing() {
    showNotLoaded(tr("Fetching your athletes…"),
                  tr("Offline. Your athletes aren't on this computer yet; they come when you're online."));
}

} // namespace leadout::ui
