// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/dashboard/queue_panel.h"

#include "ui/pages/dashboard/queue_delegate.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/label.h"
#include "ui/widgets/notice.h"

#include <QItemSelectionModel>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QScrollBar>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <memory>
#include <utility>

namespace leadout::ui {

namespace {

constexpr int kLeastWidth = 300;
/// A decision can be taken back for ten seconds.
constexpr int kTakeBackMs = 10'000;

} // namespace

QueuePanel::QueuePanel(const Theme& theme, const Words& words, client::Desk& desk, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_words(words)
    , m_desk(desk)
    , m_model(new QueueModel(this))
    , m_filters(new QueueFilters(theme, words))
    , m_list(new QListView)
    , m_shown(new Label(theme, {}, kSmall, Role::Muted))
    , m_bulkBar(new QWidget)
    , m_bulkText(new Label(theme))
    , m_bulkDone(new QPushButton)
    , m_notice(new Notice(theme, Tone::Ok, Icon::Check)) {
    setMinimumWidth(kLeastWidth);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    buildHeader();
    buildList();
    buildBulkBar();
    m_takeBackEnds.setSingleShot(true);
    m_takeBackEnds.setInterval(kTakeBackMs);
    connect(&m_takeBackEnds, &QTimer::timeout, m_notice, [this] { m_notice->setAction({}); });
    connect(m_filters, &QueueFilters::changed, this, &QueuePanel::reload);
}

void QueuePanel::buildHeader() {
    auto* header = new QVBoxLayout;
    header->setContentsMargins(kPadding, kPadding, kPadding, kGap);
    header->setSpacing(kGap);
    auto* line = new QHBoxLayout;
    line->setSpacing(kGap);
    m_title = new Label(m_theme, m_filters->status(), kTitle, Role::Text, QFont::Bold);
    line->addWidget(m_title);
    line->addWidget(m_shown, 0, Qt::AlignBottom);
    line->addStretch(1);
    m_filters->search()->setMaximumWidth(176);
    line->addWidget(m_filters->search(), 100);
    line->addWidget(m_filters->order());
    header->addLayout(line);
    header->addWidget(m_filters);
    m_notice->hide();
    m_notice->setClosable(true);
    connect(m_notice, &Notice::actionChosen, this, &QueuePanel::takeBack);
    header->addWidget(m_notice);
    static_cast<QVBoxLayout*>(layout())->addLayout(header);
}

void QueuePanel::buildList() {
    const auto line = [this](const client::SessionItem& item) {
        const auto myself = m_desk.me();
        return sessionLine(item, m_words, myself && myself->isHead());
    };
    m_model->setSpeech([line](const client::SessionItem& item) { return line(item).spoken; });
    m_list->setModel(m_model);
    m_list->setItemDelegate(new QueueDelegate(*m_model, m_theme, line, m_list));
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->verticalScrollBar()->setSingleStep(QueueDelegate::kRowHeight / 3);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setAccessibleName(tr("Sessions to review"));
    m_list->viewport()->setAutoFillBackground(false);
    m_list->setAttribute(Qt::WA_StyledBackground, false);
    m_list->setStyleSheet(QStringLiteral("QListView { background: transparent; }"));
    m_list->installEventFilter(this);
    static_cast<QVBoxLayout*>(layout())->addWidget(m_list, 1);

    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &QueuePanel::currentChanged);
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &QueuePanel::describeSelection);
    connect(m_list, &QListView::activated, this, &QueuePanel::opened);
    connect(&m_theme, &Theme::changed, m_list->viewport(), qOverload<>(&QWidget::update));
    // Ages grow while nothing else changes.
    auto* minute = new QTimer(this);
    minute->start(std::chrono::minutes(1));
    connect(minute, &QTimer::timeout, m_list->viewport(), qOverload<>(&QWidget::update));
}

