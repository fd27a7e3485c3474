// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/commands/push.h"
#include "core/backend/store/audit.h"
#include "core/backend/store/ops.h"
#include "core/backend/store/reports.h"
#include "core/protocol/analysis_detail.h"
#include "core/protocol/command_payloads.h"
#include "tests/server/store_fixture.h"

namespace leadout::test {

inline const QString kDraftText = QStringLiteral("A steady ride, held to the end.");

/// A company with a head coach, two assistants and an athlete of the first one with a session to review.
class DecisionsFixture : public StoreFixture {
public:
    DecisionsFixture() {
        company = StoreFixture::company();
        head = coach(company, domain::Role::Head);
        jonas = coach(company, domain::Role::Assistant);
        marek = coach(company, domain::Role::Assistant);
        rider = athlete(company, jonas);
        review = session(rider.id);
    }

    /// An analysis with a draft, ready to be approved.
    backend::Analysis session(const domain::AthleteId& of) {
        backend::Analysis made = analysis(of);
        made.score = 86;
        made.band = engine::Band::Green;
        made.verdict = engine::Verdict::OnTarget;
        done(company, [&](backend::Changes& changes) {
            backend::Feedback feedback;
            feedback.id = id<domain::FeedbackId>();
            feedback.athlete = of;
            feedback.analysis = made.id;
            backend::FeedbackVersion draft;
            draft.version = 1;
            draft.text = kDraftText;
            draft.writtenAt = now();
            feedback.versions = {draft};
            return backend::putAnalysis(changes, made).and_then([&](std::int64_t) {
                return backend::addFeedback(changes, feedback);
            });
        });
        return made;
    }
    void consent(const domain::AthleteId& of, domain::ConsentKind kind, bool given) {
        done(company, [&](backend::Changes& changes) {
            backend::ConsentRecord record;
            record.id = uuid();
            record.athlete = of;
            record.kind = kind;
            record.given = given;
            record.recordedBy = head;
            record.decidedAt = now();
            return backend::recordConsent(changes, record);
        });
    }
    void assign(backend::Athlete& whom, const std::optional<domain::CoachId>& to) {
        whom.coach = to;
        done(company, [&](backend::Changes& changes) {
            return backend::putAthlete(changes, whom, {QStringLiteral("coach")});
        });
    }
    void setMember(const domain::CoachId& whom, domain::Role role, domain::MembershipStatus status) {
        done(company, [&](backend::Changes& changes) {
            const auto found =
                backend::findCoach(changes.connection(), backend::Viewer::system(company), whom);
            backend::Coach member = **found;
            member.role = role;
            member.status = status;
            return backend::putCoach(changes, member, {QStringLiteral("role"), QStringLiteral("status")});
        });
    }

    std::optional<backend::ChangeRow> row(const QUuid& of) {
        backend::Changes changes(db(), company, now());
        return changes.find(of).value_or(std::nullopt);
    }
    std::int64_t rev(const QUuid& of) {
        const auto found = row(of);
        return found ? found->rev : 0;
    }
    backend::Analysis stored(const domain::AnalysisId& of) {
        const auto found = backend::findAnalysis(db(), backend::Viewer::system(company), of);
        return found && *found ? **found : backend::Analysis();
    }
    backend::Feedback texts(const domain::AnalysisId& of) {
        const auto found = backend::feedbackOf(db(), backend::Viewer::system(company), of);
        return found && *found ? **found : backend::Feedback();
    }
    QString text(const domain::AnalysisId& of) {
        const backend::Feedback feedback = texts(of);
        return feedback.versions.empty() ? QString() : feedback.current().text;
    }
    QUuid detailRow(const domain::AnalysisId& of) const {
        return backend::bodyRowId(of.uuid(), backend::RowKind::AnalysisDetail);
    }
    /// The hash of what stands there now.
    QString content(const domain::AnalysisId& of) {
        const backend::Analysis analysis = stored(of);
        const backend::Feedback feedback = texts(of);
        const auto detail = protocol::readAnalysisDetail(analysis.detail);
        return protocol::contentHashOf({feedback.current().text, feedback.personalNote, analysis.score,
                                        analysis.verdict, analysis.adjusted,
                                        detail ? detail->facts : QString()});
    }

