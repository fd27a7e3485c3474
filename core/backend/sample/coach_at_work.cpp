// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/sample/coach_at_work.h"

#include "core/backend/commands/push.h"
#include "core/backend/sample/edits.h"
#include "core/protocol/analysis_detail.h"
#include "core/protocol/command_payloads.h"
#include "core/protocol/schema_version.h"

namespace leadout::backend::sample {

using database::Connection;
using domain::Instant;

namespace {

Result<std::int64_t> revisionOf(Changes& changes, const QUuid& row) {
    return changes.find(row).map(
        [](const std::optional<ChangeRow>& found) { return found ? found->rev : std::int64_t{0}; });
}

/// The analysis of a session that a coach would have open: the newest.
Result<std::optional<Analysis>> analysisOf(Connection& connection, const Viewer& viewer,
                                           const SessionRef& session) {
    Result<std::vector<Analysis>> found = std::vector<Analysis>{};
    if (session.workout)
        found = analysesOf(connection, viewer, *session.workout);
    else if (session.activity)
        found = analysesOf(connection, viewer, *session.activity);
    return found.map([](const std::vector<Analysis>& all) {
        return all.empty() ? std::optional<Analysis>() : std::optional<Analysis>(all.back());
    });
}

QString firstLine(const QString& text) {
    return text.section(u'\n', 0, 0);
}

} // namespace

CoachAtWork::CoachAtWork(const domain::CompanyId& company, const domain::CoachId& coach,
                         domain::Random& random)
    : m_company(company)
    , m_coach(coach)
    , m_random(random)
    , m_signIn(domain::SignInId::make(domain::SystemClock(), random)) {}

Result<std::optional<Seen>> CoachAtWork::look(Connection& connection, Instant now,
                                              const SessionRef& session) const {
    const Viewer all = Viewer::system(m_company);
    const auto analysis = analysisOf(connection, all, session);
    if (!analysis)
        return tl::unexpected(analysis.error());
    if (!*analysis)
        return std::optional<Seen>();
    const Analysis& found = **analysis;
    Seen seen;
    seen.analysis = found.id;
    seen.athlete = found.athlete;
    seen.open = found.state == domain::AnalysisState::ReviewPending;
    seen.score = found.score;
    seen.verdict = found.verdict;
    seen.detailRow = bodyRowId(found.id.uuid(), RowKind::AnalysisDetail);
    Changes changes(connection, m_company, now);
    const auto detailRev = revisionOf(changes, seen.detailRow);
    const auto analysisRev = revisionOf(changes, found.id.uuid());
    const auto feedback = feedbackOf(connection, all, found.id);
    for (const auto* rev : {&detailRev, &analysisRev}) {
        if (!*rev)
            return tl::unexpected(rev->error());
    }
    if (!feedback)
        return tl::unexpected(feedback.error());
    seen.detailRev = *detailRev;
    seen.analysisRev = *analysisRev;
    const auto detail = protocol::readAnalysisDetail(found.detail);
    seen.facts = detail ? detail->facts : QString();
    if (*feedback) {
        seen.feedback = (*feedback)->current().text;
        seen.personalNote = (*feedback)->personalNote;
        seen.feedbackRow = (*feedback)->id.uuid();
        const auto rev = revisionOf(changes, seen.feedbackRow);
        if (!rev)
            return tl::unexpected(rev.error());
        seen.feedbackRev = *rev;
        const FeedbackVersion* draft = (*feedback)->draft();
        if (detail && detail->needs_coach_line && draft != nullptr &&
            seen.feedback.startsWith(firstLine(draft->text)))
            seen.lineToFill = firstLine(draft->text);
    }
    return std::optional<Seen>(std::move(seen));
}

std::vector<OpToSend> CoachAtWork::decide(const CoachDecides& decision, const Seen& seen,
                                          const char* language, Dice& dice) {
    std::vector<OpToSend> ops;
    const auto body = domain::Scope::athleteBody(seen.athlete);
    const auto list = domain::Scope::athlete(seen.athlete);
    QString text = seen.feedback;
    if (!seen.lineToFill.isEmpty() &&
        (decision.decision == Decision::Edit || decision.decision == Decision::Approve)) {
        text = coachesSentence(language, dice).toString() + text.mid(seen.lineToFill.size());
    }
    if (decision.decision == Decision::Edit)
        text += (text.isEmpty() ? QString() : QStringLiteral(" ")) + decision.text;
    else if (text.isEmpty())
        text = decision.text;
    if (text != seen.feedback && decision.decision <= Decision::Approve)
        ops.push_back({domain::EditFeedback{seen.analysis, text}, seen.feedbackRow, body, seen.feedbackRev});
    switch (decision.decision) {
    case Decision::Edit:
    case Decision::Pair: break;
    case Decision::Approve: {
        const QString hash =
            protocol::contentHashOf({text, seen.personalNote, seen.score, seen.verdict, {}, seen.facts});
        ops.push_back({domain::ApproveAndPublish{seen.analysis, hash}, seen.detailRow, body, seen.detailRev});
        break;
    }
    case Decision::Done:
        ops.push_back({domain::MarkDone{seen.analysis}, seen.analysis.uuid(), list, seen.analysisRev});
        break;
    case Decision::Adjust:
        ops.push_back({domain::Adjust{seen.analysis, decision.reason.value_or(domain::AdjustReason::Agreed),
                                      decision.text},
                       seen.analysis.uuid(), list, seen.analysisRev});
        break;
    }
    return ops;
}

OpToSend CoachAtWork::about(const domain::AthleteId& athlete, domain::AnyCommand command) {
    return {std::move(command), athlete.uuid(), domain::Scope::athlete(athlete), {}};
}

Result<std::vector<protocol::OpResult>> CoachAtWork::send(Connection& connection, Instant now,
                                                          const std::vector<OpToSend>& ops) {
    const auto viewer = viewerOf(connection, m_company, m_coach, now);
    if (!viewer)
        return tl::unexpected(viewer.error());
    if (!*viewer)
        return tl::unexpected(database::errorOf(database::ErrorKind::Other, QStringLiteral("no such coach")));
    Changes changes(connection, m_company, now);
    protocol::OpsRequest request;
    request.deviceId = m_signIn.uuid();
    request.ackedThrough = m_devSeq;
    request.schema = protocol::kSchemaVersion;
    for (const OpToSend& each : ops) {
        const std::string_view name = protocol::nameOf(each.command);
        protocol::Op op;
        op.opId = domain::makeUuidV7(domain::FixedClock(now), m_random);
        op.devSeq = ++m_devSeq;
        op.schema = protocol::kSchemaVersion;
        op.command = QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
        op.payload = protocol::writePayload(each.command);
        op.rowId = each.row;
        op.scope = each.scope.toString();
        const auto rev = each.base ? Result<std::int64_t>(*each.base) : revisionOf(changes, each.row);
        if (!rev)
            return tl::unexpected(rev.error());
        op.base = protocol::BaseRev{*rev};
        request.ops.push_back(std::move(op));
    }
    return Push(changes, **viewer, {m_signIn, {}}).apply(request).map([](const Pushed& pushed) {
        return pushed.results;
    });
}

} // namespace leadout::backend::sample
