// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/services/decisions.h"

#include "core/client/services/desk_athletes.h"
#include "core/client/services/desk_pairing.h"
#include "core/client/services/desk_review.h"
#include "core/client/services/patches.h"
#include "core/client/services/typed_note.h"
#include "core/platform/crypto/digest.h"
#include "core/protocol/command_payloads.h"

#include <utility>

namespace leadout::client {

using domain::AnalysisState;
using protocol::JsonWriter;
using protocol::RowKind;

namespace {

tl::unexpected<Refusal> refuse(std::string_view sentence) {
    return tl::unexpected(Refusal{std::string(sentence), {}});
}

QString commandName(const domain::CommandTraits& command) {
    return QString::fromLatin1(command.name.data(), static_cast<qsizetype>(command.name.size()));
}

Draft draftOf(const Decision& decision) {
    return {decision.rowId,   decision.command,  decision.payload,     decision.scope,
            decision.seenRev, decision.baseText, decision.baseTextHash};
}

/// Names the draft that is to go.
Draft forgottenNote(const domain::NoteId& note) {
    Draft forgotten;
    forgotten.rowId = note.uuid();
    forgotten.command = commandName(domain::AddNote::kCommand);
    return forgotten;
}

} // namespace

const Local<protocol::AnalysisRow>* Decisions::analysis(const domain::AnalysisId& id) const {
    const auto found = m_view.rows().analyses().constFind(id.uuid());
    return found == m_view.rows().analyses().constEnd() ? nullptr : &*found;
}

std::optional<Local<protocol::FeedbackRow>> Decisions::feedback(const domain::AnalysisId& id) const {
    const auto* found = analysis(id);
    return found ? m_view.rows().feedback(id, found->athlete) : std::nullopt;
}

template <class Command>
Decisions::Made Decisions::made(const Command& command, const Row& row) const {
    const Permission permission = m_view.permission(Command::kCommand.action, row.athlete);
    if (!permission.allowed)
        return tl::unexpected(permission.why.value_or(Refusal{"access.not_found", {}}));
    if (const auto invalid = domain::validate(command))
        return tl::unexpected(invalid->sentence);
    Decision decision;
    decision.command = commandName(Command::kCommand);
    decision.payload = protocol::writePayload(domain::AnyCommand(command));
    decision.rowId = row.id;
    const domain::Scope scope = Command::kCommand.scope == domain::Scope::Kind::AthleteBody
                                    ? domain::Scope::athleteBody(row.athlete)
                                    : domain::Scope::athlete(row.athlete);
    decision.scope = scope.toString();
    decision.seenRev = row.rev;
    return decision;
}

// About texts.

void Decisions::baseOnTyping(Decision& decision, const QString& current) const {
    decision.baseText = current;
    const auto draft = m_work.draft(decision.rowId, decision.command);
    if (draft && *draft) {
        decision.baseText = (*draft)->baseText;
        decision.seenRev = (*draft)->seenRev;
    }
    decision.baseTextHash = platform::sha256(decision.baseText.toUtf8());
}

Decisions::Made Decisions::editedText(Made made, const Local<protocol::FeedbackRow>& feedback,
                                      const QString& text) const {
    if (!made)
        return made;
    const auto& current = feedback.row.current();
    baseOnTyping(*made, current.text.value_or(QString()));
    protocol::FeedbackRow::Version next;
    next.version = current.version + 1;
    next.base = current.version;
    next.coach = m_view.seat().coach;
    next.writtenAt = m_clock.now();
    next.text = text;
    JsonWriter out;
    out.beginObject().key("versions").raw(protocol::withVersion(feedback.row, next));
    made->patches.push_back(patchOf(RowKind::Feedback, feedback.id,
                                    domain::Scope::athleteBody(feedback.athlete), out.endObject().take()));
    return made;
}

Decisions::Made Decisions::editFeedback(const domain::AnalysisId& id, const QString& text) const {
    const auto texts = feedback(id);
    if (!texts)
        return refuse(analysis(id) ? "review.no_text" : "access.not_found");
    auto decision = editedText(made(domain::EditFeedback{id, text}, {texts->id, texts->athlete, texts->rev}),
                               *texts, text);
    // A correction is read by everybody with the link as soon as it arrives.
    const auto* session = analysis(id);
    if (decision && session && session->row.state == AnalysisState::Published)
        decision->hold = kHold;
    return decision;
}

Decisions::Made Decisions::editPersonalNote(const domain::AnalysisId& id, const QString& text) const {
    const auto* session = analysis(id);
    if (session && session->row.state != AnalysisState::ReviewPending)
        return refuse("review.decided");
    return writtenNote(id, text);
}

Decisions::Made Decisions::writtenNote(const domain::AnalysisId& id, const QString& text) const {
    const auto texts = feedback(id);
    if (!texts)
        return refuse(analysis(id) ? "review.no_text" : "access.not_found");
    auto decision = made(domain::EditPersonalNote{id, text}, {texts->id, texts->athlete, texts->rev});
    if (!decision)
        return decision;
    baseOnTyping(*decision, texts->row.personalNote);
    JsonWriter out;
    out.beginObject().field("personal_note", text);
    decision->patches.push_back(patchOf(RowKind::Feedback, texts->id,
                                        domain::Scope::athleteBody(texts->athlete), out.endObject().take()));
    return decision;
}

Decisions::Made Decisions::backToDraft(const domain::AnalysisId& id) const {
    const auto* session = analysis(id);
    const auto texts = feedback(id);
    if (!texts)
        return refuse(session ? "review.no_text" : "access.not_found");
    if (session && session->row.state != AnalysisState::ReviewPending)
        return refuse("review.decided");
    const auto* draft = texts->row.draft();
    if (!draft || !draft->text)
        return refuse("review.no_draft");
    auto decision = made(domain::BackToDraft{id}, {texts->id, texts->athlete, texts->rev});
    if (!decision)
        return decision;
    protocol::FeedbackRow::Version next = *draft;
    next.base = texts->row.current().version;
    next.version = texts->row.current().version + 1;
    next.writtenAt = m_clock.now();
    JsonWriter out;
    out.beginObject().key("versions").raw(protocol::withVersion(texts->row, next));
    decision->patches.push_back(patchOf(RowKind::Feedback, texts->id,
                                        domain::Scope::athleteBody(texts->athlete), out.endObject().take()));
    return decision;
}

tl::expected<Draft, Refusal> Decisions::typed(const domain::AnalysisId& id, const QString& text) const {
    return editFeedback(id, text).map(draftOf);
}

tl::expected<Draft, Refusal> Decisions::typedNote(const domain::AnalysisId& id, const QString& text) const {
    return writtenNote(id, text).map(draftOf);
}

tl::expected<Draft, Refusal> Decisions::typedCoachNote(const domain::AthleteId& athlete,
                                                       const std::optional<domain::AnalysisId>& id,
                                                       const QString& text, bool pinned) const {
    if (text.trimmed().isEmpty()) {
        const auto kept = typedNoteOf(m_work, athlete, id, m_view.seat().coach);
        if (!kept)
            return refuse("access.not_found");
        return forgottenNote(kept->note);
    }
    return addNote(athlete, id, text, pinned).map(draftOf);
}

tl::expected<Draft, Refusal> Decisions::typedLine(const domain::AnalysisId& id, LineFor decision,
                                                  const QString& text) const {
    const domain::NoteId note = noteOfLine(id, m_view.seat().coach, decision);
    if (text.trimmed().isEmpty())
        return forgottenNote(note);
    const auto* found = analysis(id);
    if (!found)
        return refuse("access.not_found");
    return made(domain::AddNote{note, found->athlete, id, text, false}, {note.uuid(), found->athlete, 0})
        .map(draftOf);
}

// About reviews.

Decisions::Made Decisions::approve(const domain::AnalysisId& id, const QString& contentHash) const {
    const auto shown = reviewOf(m_view, m_work, id);
    if (!shown)
        return tl::unexpected(shown.error());
    if (!shown->approve.allowed)
        return tl::unexpected(shown->approve.why.value_or(Refusal{"access.not_found", {}}));
    // Nobody approves what they have not read, and a text still being typed is not decided.
    if (shown->contentHash != contentHash || !shown->texts.saved || !shown->texts.noteSaved)
        return refuse("publish.changed");
    const auto detail = m_view.rows().detail(id);
    auto decision =
        made(domain::ApproveAndPublish{id, contentHash}, {detail->id, shown->session.athlete, detail->rev});
    if (!decision)
        return decision;
    decision->contentHash = QByteArray::fromBase64(contentHash.toLatin1(), QByteArray::Base64UrlEncoding);
    decision->hold = kHold;
    decision->patches = {statePatch(id, shown->session.athlete, AnalysisState::Approved),
                         decidedPatch(id, shown->session.athlete, m_view.seat().coach, m_clock.now())};
    return decision;
}

Decisions::Made Decisions::retryPublish(const domain::AnalysisId& id, const QString& contentHash) const {
    const auto shown = reviewOf(m_view, m_work, id);
    if (!shown)
        return tl::unexpected(shown.error());
    const auto detail = m_view.rows().detail(id);
    if (!detail)
        return refuse("access.not_found");
    if (shown->session.state != AnalysisState::Approved)
        return refuse("review.nothing_to_retry");
    if (contentHash.isEmpty() || shown->contentHash != contentHash || !shown->texts.saved)
        return refuse("publish.changed");
    const domain::AthleteId athlete = shown->session.athlete;
    auto decision = made(domain::RetryPublish{id, contentHash}, {detail->id, athlete, detail->rev});
    if (!decision)
        return decision;
    decision->contentHash = QByteArray::fromBase64(contentHash.toLatin1(), QByteArray::Base64UrlEncoding);
    decision->hold = kHold;
    decision->patches = {patchOf(RowKind::Analysis, id.uuid(), domain::Scope::athlete(athlete),
                                 QByteArrayLiteral("{\"publish_fault\":null}"))};
    return decision;
}

Decisions::Made Decisions::markDone(const domain::AnalysisId& id) const {
    const auto* found = analysis(id);
    if (!found)
        return refuse("access.not_found");
    // What could not be sent waits too.
    if (!DeskView::waits(found->row))
        return refuse("review.decided");
    auto decision = made(domain::MarkDone{id}, {found->id, found->athlete, found->rev});
    if (!decision)
        return decision;
    decision->hold = kHold;
    decision->patches = {statePatch(id, found->athlete, AnalysisState::Reviewed),
                         decidedPatch(id, found->athlete, m_view.seat().coach, m_clock.now())};
    return decision;
}

Decisions::Made Decisions::adjust(const domain::AnalysisId& id, domain::AdjustReason reason,
                                  const QString& note) const {
    const auto* found = analysis(id);
    if (!found)
        return refuse("access.not_found");
    if (found->row.state != AnalysisState::ReviewPending)
        return refuse("review.decided");
    auto decision = made(domain::Adjust{id, reason, note}, {found->id, found->athlete, found->rev});
    if (!decision)
        return decision;
    decision->hold = kHold;
    JsonWriter list;
    list.beginObject().field("adjusted", reason);
    // A missed session is excused and closed; one that was done keeps waiting for its feedback.
    if (found->row.missed)
        list.field("state", AnalysisState::Reviewed);
    JsonWriter body;
    body.beginObject().field("adjust_note", note);
    decision->patches = {patchOf(RowKind::Analysis, id.uuid(), domain::Scope::athlete(found->athlete),
                                 list.endObject().take()),
                         detailPatch(id, found->athlete, body.endObject().take())};
    return decision;
}

Decisions::Made Decisions::handToHead(const domain::AnalysisId& id, const QString& note) const {
    const auto* found = analysis(id);
    if (!found)
        return refuse("access.not_found");
    if (found->row.state != AnalysisState::ReviewPending)
        return refuse("review.decided");
    auto decision = made(domain::HandToHead{id, note}, {found->id, found->athlete, found->rev});
    if (!decision)
        return decision;
    decision->hold = kHold;
    JsonWriter body;
    body.beginObject().field("hand_note", note);
    decision->patches = {patchOf(RowKind::Analysis, id.uuid(), domain::Scope::athlete(found->athlete),
                                 QByteArrayLiteral("{\"handed\":true}")),
                         detailPatch(id, found->athlete, body.endObject().take())};
    return decision;
}

Decisions::Made Decisions::pair(const domain::AnalysisId& id,
                                const std::vector<PairedRecording>& wanted) const {
    const auto now = pairChoiceOf(m_view, id);
    if (!now)
        return tl::unexpected(now.error());
    const auto command = pairCommand(*now, wanted);
    if (!command)
        return tl::unexpected(command.error());
    const auto athlete = m_view.rows().athletes().constFind(now->athlete.uuid());
    if (athlete == m_view.rows().athletes().constEnd())
        return refuse("access.not_found");
    auto decision = made(*command, {athlete->id, now->athlete, athlete->rev});
    if (!decision)
        return decision;
    decision->hold = kHold;
    for (const domain::AnalysisId& session : sessionsPairedAnew(m_view, id, *command)) {
        JsonWriter out;
        out.beginObject().field("state", AnalysisState::Analyzing).field("missed", false);
        decision->patches.push_back(patchOf(RowKind::Analysis, session.uuid(),
                                            domain::Scope::athlete(now->athlete), out.endObject().take()));
    }
    return decision;
}

Decisions::Made Decisions::addNote(const domain::AthleteId& athlete,
                                   const std::optional<domain::AnalysisId>& id, const QString& text,
                                   bool pinned) const {
    domain::AddNote command;
    const auto typed = typedNoteOf(m_work, athlete, id, m_view.seat().coach);
    command.note = typed ? typed->note : domain::NoteId::make(m_clock, m_random);
    command.athlete = athlete;
    command.analysis = id;
    command.text = text;
    command.pinned = pinned;
    auto decision = made(command, {command.note.uuid(), athlete, 0});
    if (!decision)
        return decision;
    JsonWriter out;
    out.beginObject().field("analysis", id).field("author", m_view.seat().coach).field("text", text);
    out.flag("pinned", pinned);
    out.field("written_at", std::int64_t{m_clock.now().time_since_epoch().count()});
    decision->patches = {patchOf(RowKind::Note, command.note.uuid(), domain::Scope::athleteBody(athlete),
                                 out.endObject().take())};
    return decision;
}

Decisions::Made Decisions::switchReportOff(const domain::ReportId& id) const {
    const auto found = m_view.rows().reports().constFind(id.uuid());
    if (found == m_view.rows().reports().constEnd())
        return refuse("access.not_found");
    auto decision = made(domain::SwitchReportOff{id}, {found->id, found->athlete, found->rev});
    if (!decision)
        return decision;
    JsonWriter out;
    out.beginObject().field("off_at", std::int64_t{m_clock.now().time_since_epoch().count()});
    out.key("token").null();
    decision->hold = kHold;
    decision->patches = {
        patchOf(RowKind::Report, id.uuid(), domain::Scope::athlete(found->athlete), out.endObject().take())};
    return decision;
}

Decisions::Made Decisions::reviewAnyway(const domain::ActivityId& id) const {
    const auto found = m_view.rows().activities().constFind(id.uuid());
    if (found == m_view.rows().activities().constEnd())
        return refuse("access.not_found");
    if (found->row.state != QLatin1String("history"))
        return refuse("review_anyway.not_late");
    const Permission permission = reviewAnywayOf(m_view, found->athlete);
    if (!permission.allowed)
        return tl::unexpected(permission.why.value_or(Refusal{"access.not_found", {}}));
    auto decision = made(domain::ReviewAnyway{id}, {found->id, found->athlete, found->rev});
    if (!decision)
        return decision;
    // Where feedback is approved by itself, it goes out to the athlete.
    decision->hold = kHold;
    decision->patches = {patchOf(RowKind::Activity, found->id, domain::Scope::athlete(found->athlete),
                                 QByteArrayLiteral("{\"state\":\"stored\"}"))};
    return decision;
}

Decisions::Made Decisions::decideHeld(const domain::OpId& op, bool accept) const {
    const auto found = m_view.rows().heldOps().constFind(op.uuid());
    if (found == m_view.rows().heldOps().constEnd())
        return refuse("access.not_found");
    if (!found->row.decision.isEmpty())
        return refuse("held.decided");
    auto decision = made(domain::DecideHeld{op, accept}, {found->id, found->athlete, found->rev});
    if (!decision)
        return decision;
    // What is accepted may go out to an athlete.
    decision->hold = kHold;
    JsonWriter out;
    out.beginObject().field("decision", std::string_view(accept ? "accepted" : "discarded"));
    decision->patches = {
        patchOf(RowKind::HeldOp, found->id, domain::Scope::athlete(found->athlete), out.endObject().take())};
    return decision;
}

// About athletes.

template <class Command>
Decisions::Made Decisions::athleteMade(const Command& command, const domain::AthleteId& id,
                                       const QByteArray& fields) const {
    const auto found = m_view.rows().athletes().constFind(id.uuid());
    if (found == m_view.rows().athletes().constEnd())
        return refuse("access.not_found");
    auto decision = made(command, {found->id, id, found->rev});
    if (decision)
        decision->patches = {patchOf(RowKind::Athlete, id.uuid(), domain::Scope::athlete(id), fields)};
    return decision;
}

Decisions::Made Decisions::addAthlete(const NewAthlete& athlete) const {
    domain::AddAthlete command;
    command.athlete = domain::AthleteId::make(m_clock, m_random);
    command.name = athlete.name.trimmed();
    command.email = athlete.email.trimmed();
    command.time_zone = athlete.timeZone;
    auto decision = made(command, {command.athlete.uuid(), command.athlete, 0});
    if (!decision)
        return decision;
    JsonWriter out;
    out.beginObject().field("name", command.name).field("email", command.email);
    out.field("time_zone", command.time_zone).field("status", domain::AthleteStatus::Active);
    // An assistant coach's new athlete is theirs at once; a head coach's belongs to nobody yet.
    if (!m_view.isHead())
        out.field("coach", m_view.seat().coach);
    decision->patches = {patchOf(RowKind::Athlete, command.athlete.uuid(),
                                 domain::Scope::athlete(command.athlete), out.endObject().take())};
    return decision;
}

Decisions::Made Decisions::setStatus(const domain::AthleteId& id, domain::AthleteStatus status,
                                     const std::optional<QDate>& deactivateOn) const {
    JsonWriter out;
    out.beginObject().field("status", status).key("deactivate_on");
    if (deactivateOn)
        out.value(*deactivateOn);
    else
        out.null();
    return athleteMade(domain::SetAthleteStatus{id, status, deactivateOn}, id, out.endObject().take());
}

Decisions::Made Decisions::setFeedbackMode(const domain::AthleteId& id, domain::FeedbackMode mode) const {
    JsonWriter out;
    out.beginObject().field("feedback_mode", mode);
    return athleteMade(domain::SetFeedbackMode{id, mode}, id, out.endObject().take());
}

Decisions::Made Decisions::setTrainingType(const domain::AthleteId& id,
                                           const std::optional<domain::TrainingType>& type) const {
    JsonWriter out;
    out.beginObject().key("training_type");
    if (type)
        out.value(*type);
    else
        out.null();
    return athleteMade(domain::SetTrainingType{id, type}, id, out.endObject().take());
}

Decisions::Made Decisions::setPlanType(const domain::AthleteId& id, domain::PlanType type) const {
    JsonWriter out;
    out.beginObject().field("plan_type", type);
    return athleteMade(domain::SetPlanType{id, type}, id, out.endObject().take());
}

Decisions::Made Decisions::assign(const domain::AthleteId& id,
                                  const std::optional<domain::CoachId>& coach) const {
    JsonWriter out;
    out.beginObject().key("coach");
    if (coach)
        out.value(*coach);
    else
        out.null();
    return athleteMade(domain::AssignAthlete{id, coach}, id, out.endObject().take());
}

Decisions::Made Decisions::recordConsent(const domain::AthleteId& id, domain::ConsentKind kind, bool given,
                                         domain::ConsentHow how) const {
    auto decision =
        athleteMade(domain::RecordConsent{id, kind, given, how, std::nullopt}, id, QByteArrayLiteral("{}"));
    if (!decision)
        return decision;
    QUuid row = domain::makeUuidV7(m_clock, m_random);
    for (const auto& consent : m_view.rows().consents()) {
        if (consent.athlete == id && consent.row.kind == kind)
            row = consent.id;
    }
    JsonWriter out;
    out.beginObject().field("kind", kind).field("given", given).field("how", how);
    out.field("decided_at", std::int64_t{m_clock.now().time_since_epoch().count()}).key("until").null();
    decision->patches = {patchOf(RowKind::Consent, row, domain::Scope::athlete(id), out.endObject().take())};
    return decision;
}

Decisions::Made Decisions::setThresholds(const domain::AthleteId& id, const ThresholdSet& set) const {
    const engine::Thresholds values{set.powerW, set.heartRateBpm, set.maxHeartRateBpm, set.runSpeedMs,
                                    set.swimSpeedMs};
    auto decision = athleteMade(domain::SetThresholds{id, set.from, values}, id, QByteArrayLiteral("{}"));
    if (!decision)
        return decision;
    // Sessions from that day on are compared anew as soon as it arrives.
    decision->hold = kHold;
    QUuid row = domain::makeUuidV7(m_clock, m_random);
    for (const auto& known : m_view.rows().thresholds()) {
        if (known.athlete == id && known.row.from == set.from)
            row = known.id;
    }
    JsonWriter out;
    out.beginObject().field("from", set.from);
    const auto add = [&out](std::string_view name, const std::optional<double>& value) {
        out.key(name);
        if (value)
            out.value(*value);
        else
            out.null();
    };
    add("power_w", values.power_w);
    add("heart_rate_bpm", values.heart_rate_bpm);
    add("max_heart_rate_bpm", values.max_heart_rate_bpm);
    add("run_speed_m_s", values.run_speed_m_s);
    add("swim_speed_m_s", values.swim_speed_m_s);
    decision->patches = {
        patchOf(RowKind::Threshold, row, domain::Scope::athlete(id), out.endObject().take())};
    return decision;
}

Decisions::Made Decisions::planWorkout(const domain::AthleteId& id, QDate day,
                                       const engine::Workout& workout) const {
    domain::PlanWorkout command;
    command.workout = domain::WorkoutId::make(m_clock, m_random);
    command.athlete = id;
    command.day = day;
    command.plan = workout;
    auto decision = made(command, {command.workout.uuid(), id, 0});
    if (decision)
        decision->patches = {patchOf(RowKind::Workout, command.workout.uuid(), domain::Scope::athlete(id),
                                     workoutFields(day, workout))};
    return decision;
}

} // namespace leadout::client