void QueuePanel::buildBulkBar() {
    auto* line = new QHBoxLayout(m_bulkBar);
    line->setContentsMargins(kPadding, kGap, kPadding, kGap);
    line->addWidget(m_bulkText, 1);
    auto* clear = new QPushButton(tr("Clear"));
    clear->setAccessibleName(tr("Clear the selection"));
    line->addWidget(clear);
    m_bulkDone->setProperty("primary", true);
    line->addWidget(m_bulkDone);
    m_bulkBar->hide();
    static_cast<QVBoxLayout*>(layout())->addWidget(m_bulkBar);
    connect(m_bulkDone, &QPushButton::clicked, this, &QueuePanel::markSelectedDone);
    connect(clear, &QPushButton::clicked, this, [this] {
        if (const auto id = current())
            choose(*id);
        m_list->setFocus();
    });
}

void QueuePanel::reload() {
    const int asked = ++m_asked;
    m_desk.queue(m_filters->filter(), this, [this, asked](client::Queue queue) {
        if (asked == m_asked)
            take(std::move(queue));
    });
}

void QueuePanel::take(client::Queue queue) {
    const client::QueueFilter& filter = m_filters->filter();
    const bool grouped = filter.order == client::QueueOrder::NeedsMeFirst &&
                         filter.which == client::QueueFilter::Which::ToReview;
    const bool toReview = filter.which == client::QueueFilter::Which::ToReview;
    const auto count = static_cast<int>(queue.items.size());
    m_filters->setSports(queue.sports);
    m_filters->setCount(toReview ? queue.toReview : count);
    m_title->setText(m_filters->status());
    m_shown->setText(toReview && count != queue.toReview ? tr("%1 shown").arg(count) : QString());
    // A sync leaves the session under review where it is; another filter or order is the coach's own wish.
    // Until the first sync is through, the most urgent session leads unless the coach has taken another.
    const bool leads = m_leading && current() == m_leader && !isReviewing();
    m_leading = leads && !m_desk.status().syncedAt;
    if (leads || !(filter == m_shownFilter))
        m_model->hold(std::nullopt);
    m_shownFilter = filter;
    // Without headings all rows are alike, and the list need not ask for the height of each.
    m_list->setUniformItemSizes(!grouped);
    m_model->setSessions(std::move(queue.items), grouped);
    if (!leads)
        m_model->hold(current());
    queue.items.clear();
    m_counts = std::move(queue);
    if (m_expected) {
        choose(*m_expected);
    } else if (leads || !current()) {
        const QModelIndex first = m_model->neighbour({}, 1);
        // Several that have been chosen stay chosen.
        const bool several = current() && selected().size() > 1;
        if (first != m_list->currentIndex() && !several)
            m_list->setCurrentIndex(first);
        m_leader = current();
        if (!first.isValid())
            Q_EMIT chosen(std::nullopt);
    }
    Q_EMIT loaded();
}

bool QueuePanel::isReviewing() const {
    const QWidget* focus = window()->focusWidget();
    return focus != nullptr && !isAncestorOf(focus) && parentWidget() != nullptr &&
           parentWidget()->isAncestorOf(focus);
}

std::optional<domain::AnalysisId> QueuePanel::current() const {
    const client::SessionItem* item = m_model->session(m_list->currentIndex());
    return item == nullptr ? std::nullopt : std::optional(item->id);
}

bool QueuePanel::choose(const domain::AnalysisId& id) {
    const QModelIndex index = m_model->find(id);
    if (!index.isValid())
        return false;
    m_list->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect);
    m_list->scrollTo(index);
    return true;
}

void QueuePanel::expect(const domain::AnalysisId& id) {
    m_list->selectionModel()->clear();
    m_expected = id;
}

void QueuePanel::step(int direction) {
    const QModelIndex next = m_model->neighbour(m_list->currentIndex(), direction);
    if (const client::SessionItem* item = m_model->session(next))
        choose(item->id);
}

void QueuePanel::leave(const domain::AnalysisId& id) {
    const QModelIndex left = m_model->find(id);
    if (!left.isValid() || current() != id)
        return;
    QModelIndex next = m_model->neighbour(left, 1);
    if (!next.isValid())
        next = m_model->neighbour(left, -1);
    if (const client::SessionItem* item = m_model->session(next)) {
        choose(item->id);
        return;
    }
    m_model->hold(std::nullopt);
}

