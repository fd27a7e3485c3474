// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/services/desk_queue.h"

#include "core/protocol/analysis_flags.h"

#include <algorithm>
#include <cstdlib>
#include <tuple>

namespace leadout::client {

using domain::AnalysisState;

namespace {

bool isOther(const Local<protocol::AnalysisRow>& analysis) {
    const std::string_view word = protocol::analysis_flag::kOther;
    return analysis.row.flags.contains(QLatin1String(word.data(), static_cast<int>(word.size())));
}

bool isWhose(const DeskView& view, const SessionItem& session, const QueueFilter& filter) {
    if (!view.isHead() && session.coach != view.seat().coach)
        return false;
    switch (filter.whose) {
    case QueueFilter::Whose::All: return true;
    case QueueFilter::Whose::MineAndUnassigned:
        return !session.coach || session.coach == view.seat().coach ||
               (view.isHead() && (session.handedToHead || view.isHeld(session.id)));
    case QueueFilter::Whose::Coach: return session.coach == filter.coach;
    }
    return false;
}

bool isWhich(const DeskView& view, const SessionItem& session, QueueFilter::Which which) {
    switch (which) {
    case QueueFilter::Which::ToReview:
        // What an assistant coach has handed over waits for a head coach.
        return DeskView::waits(session) && (view.isHead() || !session.handedToHead);
    case QueueFilter::Which::Approved: return session.state == AnalysisState::Approved;
    case QueueFilter::Which::Published: return session.state == AnalysisState::Published;
    case QueueFilter::Which::Reviewed: return session.state == AnalysisState::Reviewed;
    case QueueFilter::Which::All: return true;
    }
    return false;
}

bool matches(const SessionItem& session, const QueueFilter& filter) {
    if (filter.sport && session.sport != *filter.sport)
        return false;
    if (filter.band && session.band != filter.band)
        return false;
    const QString text = filter.text.trimmed();
    return text.isEmpty() || session.athleteName.contains(text, Qt::CaseInsensitive) ||
           session.title.contains(text, Qt::CaseInsensitive);
}

void sortItems(const DeskView& view, std::vector<SessionItem>& items, QueueOrder order) {
    if (order == QueueOrder::NewestFirst) {
        std::sort(items.begin(), items.end(), [](const SessionItem& a, const SessionItem& b) {
            return std::tie(b.startedAt, b.id) < std::tie(a.startedAt, a.id);
        });
        return;
    }
    QHash<QUuid, int> urgency;
    for (const SessionItem& item : items)
        urgency.insert(item.id.uuid(), urgencyOf(item, view.isHeld(item.id)));
    std::sort(items.begin(), items.end(), [&urgency](const SessionItem& a, const SessionItem& b) {
        const int first = urgency.value(a.id.uuid());
        const int second = urgency.value(b.id.uuid());
        return std::tie(first, a.startedAt, a.id) < std::tie(second, b.startedAt, b.id);
    });
}

int plannedToday(const DeskView& view) {
    int planned = 0;
    const QDate day = view.today({});
    for (const auto& workout : view.rows().workouts()) {
        // Wherever an athlete lives, it is at most one day earlier or later there.
        if (workout.row.state != domain::PlannedState::Open || std::abs(day.daysTo(workout.row.day)) > 1)
            continue;
        const auto coach = view.coachOf(workout.athlete);
        const bool mine = coach == view.seat().coach || (view.isHead() && !coach);
        if (mine && workout.row.day == view.today(workout.athlete))
            ++planned;
    }
    return planned;
}

} // namespace

Queue queueOf(const DeskView& view, const QueueFilter& filter, bool loaded) {
    Queue queue;
    queue.loaded = loaded;
    queue.plannedToday = plannedToday(view);
    const bool onlyWaiting = filter.which == QueueFilter::Which::ToReview;
    for (const auto& analysis : view.rows().analyses()) {
        if (onlyWaiting && !DeskView::waits(analysis.row))
            continue;
        const bool quiet = isOther(analysis);
        const SessionItem session = view.session(analysis);
        if (!quiet && view.waitsForMe(session))
            ++queue.toReview;
        if (!isWhose(view, session, filter) || !isWhich(view, session, filter.which) ||
            (quiet && onlyWaiting))
            continue;
        if (std::find(queue.sports.begin(), queue.sports.end(), session.sport) == queue.sports.end())
            queue.sports.push_back(session.sport);
        if (matches(session, filter))
            queue.items.push_back(session);
    }
    std::sort(queue.sports.begin(), queue.sports.end());
    sortItems(view, queue.items, filter.order);
    return queue;
}

QueueSize queueSizeOf(const DeskView& view) {
    QueueSize size;
    const QSet<domain::AthleteId> unfetched = view.rows().unfetchedBodies();
    for (const auto& analysis : view.rows().analyses()) {
        if (!DeskView::waits(analysis.row) || isOther(analysis) || !view.waitsForMe(view.session(analysis)))
            continue;
        ++size.waiting;
        if (unfetched.contains(analysis.athlete) && !view.rows().hasDetail(analysis))
            ++size.notLocal;
    }
    return size;
}

} // namespace leadout::client