    /// The op of a command about a row that is based on what stands there now.
    protocol::Op op(const domain::AnyCommand& command, const QUuid& about, const QString& scope) {
        protocol::Op made;
        made.opId = uuid();
        made.devSeq = ++m_devSeq;
        made.schema = 1;
        made.command = QString::fromStdString(std::string(protocol::nameOf(command)));
        made.payload = protocol::writePayload(command);
        made.rowId = about;
        made.scope = scope;
        made.base = protocol::BaseRev{rev(about)};
        return made;
    }
    protocol::Op edit(const backend::Analysis& of, const QString& to) {
        return op(domain::EditFeedback{of.id, to}, texts(of.id).id.uuid(), body(of.athlete));
    }
    protocol::Op approve(const backend::Analysis& of) {
        return op(domain::ApproveAndPublish{of.id, content(of.id)}, detailRow(of.id), body(of.athlete));
    }
    protocol::Op close(const backend::Analysis& of) {
        return op(domain::MarkDone{of.id}, of.id.uuid(), list(of.athlete));
    }
    protocol::Op note(const domain::AthleteId& of, const QString& words) {
        const auto made = id<domain::NoteId>();
        return op(domain::AddNote{made, of, std::nullopt, words, false}, made.uuid(), body(of));
    }
    protocol::Op held(const domain::OpId& of, const domain::AthleteId& whose, bool accept) {
        return op(domain::DecideHeld{of, accept}, of.uuid(), list(whose));
    }
    static QString list(const domain::AthleteId& of) { return domain::Scope::athlete(of).toString(); }
    static QString body(const domain::AthleteId& of) { return domain::Scope::athleteBody(of).toString(); }

    backend::Pushed pushAll(const domain::CoachId& by, const std::vector<protocol::Op>& ops,
                            std::int64_t acked = 0) {
        const auto pushed = send(by, ops, acked);
        if (!pushed)
            fail(pushed.error());
        return pushed.value_or(backend::Pushed());
    }
    backend::Result<backend::Pushed> send(const domain::CoachId& by, const std::vector<protocol::Op>& ops,
                                          std::int64_t acked = 0, bool former = false) {
        protocol::OpsRequest request;
        // Each coach has one device.
        request.deviceId = by.uuid();
        request.schema = 1;
        request.ackedThrough = acked;
        request.ops = ops;
        return write(company, [&](backend::Changes& changes) -> backend::Result<backend::Pushed> {
            auto found = backend::viewerOf(changes.connection(), company, by, now());
            if (!found)
                return tl::unexpected(found.error());
            backend::Push push(changes, **found,
                               {domain::SignInId(by.uuid()), QStringLiteral("203.0.113.77")});
            return former ? push.holdAll(request) : push.apply(request);
        });
    }
    protocol::OpResult push(const domain::CoachId& by, const protocol::Op& op) {
        const auto pushed = pushAll(by, {op});
        return pushed.results.empty() ? protocol::OpResult() : pushed.results.front();
    }
    std::vector<backend::AuditLine> audit() {
        return backend::auditFrom(db(), backend::Viewer::system(company), 1, 10'000)
            .value_or(std::vector<backend::AuditLine>());
    }
    std::vector<backend::HeldOp> waiting() {
        return backend::waitingHeld(db(), backend::Viewer::system(company))
            .value_or(std::vector<backend::HeldOp>());
    }

    domain::CompanyId company;
    domain::CoachId head;
    domain::CoachId jonas; ///< whose the athlete is
    domain::CoachId marek;
    backend::Athlete rider;
    backend::Analysis review;

private:
    std::int64_t m_devSeq = 0;
};

/// A result in a few words, for a comparison that says what was wrong.
inline QString told(const protocol::OpResult& result) {
    const auto word = domain::key(result.outcome);
    QString text = QString::fromLatin1(word.data(), static_cast<qsizetype>(word.size()));
    for (const QString& part : {result.fields.join(u','), result.path, result.sentence}) {
        if (!part.isEmpty())
            text += u' ' + part;
    }
    return text;
}

} // namespace leadout::test
