// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/desk/sample_desk.h"

#include <QTimer>

#include <algorithm>

namespace leadout::test {

namespace {

using namespace std::chrono_literals;

constexpr domain::Instant kNow{1795336800000ms};

bool fits(const client::SessionItem& item, const client::QueueFilter& filter) {
    using Which = client::QueueFilter::Which;
    using domain::AnalysisState;
    const bool which = filter.which == Which::All ||
                       (filter.which == Which::ToReview && item.state == AnalysisState::ReviewPending) ||
                       (filter.which == Which::Approved && item.state == AnalysisState::Approved) ||
                       (filter.which == Which::Published && item.state == AnalysisState::Published) ||
                       (filter.which == Which::Reviewed && item.state == AnalysisState::Reviewed);
    const bool whose = filter.whose != client::QueueFilter::Whose::Coach || item.coach == filter.coach;
    const bool text = filter.text.isEmpty() || item.athleteName.contains(filter.text, Qt::CaseInsensitive) ||
                      item.title.contains(filter.text, Qt::CaseInsensitive);
    return which && whose && text && (!filter.sport || item.sport == filter.sport) &&
           (!filter.band || item.band == filter.band);
}

bool fits(const client::AthleteItem& item, const client::AthleteFilter& filter) {
    using Which = client::AthleteFilter::Which;
    const bool which = filter.which == Which::All ||
                       (filter.which == Which::Active) == (item.status == domain::AthleteStatus::Active);
    const bool text = filter.text.isEmpty() || item.name.contains(filter.text, Qt::CaseInsensitive) ||
                      item.email.contains(filter.text, Qt::CaseInsensitive);
    return which && text && (!filter.unassigned || !item.coach) &&
           (!filter.coach || item.coach == filter.coach);
}

} // namespace

SampleDesk::SampleDesk(domain::Role role, QObject* parent) : Desk(parent), m_role(role) {
    sessions = sampleSessions(role);
    people = sampleAthletes(role);
    coaches = sampleTeam(role);
    state.link = client::LinkState::Online;
    state.syncedAt = kNow;
    state.queueSize = static_cast<int>(sessions.size());
    state.athletes =
        static_cast<int>(std::count_if(people.begin(), people.end(), [](const client::AthleteItem& athlete) {
            return athlete.status == domain::AthleteStatus::Active;
        }));
}

const domain::FixedClock& SampleDesk::clock() {
    static const domain::FixedClock clock(kNow);
    return clock;
}

std::optional<client::Myself> SampleDesk::me() const {
    if (!known)
        return std::nullopt;
    client::Myself me;
    const bool head = m_role == domain::Role::Head;
    me.coach = domain::CoachId(sampleId(head ? 1 : 3));
    me.name = head ? QStringLiteral("Ana Ruiz") : QStringLiteral("Jonas Weber");
    me.email = head ? QStringLiteral("ana@northside.example") : QStringLiteral("jonas@northside.example");
    me.role = m_role;
    me.company = QStringLiteral("Northside Endurance");
    me.language = QStringLiteral("en");
    me.units = QStringLiteral("metric");
    me.timeZone = QStringLiteral("Europe/Stockholm");
    return me;
}

client::Permission SampleDesk::may(domain::Action action) const {
    return samplePermission(m_role, action);
}

void SampleDesk::later(QObject* context, std::function<void()> call) const {
    if (answers)
        QTimer::singleShot(0, context, std::move(call));
}

void SampleDesk::queue(const client::QueueFilter& filter, QObject* context,
                       std::function<void(client::Queue)> reply) {
    client::Queue queue;
    queue.loaded = loaded;
    queue.plannedToday = 4;
    for (const client::SessionItem& item : sessions) {
        if (item.state == domain::AnalysisState::ReviewPending)
            ++queue.toReview;
        if (std::find(queue.sports.begin(), queue.sports.end(), item.sport) == queue.sports.end())
            queue.sports.push_back(item.sport);
        if (fits(item, filter))
            queue.items.push_back(item);
    }
    if (filter.order == client::QueueOrder::NewestFirst)
        std::stable_sort(queue.items.begin(), queue.items.end(),
                         [](const auto& a, const auto& b) { return a.startedAt > b.startedAt; });
    else
        std::stable_sort(queue.items.begin(), queue.items.end(),
                         [](const auto& a, const auto& b) { return a.group < b.group; });
    later(context, [reply = std::move(reply), queue = std::move(queue)] { reply(queue); });
}

void SampleDesk::review(const domain::AnalysisId& id, QObject* context, client::Reply<client::Review> reply) {
    tl::expected<client::Review, client::Refusal> answer =
        tl::unexpected(client::Refusal{"access.not_found", {}});
    for (const client::SessionItem& item : sessions) {
        if (item.id == id)
            answer = sampleReview(item, m_role);
    }
    if (refuseNext)
        answer = tl::unexpected(*std::exchange(refuseNext, std::nullopt));
    later(context, [reply = std::move(reply), answer = std::move(answer)] { reply(answer); });
}

void SampleDesk::athletes(const client::AthleteFilter& filter, QObject* context,
                          std::function<void(std::vector<client::AthleteItem>)> reply) {
    std::vector<client::AthleteItem> shown;
    std::copy_if(people.begin(), people.end(), std::back_inserter(shown),
                 [&](const client::AthleteItem& item) { return fits(item, filter); });
    later(context, [reply = std::move(reply), shown = std::move(shown)] { reply(shown); });
}

void SampleDesk::athlete(const domain::AthleteId& id, QObject* context,
                         client::Reply<client::AthleteDetail> reply) {
    tl::expected<client::AthleteDetail, client::Refusal> answer =
        tl::unexpected(client::Refusal{"access.not_found", {}});
    for (const client::AthleteItem& item : people) {
        if (item.id == id)
            answer = sampleAthlete(item, sessions, m_role);
    }
    if (answer)
        answer->late = late;
    later(context, [reply = std::move(reply), answer = std::move(answer)] { reply(answer); });
}

void SampleDesk::team(QObject* context, std::function<void(client::Team)> reply) {
    client::Team team = coaches;
    team.loaded = loaded;
    later(context, [reply = std::move(reply), team = std::move(team)] { reply(team); });
}

void SampleDesk::unaccepted(QObject* context, std::function<void(std::vector<client::Unaccepted>)> reply) {
    later(context, [reply = std::move(reply), list = refused] { reply(list); });
}

void SampleDesk::held(QObject* context, std::function<void(std::vector<client::HeldChange>)> reply) {
    later(context, [reply = std::move(reply), list = heldChanges] { reply(list); });
}

void SampleDesk::reviewAnyway(const domain::ActivityId& id, QObject* context, client::Decided decided) {
    decide("ReviewAnyway", id.uuid(), {}, context, std::move(decided));
}

void SampleDesk::decideHeld(const domain::OpId& op, bool accept, QObject* context, client::Decided decided) {
    decide("DecideHeld", op.uuid(), accept ? QStringLiteral("accept") : QStringLiteral("discard"), context,
           std::move(decided));
}

void SampleDesk::decide(const char* what, const QUuid& thing, const QString& text, QObject* context,
                        client::Decided decided) {
    tl::expected<QUuid, client::Refusal> answer = sampleId(9000 + static_cast<int>(decisions.size()));
    if (refuseNext)
        answer = tl::unexpected(*std::exchange(refuseNext, std::nullopt));
    else
        decisions.append({QString::fromLatin1(what), thing, text});
    later(context, [decided = std::move(decided), answer] {
        if (decided)
            decided(answer);
    });
}

void SampleDesk::keepTyping(const domain::AnalysisId& id, const QString& feedback) {
    decisions.append({QStringLiteral("keepTyping"), id.uuid(), feedback});
}

void SampleDesk::keepTypingNote(const domain::AnalysisId& id, const QString& personalNote) {
    decisions.append({QStringLiteral("keepTypingNote"), id.uuid(), personalNote});
}

void SampleDesk::keepTypingLine(const domain::AnalysisId& id, client::LineFor, const QString& text) {
    decisions.append({QStringLiteral("keepTypingLine"), id.uuid(), text});
}

void SampleDesk::keepTypingCoachNote(const domain::AthleteId& athlete,
                                     const std::optional<domain::AnalysisId>& id, const QString& text, bool) {
    decisions.append({QStringLiteral("keepTypingCoachNote"), id ? id->uuid() : athlete.uuid(), text});
}

void SampleDesk::pairChoice(const domain::AnalysisId& id, QObject* context,
                            client::Reply<client::PairChoice> reply) {
    tl::expected<client::PairChoice, client::Refusal> answer =
        tl::unexpected(client::Refusal{"access.not_found", {}});
    for (const client::SessionItem& item : sessions) {
        if (item.id == id)
            answer = samplePairChoice(item);
    }
    if (answer)
        answer->offered = offered;
    later(context, [reply = std::move(reply), answer = std::move(answer)] { reply(answer); });
}

void SampleDesk::pair(const domain::AnalysisId& id, const std::vector<client::PairedRecording>& wanted,
                      QObject* context, client::Decided decided) {
    QStringList said;
    for (const client::PairedRecording& one : wanted)
        said.append(QStringLiteral("%1 > %2").arg(
            one.recording.toString(), one.workout ? one.workout->toString() : QStringLiteral("unplanned")));
    decide("Pair", id.uuid(), said.join(u'\n'), context, std::move(decided));
}

void SampleDesk::editFeedback(const domain::AnalysisId& id, const QString& text, QObject* context,
                              client::Decided decided) {
    decide("EditFeedback", id.uuid(), text, context, std::move(decided));
}

void SampleDesk::editPersonalNote(const domain::AnalysisId& id, const QString& text, QObject* context,
                                  client::Decided decided) {
    decide("EditPersonalNote", id.uuid(), text, context, std::move(decided));
}

void SampleDesk::backToDraft(const domain::AnalysisId& id, QObject* context, client::Decided decided) {
    decide("BackToDraft", id.uuid(), {}, context, std::move(decided));
}

void SampleDesk::approve(const domain::AnalysisId& id, const QString& contentHash, QObject* context,
                         client::Decided decided) {
    decide("ApproveAndPublish", id.uuid(), contentHash, context, std::move(decided));
}

void SampleDesk::retryPublish(const domain::AnalysisId& id, const QString& contentHash, QObject* context,
                              client::Decided decided) {
    decide("RetryPublish", id.uuid(), contentHash, context, std::move(decided));
}

void SampleDesk::markDone(const domain::AnalysisId& id, QObject* context, client::Decided decided) {
    decide("MarkDone", id.uuid(), {}, context, std::move(decided));
}

void SampleDesk::adjust(const domain::AnalysisId& id, domain::AdjustReason reason, const QString& note,
                        QObject* context, client::Decided decided) {
    const auto word = domain::key(reason);
    decide("Adjust", id.uuid(),
           QString::fromUtf8(word.data(), static_cast<qsizetype>(word.size())) + QLatin1Char(':') + note,
           context, std::move(decided));
}

void SampleDesk::handToHead(const domain::AnalysisId& id, const QString& note, QObject* context,
                            client::Decided decided) {
    decide("HandToHead", id.uuid(), note, context, std::move(decided));
}

void SampleDesk::addNote(const domain::AthleteId& athlete, const std::optional<domain::AnalysisId>&,
                         const QString& text, bool, QObject* context, client::Decided decided) {
    decide("AddNote", athlete.uuid(), text, context, std::move(decided));
}

void SampleDesk::switchReportOff(const domain::ReportId& report, QObject* context, client::Decided decided) {
    decide("SwitchReportOff", report.uuid(), {}, context, std::move(decided));
}

void SampleDesk::addAthlete(const client::NewAthlete& athlete, QObject* context,
                            client::Reply<domain::AthleteId> reply) {
    client::AthleteItem added;
    added.id = domain::AthleteId(sampleId(8000 + static_cast<int>(people.size())));
    added.name = athlete.name;
    added.email = athlete.email;
    const bool taken = !refuseNext;
    decide("AddAthlete", added.id.uuid(),
           QStringList{athlete.name, athlete.email, athlete.timeZone}.join(u'|'), context,
           [reply = std::move(reply), id = added.id](const tl::expected<QUuid, client::Refusal>& op) {
               reply(op.map([&id](const QUuid&) { return id; }));
           });
    if (taken)
        people.push_back(added);
}

void SampleDesk::setStatus(const domain::AthleteId& id, domain::AthleteStatus status,
                           const std::optional<QDate>& deactivateOn, QObject* context,
                           client::Decided decided) {
    const QString on = deactivateOn ? deactivateOn->toString(Qt::ISODate) : QString();
    decide("SetAthleteStatus", id.uuid(),
           (status == domain::AthleteStatus::Active ? QStringLiteral("active ")
                                                    : QStringLiteral("deactivated ")) +
               on,
           context, std::move(decided));
}

void SampleDesk::setFeedbackMode(const domain::AthleteId& id, domain::FeedbackMode mode, QObject* context,
                                 client::Decided decided) {
    decide("SetFeedbackMode", id.uuid(), QString::number(static_cast<int>(mode)), context,
           std::move(decided));
}

void SampleDesk::setTrainingType(const domain::AthleteId& id, const std::optional<domain::TrainingType>& type,
                                 QObject* context, client::Decided decided) {
    decide("SetTrainingType", id.uuid(), type ? QString::number(static_cast<int>(*type)) : QString(), context,
           std::move(decided));
}

void SampleDesk::setPlanType(const domain::AthleteId& id, domain::PlanType type, QObject* context,
                             client::Decided decided) {
    decide("SetPlanType", id.uuid(), QString::number(static_cast<int>(type)), context, std::move(decided));
}

void SampleDesk::assign(const domain::AthleteId& id, const std::optional<domain::CoachId>& coach,
                        QObject* context, client::Decided decided) {
    decide("AssignAthlete", id.uuid(), coach ? coach->toString() : QString(), context, std::move(decided));
}

void SampleDesk::setThresholds(const domain::AthleteId& id, const client::ThresholdSet& set, QObject* context,
                               client::Decided decided) {
    const auto said = [](const std::optional<double>& value) {
        return value ? QString::number(*value, 'f', 2) : QStringLiteral("-");
    };
    decide("SetThresholds", id.uuid(),
           QStringList{set.from.toString(Qt::ISODate), said(set.powerW), said(set.heartRateBpm),
                       said(set.maxHeartRateBpm), said(set.runSpeedMs), said(set.swimSpeedMs)}
               .join(u' '),
           context, std::move(decided));
}

void SampleDesk::recordConsent(const domain::AthleteId& id, domain::ConsentKind kind, bool given,
                               domain::ConsentHow how, QObject* context, client::Decided decided) {
    decide("RecordConsent", id.uuid(),
           QStringLiteral("%1 %2 %3").arg(static_cast<int>(kind)).arg(given).arg(static_cast<int>(how)),
           context, std::move(decided));
}

void SampleDesk::readWorkoutFile(const QString& path, QObject* context,
                                 client::Reply<engine::Workout> reply) {
    tl::expected<engine::Workout, client::Refusal> answer = engine::Workout{};
    answer->name = path.section(QLatin1Char('/'), -1).toStdString();
    answer->sport = engine::Sport::Cycling;
    answer->duration_s = 4500.0;
    if (refuseNext)
        answer = tl::unexpected(*std::exchange(refuseNext, std::nullopt));
    later(context, [reply = std::move(reply), answer] { reply(answer); });
}

void SampleDesk::saveWorkout(const domain::WorkoutId& id, const QString& path, QObject* context,
                             client::Reply<std::vector<engine::Sentence>> reply) {
    tl::expected<std::vector<engine::Sentence>, client::Refusal> answer;
    if (refuseNext)
        answer = tl::unexpected(*std::exchange(refuseNext, std::nullopt));
    else {
        decisions.append({QStringLiteral("SaveWorkout"), id.uuid(), path});
        if (path.endsWith(QLatin1String(".mrc")))
            answer->push_back({"workout.lost.repeats", {std::string("MRC")}});
    }
    later(context, [reply = std::move(reply), answer] { reply(answer); });
}

void SampleDesk::planWorkout(const domain::AthleteId& id, QDate day, const engine::Workout&, QObject* context,
                             client::Decided decided) {
    decide("PlanWorkout", id.uuid(), day.toString(Qt::ISODate), context, std::move(decided));
}

void SampleDesk::upload(const domain::AthleteId& id, const QString& path, const domain::AthleteWords& words,
                        QObject* context, std::function<void(double)> progress, client::Reply<bool> done) {
    tl::expected<bool, client::Refusal> answer = true;
    if (refuseNext)
        answer = tl::unexpected(*std::exchange(refuseNext, std::nullopt));
    else {
        decisions.append({QStringLiteral("UploadActivity"), id.uuid(), path});
        uploadedWords.append(words);
    }
    later(context, [progress = std::move(progress), done = std::move(done), answer] {
        if (progress)
            progress(0.5);
        done(answer);
    });
}

void SampleDesk::readAgain(const domain::ActivityId& id, QObject* context, client::Reply<bool> done) {
    tl::expected<bool, client::Refusal> answer = true;
    if (refuseNext)
        answer = tl::unexpected(*std::exchange(refuseNext, std::nullopt));
    else
        decisions.append({QStringLiteral("RetryActivity"), id.uuid(), {}});
    later(context, [done = std::move(done), answer] { done(answer); });
}

void SampleDesk::undo(const QUuid& op, QObject* context, client::Reply<bool> reply) {
    undone.append(op);
    takeBack.reset();
    Q_EMIT undoableChanged();
    later(context, [reply = std::move(reply)] {
        if (reply)
            reply(true);
    });
}

void SampleDesk::signOut(QObject* context, std::function<void()> done) {
    signedOut = true;
    later(context, std::move(done));
}

} // namespace leadout::test