void QueuePanel::currentChanged(const QModelIndex& current) {
    const client::SessionItem* item = m_model->session(current);
    const auto id = item == nullptr ? std::nullopt : std::optional(item->id);
    if (id)
        m_expected.reset();
    Q_EMIT chosen(id);
    // The rows may only change once the view is through with the change of its current one.
    QMetaObject::invokeMethod(
        this, [this] { m_model->hold(this->current()); }, Qt::QueuedConnection);
}

std::vector<domain::AnalysisId> QueuePanel::selected() const {
    QModelIndexList rows = m_list->selectionModel()->selectedIndexes();
    std::sort(rows.begin(), rows.end(),
              [](const QModelIndex& a, const QModelIndex& b) { return a.row() < b.row(); });
    std::vector<domain::AnalysisId> ids;
    for (const QModelIndex& row : rows) {
        if (const client::SessionItem* item = m_model->session(row))
            ids.push_back(item->id);
    }
    return ids;
}

void QueuePanel::describeSelection() {
    const auto count = static_cast<int>(selected().size());
    m_bulkBar->setVisible(count > 1);
    m_bulkText->setText(count > 1 ? tr("%1 selected").arg(count) : QString());
    m_bulkDone->setText(tr("Mark %1 done").arg(count));
    m_bulkDone->setToolTip(tr("Closes these sessions without sending anything."));
}

void QueuePanel::markSelectedDone() {
    struct Tally {
        std::size_t open = 0;
        int refused = 0;
        QString why;
    };
    const std::vector<domain::AnalysisId> ids = selected();
    auto tally = std::make_shared<Tally>();
    tally->open = ids.size();
    m_bulkOps.clear();
    for (const domain::AnalysisId& id : ids) {
        m_desk.markDone(id, this, [this, tally](const tl::expected<QUuid, client::Refusal>& reply) {
            if (reply) {
                m_bulkOps.push_back(*reply);
            } else {
                ++tally->refused;
                tally->why = m_words.say(reply.error());
            }
            if (--tally->open == 0)
                told(static_cast<int>(m_bulkOps.size()), tally->refused, tally->why);
        });
    }
}

void QueuePanel::told(int done, int refused, const QString& why) {
    m_notice->setTone(refused > 0 ? Tone::Warn : Tone::Ok, refused > 0 ? Icon::Warning : Icon::Check);
    m_notice->setText(refused > 0 ? tr("%1 marked done, %2 not: %3").arg(done).arg(refused).arg(why)
                                  : tr("%1 sessions marked done.").arg(done));
    m_notice->setAction(done > 0 ? tr("Undo") : QString());
    m_notice->show();
    m_takeBackEnds.start();
    const std::vector<domain::AnalysisId> ids = selected();
    if (ids.empty())
        return;
    const QModelIndex after = m_model->neighbour(m_model->find(ids.back()), 1);
    const client::SessionItem* next = m_model->session(after);
    choose(next != nullptr ? next->id : ids.front());
}

void QueuePanel::takeBack() {
    m_notice->hide();
    for (const QUuid& op : std::exchange(m_bulkOps, {})) {
        m_desk.undo(op, this, [this](const tl::expected<bool, client::Refusal>& reply) {
            if (reply && *reply)
                return;
            m_notice->setTone(Tone::Warn, Icon::Warning);
            m_notice->setText(reply ? tr("Some of these had already been sent.")
                                    : m_words.say(reply.error()));
            m_notice->setAction({});
            m_notice->show();
        });
    }
}

bool QueuePanel::eventFilter(QObject* watched, QEvent* event) {
    // Letters are keys of the page here; the list would take them for a search.
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool plain = (key->modifiers() & ~Qt::ShiftModifier) == Qt::NoModifier;
        if (plain && !key->text().isEmpty() && key->text().front().isPrint() && key->key() != Qt::Key_Space) {
            event->ignore();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace leadout::ui
