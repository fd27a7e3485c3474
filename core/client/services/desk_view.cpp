// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/services/desk_view.h"

#include "core/engine/model/key_session.h"
#include "core/protocol/analysis_flags.h"

#include <QDateTime>
#include <QTimeZone>

#include <algorithm>

namespace leadout::client {

using domain::AnalysisState;
using protocol::RowKind;

namespace {

/// Lines of "needs me first".
constexpr int kFirstOfWrote = 0;
constexpr int kNotSent = 1;
constexpr int kKeyMissed = 2;
constexpr int kFarFromPlan = 3;
constexpr int kNotScored = 4;
constexpr int kTheRest = 5;

bool hasFlag(const QStringList& flags, std::string_view word) {
    return flags.contains(QLatin1String(word.data(), static_cast<int>(word.size())));
}

QDate dayIn(const QString& zone, domain::Instant at) {
    const QTimeZone known(zone.toLatin1());
    const QDateTime utc = QDateTime::fromMSecsSinceEpoch(at.time_since_epoch().count(), Qt::UTC);
    return (known.isValid() ? utc.toTimeZone(known) : utc).date();
}

} // namespace

QDate mondayOf(QDate day) {
    return day.addDays(1 - day.dayOfWeek());
}

Permission permissionOf(const domain::Decision& decision) {
    if (decision)
        return {true, std::nullopt};
    return {false, decision.error().sentence};
}

int urgencyOf(const SessionItem& session, bool held) {
    if (session.wrote || session.feltBad)
        return kFirstOfWrote;
    if (!session.publishFault.isEmpty() || session.handedToHead || held)
        return kNotSent;
    if (session.missed && session.keySession)
        return kKeyMissed;
    if (session.band == engine::Band::Red || session.band == engine::Band::Amber)
        return kFarFromPlan;
    if (session.error || (!session.score && !session.adjusted))
        return kNotScored;
    return kTheRest;
}

Myself DeskView::me() const {
    Myself me;
    me.coach = m_seat.coach;
    me.name = m_seat.name;
    me.email = m_seat.email;
    me.role = m_seat.role;
    me.company = m_seat.company;
    if (const auto coach = m_rows.coaches().constFind(m_seat.coach.uuid());
        coach != m_rows.coaches().constEnd()) {
        me.name = coach->row.name;
        me.email = coach->row.email;
        me.role = coach->row.role;
    }
    if (!m_rows.companies().isEmpty()) {
        const protocol::CompanyRow& company = m_rows.companies().constBegin()->row;
        me.company = company.name;
        me.language = company.language;
        me.units = company.units;
        me.timeZone = company.timeZone;
    }
    return me;
}

domain::Actor DeskView::actor() const {
    const auto coach = m_rows.coaches().constFind(m_seat.coach.uuid());
    if (coach == m_rows.coaches().constEnd())
        return domain::Actor::coach(m_seat.role, domain::MembershipStatus::Active);
    return domain::Actor::coach(coach->row.role, coach->row.status);
}

QDate DeskView::today(const domain::AthleteId& athlete) const {
    const auto found = m_rows.athletes().constFind(athlete.uuid());
    if (found != m_rows.athletes().constEnd() && !found->row.timeZone.isEmpty())
        return dayIn(found->row.timeZone, now());
    return dayIn(me().timeZone, now());
}

domain::Facts DeskView::factsAbout(const domain::AthleteId& athlete) const {
    domain::Facts facts;
    const auto found = m_rows.athletes().constFind(athlete.uuid());
    if (found == m_rows.athletes().constEnd())
        return facts;
    facts.relation = domain::relationOf(m_seat.coach, {athlete, found->row.coach});
    facts.consent = domain::Consents::untilAsked();
    const QDate day = today(athlete);
    QHash<int, domain::Instant> newest;
    for (const auto& consent : m_rows.consents()) {
        if (consent.athlete != athlete)
            continue;
        const int kind = static_cast<int>(consent.row.kind);
        if (newest.contains(kind) && newest.value(kind) > consent.row.decidedAt)
            continue;
        newest.insert(kind, consent.row.decidedAt);
        const bool holds = consent.row.given && (!consent.row.until || *consent.row.until >= day);
        if (holds)
            facts.consent.give(consent.row.kind);
        else
            facts.consent.withdraw(consent.row.kind);
    }
    return facts;
}

Permission DeskView::permission(domain::Action action, const domain::AthleteId& athlete) const {
    return permissionOf(domain::decide(actor(), action, factsAbout(athlete)));
}

Permission DeskView::permission(domain::Action action, bool self) const {
    domain::Facts facts;
    facts.self = self;
    return permissionOf(domain::decide(actor(), action, facts));
}

QString DeskView::coachName(const std::optional<domain::CoachId>& coach) const {
    if (!coach)
        return {};
    const auto found = m_rows.coaches().constFind(coach->uuid());
    return found == m_rows.coaches().constEnd() ? QString() : found->row.name;
}

std::optional<domain::CoachId> DeskView::coachOf(const domain::AthleteId& athlete) const {
    const auto found = m_rows.athletes().constFind(athlete.uuid());
    return found == m_rows.athletes().constEnd() ? std::nullopt : found->row.coach;
}

SessionItem DeskView::session(const Local<protocol::AnalysisRow>& analysis) const {
    const protocol::AnalysisRow& row = analysis.row;
    SessionItem item;
    item.id = domain::AnalysisId(analysis.id);
    item.athlete = analysis.athlete;
    if (const auto athlete = m_rows.athletes().constFind(analysis.athlete.uuid());
        athlete != m_rows.athletes().constEnd()) {
        item.athleteName = athlete->row.name;
        item.coach = athlete->row.coach;
        item.coachName = coachName(item.coach);
    }
    item.sport = row.sport;
    item.title = row.title;
    item.day = row.day;
    item.startedAt = row.startedAt;
    item.state = row.state;
    // The score of an accepted change counts nowhere.
    if (!row.adjusted) {
        item.score = row.score;
        item.band = row.band;
    }
    item.verdict = row.verdict;
    item.reasons = row.reasons;
    item.plannedS = row.plannedS;
    item.doneS = row.doneS;
    item.plannedLoad = row.plannedLoad;
    item.doneLoad = row.doneLoad;
    if (row.workout) {
        const auto workout = m_rows.workouts().constFind(row.workout->uuid());
        const bool known = workout != m_rows.workouts().constEnd();
        item.byDistance = known ? std::optional(workout->row.byDistance) : std::nullopt;
        item.keySession =
            known && engine::isKeySession(workout->row.type, workout->row.sport, workout->row.intensity);
    }
    item.adjusted = row.adjusted;
    item.missed = row.missed;
    item.error = hasFlag(row.flags, protocol::analysis_flag::kError);
    item.wrote = hasFlag(row.flags, protocol::analysis_flag::kWrote);
    item.feltBad = hasFlag(row.flags, protocol::analysis_flag::kFeltBad);
    item.thresholdFlag = hasFlag(row.flags, protocol::analysis_flag::kThreshold);
    item.handedToHead = row.handedToHead;
    item.autoApproved = row.autoApproved;
    item.publishFault = row.publishFault;
    item.sending = analysis.decided;
    const int urgency = urgencyOf(item, isHeld(item.id));
    item.group = urgency == kFirstOfWrote ? QueueGroup::Wrote
                 : urgency == kTheRest    ? QueueGroup::Rest
                                          : QueueGroup::NeedsALook;
    return item;
}

bool DeskView::waits(const SessionItem& session) {
    return session.state == AnalysisState::ReviewPending ||
           (session.state == AnalysisState::Approved && !session.publishFault.isEmpty());
}

bool DeskView::waits(const protocol::AnalysisRow& row) {
    return row.state == AnalysisState::ReviewPending ||
           (row.state == AnalysisState::Approved && !row.publishFault.isEmpty());
}

bool DeskView::waitsForMe(const SessionItem& session) const {
    if (!waits(session))
        return false;
    if (!isHead())
        return session.coach == m_seat.coach && !session.handedToHead;
    return !session.coach || session.coach == m_seat.coach || session.handedToHead || isHeld(session.id);
}

bool DeskView::isHeld(const domain::AnalysisId& id) const {
    const QUuid detail = protocol::bodyRowId(id.uuid(), RowKind::AnalysisDetail);
    return std::any_of(m_rows.heldOps().begin(), m_rows.heldOps().end(), [&](const auto& op) {
        return op.row.decision.isEmpty() && (op.row.row == id.uuid() || op.row.row == detail);
    });
}

} // namespace leadout::client
