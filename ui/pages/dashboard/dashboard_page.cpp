// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/dashboard/dashboard_page.h"

#include "ui/pages/dashboard/queue_panel.h"
#include "ui/pages/review/review_view.h"
#include "ui/widgets/empty_state.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QListView>
#include <QSplitter>
#include <QStackedWidget>

namespace leadout::ui {

namespace {

constexpr int kListWidth = 396;
/// Where there is less room, the list gets so much of it and the review the rest.
constexpr double kListShare = 0.32;

QAction* addKey(QWidget& page, const QString& text, const QKeySequence& key) {
    auto* action = new QAction(text, &page);
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    page.addAction(action);
    return action;
}

} // namespace

DashboardPage::DashboardPage(const Surroundings& surroundings, QWidget* parent)
    : Page(surroundings, tr("Dashboard"), Icon::Dashboard, parent)
    , m_panel(new QueuePanel(theme(), words(), desk()))
    , m_review(new ReviewView(surroundings))
    , m_nothing(new EmptyState(theme(), Icon::Check, {}))
    , m_right(new QStackedWidget)
    , m_splitter(new QSplitter(Qt::Horizontal)) {
    auto* whole = new QHBoxLayout(content());
    whole->setContentsMargins(0, 0, 0, 0);
    m_nothing->setObjectName(QStringLiteral("nothing"));
    m_right->addWidget(m_nothing);
    m_right->addWidget(m_review);
    m_splitter->addWidget(m_panel);
    m_splitter->addWidget(m_right);
    m_splitter->setHandleWidth(1);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    connect(m_splitter, &QSplitter::splitterMoved, this, [this] { m_divided = true; });
    whole->addWidget(m_splitter);
    buildActions();

    connect(m_panel, &QueuePanel::chosen, this, &DashboardPage::showChosen);
    connect(m_panel, &QueuePanel::loaded, this, &DashboardPage::describe);
    connect(m_panel, &QueuePanel::opened, m_review, qOverload<>(&QWidget::setFocus));
    connect(m_nothing, &EmptyState::stepChosen, this, [this] {
        if (m_panel->filters().isNarrowed())
            m_panel->filters().clear();
        else
            Q_EMIT pageWanted(QStringLiteral("athletes"));
    });
    connect(m_review, &ReviewView::decided, m_panel, &QueuePanel::leave);
    connect(m_review, &ReviewView::gone, m_panel, &QueuePanel::leave);
    connect(m_review, &ReviewView::nextWanted, this, [this] { m_panel->step(1); });
    connect(m_review, &ReviewView::previousWanted, this, [this] { m_panel->step(-1); });
    connect(m_review, &ReviewView::sessionWanted, this, &DashboardPage::open);
    connect(m_review, &ReviewView::uploadWanted, this, &DashboardPage::uploadWanted);
    connect(&desk(), &client::Desk::sessionsChanged, m_panel, &QueuePanel::reload);
    connect(&desk(), &client::Desk::statusChanged, this, &DashboardPage::describe);
    connect(&desk(), &client::Desk::meChanged, this, &DashboardPage::takeMyself);
    connect(&desk(), &client::Desk::teamChanged, this, &DashboardPage::takeTeam);
    takeMyself();
    describe();
    m_panel->reload();
}

void DashboardPage::buildActions() {
    addActions(m_review->actions());
    QAction* search = addKey(*this, tr("Search in the queue"), QKeySequence::Find);
    search->setShortcuts({QKeySequence(QKeySequence::Find), QKeySequence(Qt::Key_Slash)});
    connect(search, &QAction::triggered, this, [this] {
        m_panel->filters().search()->setFocus(Qt::ShortcutFocusReason);
        m_panel->filters().search()->selectAll();
    });
    connect(addKey(*this, tr("Mark the selected sessions done"), Qt::SHIFT | Qt::Key_D), &QAction::triggered,
            this, [this] {
                if (m_panel->selected().size() > 1)
                    m_panel->markSelectedDone();
            });
}

void DashboardPage::resizeEvent(QResizeEvent* event) {
    Page::resizeEvent(event);
    if (m_divided)
        return;
    const int list = qMin(kListWidth, static_cast<int>(width() * kListShare));
    m_splitter->setSizes({list, width() - list});
}

void DashboardPage::activate() {
    m_panel->reload();
    m_panel->list().setFocus();
}

void DashboardPage::settle() {
    m_review->settle();
}

void DashboardPage::open(const domain::AnalysisId& id) {
    if (m_panel->choose(id))
        return;
    m_panel->expect(id);
    showChosen(id);
}

void DashboardPage::takeMyself() {
    const std::optional<client::Myself> myself = desk().me();
    if (!myself)
        return;
    m_panel->filters().setMyself(*myself);
    if (myself->isHead())
        takeTeam();
    m_panel->reload();
}

void DashboardPage::takeTeam() {
    desk().team(this, [this](const client::Team& team) { m_panel->filters().setTeam(team.members); });
}

void DashboardPage::showChosen(const std::optional<domain::AnalysisId>& id) {
    if (!id) {
        m_review->clear();
        m_right->setCurrentWidget(m_nothing);
        return;
    }
    m_review->show(*id);
    place(*id);
    m_right->setCurrentWidget(m_review);
}

void DashboardPage::place(const domain::AnalysisId& id) {
    const QueueModel& model = m_panel->model();
    const int position = model.position(model.find(id));
    m_review->setPlace(position, position > 0 ? model.sessionCount() : 0);
}

void DashboardPage::describe() {
    if (!m_panel->counts().loaded && m_panel->model().sessionCount() == 0) {
        showNotLoaded(
            tr("Fetching your sessions…"),
            tr("Offline. Your sessions aren't on this computer yet; they come when you're online."));
        return;
    }
    showContent();
    if (m_review->wanted())
        place(*m_review->wanted());
    describeEmptyQueue();
}

void DashboardPage::describeEmptyQueue() {
    const client::Queue& counts = m_panel->counts();
    m_nothing->setDetail({});
    if (m_panel->filters().isNarrowed()) {
        m_nothing->setIcon(Icon::Search);
        m_nothing->setSentence(tr("No session matches these filters."));
        m_nothing->setStep(tr("Show everything to review"));
        return;
    }
    if (desk().status().athletes == 0) {
        describeNoAthletes();
        return;
    }
    m_nothing->setIcon(Icon::Check);
    m_nothing->setDetail(tr("A recording that is dropped on an athlete's page comes here to be reviewed."));
    m_nothing->setStep(tr("Go to the athletes"));
    if (counts.plannedToday == 0) {
        m_nothing->setSentence(words().word("queue.empty_no_plan"));
        return;
    }
    const engine::Quantity planned{static_cast<double>(counts.plannedToday), engine::Unit::Count};
    m_nothing->setSentence(words().say({"queue.empty", {planned}}));
}

void DashboardPage::describeNoAthletes() {
    const std::optional<client::Myself> myself = desk().me();
    const bool head = myself && myself->isHead();
    m_nothing->setIcon(Icon::Athletes);
    m_nothing->setSentence(head ? tr("No active athletes.") : tr("No athlete is assigned to you yet."));
    m_nothing->setDetail(head
                             ? tr("Add them on the Athletes page, then drop a workout or a recording there.")
                             : tr("A head coach assigns athletes, on the athletes' page. Their sessions then "
                                  "wait here."));
    m_nothing->setStep(tr("Open Athletes"));
}

} // namespace leadout::ui
