// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/publish/approval.h"
#include "core/backend/publish/snapshot_json.h"
#include "core/backend/store/athletes.h"
#include "core/backend/store/ops.h"
#include "core/backend/store/report_link.h"
#include "core/backend/store/reports.h"
#include "core/backend/store/sessions.h"
#include "core/domain/access/decide.h"
#include "core/platform/crypto/digest.h"
#include "core/protocol/analysis_detail.h"
#include "core/protocol/command_payloads.h"
#include "tests/server/api_fixture.h"

#include <array>
#include <map>
#include <optional>

namespace leadout::test {

/// Everybody who may come to the door of a backend with two companies.
enum class Who {
    Nobody,           ///< no token
    Pending,          ///< a member who has not been confirmed
    Deactivated,      ///< a member who was
    Head,             ///< of the company that the walk is about
    Assigned,         ///< the assistant whose athlete it is
    Unassigned,       ///< an assistant with other athletes
    Lost,             ///< the assistant whose athlete it was before
    ForeignHead,      ///< of the other company
    ForeignAssistant, ///< of the other company
};
inline constexpr std::array kEverybody = {Who::Nobody, Who::Pending,     Who::Deactivated,
                                          Who::Head,   Who::Assigned,    Who::Unassigned,
                                          Who::Lost,   Who::ForeignHead, Who::ForeignAssistant};
inline constexpr std::array<const char*, kEverybody.size()> kNames = {
    "nobody", "pending",      "deactivated",      "head", "assigned", "unassigned",
    "lost",   "foreign head", "foreign assistant"};

inline const char* nameOf(Who who) {
    return kNames[static_cast<std::size_t>(who)];
}
inline bool isForeign(Who who) {
    return who == Who::ForeignHead || who == Who::ForeignAssistant;
}

// Texts that stand nowhere but in what only some may see.
inline const QString kAthleteName = QStringLiteral("Quillon Ashgrove");
inline const QString kSecretText = QStringLiteral("Kestrel pacing, held to the last bend.");
inline const QString kFileName = QStringLiteral("marmalade-loop.fit");
inline const QByteArray kRecording = "a recording that nobody reads here";

/// The things of one athlete, and people of their company; and ids of what does not exist yet.
struct Things {
    domain::AthleteId athlete;
    domain::AnalysisId waiting; ///< for a coach
    domain::FeedbackId feedback;
    QString contentHash;       ///< of the waiting one, and of the next one
    domain::AnalysisId unsent; ///< approved, and could not be sent
    domain::ReportId report;
    QString reportToken;
    domain::WorkoutId workout;
    domain::ActivityId activity; ///< history
    domain::OpId held;
    domain::InviteId invite;
    domain::CoachId assistant;
    domain::CoachId head;

    domain::AthleteId newAthlete;
    domain::WorkoutId newWorkout;
    domain::ActivityId newActivity;
    domain::NoteId newNote;
    domain::InviteId newInvite;
};

/// Two companies on one backend, with everybody signed in who can be.
class WalkWorld : public ApiFixture {
public:
    template <class Job>
    auto change(Job job) {
        return write([&](database::Connection& c) {
            backend::Changes changes(c, company(), clock.now());
            return job(changes);
        });
    }

    bool begin() {
        if (!start())
            return false;
        m_members[Who::Head] = found(QStringLiteral("Velo"), QStringLiteral("ana@example.org"));
        for (const auto& [who, email] :
             {std::pair(Who::Assigned, "jonas@example.org"), std::pair(Who::Unassigned, "marek@example.org"),
              std::pair(Who::Lost, "lena@example.org"), std::pair(Who::Pending, "petra@example.org"),
              std::pair(Who::Deactivated, "dora@example.org")})
            m_members[who] = add(m_members[Who::Head], QString::fromLatin1(email));
        m_members[Who::ForeignHead] = found(QStringLiteral("Kona"), QStringLiteral("kim@example.org"));
        m_members[Who::ForeignAssistant] =
            add(m_members[Who::ForeignHead], QStringLiteral("kai@example.org"));
        for (const auto& [who, member] : m_members)
            m_tokens[who] = freshToken(who);
        setStatus(m_members[Who::Pending], domain::MembershipStatus::Pending);
        setStatus(m_members[Who::Deactivated], domain::MembershipStatus::Deactivated);
        change([&](backend::Changes& changes) {
            return backend::endSignIns(changes.connection(), company(), member(Who::Deactivated),
                                       backend::SignInEnd::Membership, clock.now());
        });
        return !QTest::currentTestFailed();
    }

    const domain::CompanyId& company() const { return m_members.at(Who::Head).company; }
    const domain::CoachId& member(Who who) const { return m_members.at(who).coach.id; }
    QString token(Who who) const { return who == Who::Nobody ? QString() : m_tokens.at(who); }

    /// A further sign-in, where there can be one.
    QString freshToken(Who who) {
        const backend::Membership& member = m_members.at(who);
        const QString secret = write([&](database::Connection& c) {
            return backend::makeOneTimeSignIn(c, member, std::chrono::minutes(1), clock.now());
        });
        const auto answer = postJson("/v1/sign-in/one-time",
                                     protocol::writeOneTimeSignInRequest({secret, QStringLiteral("Laptop")}));
        const auto read = protocol::readSignedIn(QByteArray::fromStdString(answer.body));
        return read ? read->accessToken : QString();
    }

    static std::string bearer(const QString& token) {
        return token.isEmpty() ? std::string() : "Authorization: Bearer " + token.toStdString() + "\r\n";
    }

    /// Whoever has been the head coach of the company is an assistant from now on.
    void demoteHead() {
        change([&](backend::Changes& changes) {
            backend::Coach coach = m_members.at(Who::Head).coach;
            coach.role = domain::Role::Assistant;
            return backend::putCoach(changes, coach, {QStringLiteral("role")});
        });
    }

    template <class Thing>
    Thing fresh() {
        return Thing::make(clock, m_random);
    }
    QUuid freshUuid() { return domain::makeUuidV7(clock, m_random); }

    /// Ids that stand for nothing.
    Things unknown() {
        Things things;
        eachId(things);
        things.contentHash = QString(43, u'A');
        things.reportToken = QString(43, u'A');
        return things;
    }

    /// An athlete of the assigned assistant, whom the lost one had before, with something of everything.
    Things things() {
        Things made = unknown();
        addAthlete(made);
        addSessions(made);
        addTeam(made);
        return made;
    }

    std::int64_t rev(const QUuid& row) {
        const auto found = change([&](backend::Changes& changes) { return changes.find(row); });
        return found ? found->rev : 0;
    }

    /// Everything that is stored, but for these tables: a text that is equal where nothing has changed.
    QByteArray stored(const QStringList& but = {}) {
        // The notes of who asked what are to change, whatever is answered.
        const QStringList left = but + QStringList{QStringLiteral("audit"), QStringLiteral("applied_op"),
                                                   QStringLiteral("device_mark"), QStringLiteral("sign_in"),
                                                   QStringLiteral("one_time_token")};
        QByteArray all;
        const auto texts = [](database::Connection& c, const QString& sql) {
            return c.list(sql, [](const database::Statement& row) { return row.get<QString>(0); })
                .value_or(std::vector<QString>());
        };
        write([&](database::Connection& c) -> backend::Result<> {
            for (const QString& table :
                 texts(c, QStringLiteral("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY 1"))) {
                if (left.contains(table))
                    continue;
                QStringList columns;
                for (const QString& name :
                     texts(c, QStringLiteral("SELECT name FROM pragma_table_info('%1')").arg(table)))
                    columns.append(QStringLiteral("quote(%1)").arg(name));
                for (const QString& row : texts(c, QStringLiteral("SELECT %1 FROM %2 ORDER BY 1")
                                                       .arg(columns.join(QStringLiteral("||','||")), table)))
                    all += table.toUtf8() + ' ' + row.toUtf8() + '\n';
            }
            return {};
        });
        return all;
    }

private:
    void eachId(Things& things) {
        things.athlete = fresh<domain::AthleteId>();
        things.waiting = fresh<domain::AnalysisId>();
        things.feedback = fresh<domain::FeedbackId>();
        things.unsent = fresh<domain::AnalysisId>();
        things.report = fresh<domain::ReportId>();
        things.workout = fresh<domain::WorkoutId>();
        things.activity = fresh<domain::ActivityId>();
        things.held = fresh<domain::OpId>();
        things.invite = fresh<domain::InviteId>();
        things.assistant = fresh<domain::CoachId>();
        things.head = fresh<domain::CoachId>();
        things.newAthlete = fresh<domain::AthleteId>();
        things.newWorkout = fresh<domain::WorkoutId>();
        things.newActivity = fresh<domain::ActivityId>();
        things.newNote = fresh<domain::NoteId>();
        things.newInvite = fresh<domain::InviteId>();
    }

    void addAthlete(const Things& made) {
        change([&](backend::Changes& changes) {
            backend::Athlete athlete;
            athlete.id = made.athlete;
            athlete.name = kAthleteName;
            athlete.timeZone = QStringLiteral("Europe/Berlin");
            athlete.coach = member(Who::Lost);
            athlete.createdAt = clock.now();
            backend::ConsentRecord consent;
            consent.id = freshUuid();
            consent.athlete = made.athlete;
            consent.kind = domain::ConsentKind::PublishReport;
            consent.given = true;
            consent.recordedBy = member(Who::Head);
            consent.decidedAt = clock.now();
            return backend::putAthlete(changes, athlete)
                .and_then([&](std::int64_t) {
                    athlete.coach = member(Who::Assigned);
                    return backend::putAthlete(changes, athlete, {QStringLiteral("coach")});
                })
                .and_then([&](std::int64_t) { return backend::recordConsent(changes, consent); });
        });
    }

    backend::Analysis analysis(const domain::AnalysisId& id, const domain::AthleteId& athlete) const {
        backend::Analysis made;
        made.id = id;
        made.athlete = athlete;
        made.day = QDate(2025, 11, 22);
        made.startedAt = made.createdAt = clock.now();
        made.title = QStringLiteral("Endurance");
        made.state = domain::AnalysisState::ReviewPending;
        made.score = 86;
        made.band = engine::Band::Green;
        made.verdict = engine::Verdict::OnTarget;
        return made;
    }

    void addSessions(Things& made) {
        backend::Feedback texts;
        texts.id = made.feedback;
        texts.athlete = made.athlete;
        texts.analysis = made.waiting;
        texts.versions = {{1, {}, backend::Writer::BuiltIn, {}, kSecretText, clock.now()}};
        backend::Analysis unsent = analysis(made.unsent, made.athlete);
        unsent.state = domain::AnalysisState::Approved;
        unsent.publishFault = QStringLiteral("refused");
        backend::Feedback unsentTexts = texts;
        unsentTexts.id = fresh<domain::FeedbackId>();
        unsentTexts.analysis = made.unsent;
        change([&](backend::Changes& changes) {
            return backend::putAnalysis(changes, analysis(made.waiting, made.athlete))
                .and_then([&](std::int64_t) { return backend::addFeedback(changes, texts); })
                .and_then([&](std::int64_t) { return backend::putAnalysis(changes, unsent); })
                .and_then([&](std::int64_t) { return failToSend(changes, unsent); })
                .and_then([&] { return backend::addFeedback(changes, unsentTexts).map([](std::int64_t) {}); })
                .and_then([&] { return addReport(changes, made); })
                .and_then([&](std::int64_t) { return addPlan(changes, made); })
                .and_then([&](std::int64_t) { return addRecording(changes, made); });
        });
        made.contentHash = protocol::contentHashOf({kSecretText, {}, 86, engine::Verdict::OnTarget, {}, {}});
    }

    backend::Result<> failToSend(backend::Changes& changes, const backend::Analysis& unsent) {
        backend::PublishJob job;
        job.id = freshUuid();
        job.athlete = unsent.athlete;
        job.analysis = unsent.id;
        job.target = backend::kReportTarget;
        job.nextAt = clock.now();
        return backend::addPublishJob(changes, job).and_then([&](bool) {
            job.state = domain::DeliveryState::Failed;
            job.fault = QStringLiteral("refused");
            return backend::savePublishJob(changes, job);
        });
    }

    backend::Result<std::int64_t> addReport(backend::Changes& changes, Things& made) {
        backend::Analysis published = analysis(fresh<domain::AnalysisId>(), made.athlete);
        published.state = domain::AnalysisState::Published;
        published.publishedAt = clock.now();
        backend::Report report;
        report.id = made.report;
        report.athlete = made.athlete;
        report.analysis = published.id;
        backend::ReportSnapshot shown;
        shown.language = QStringLiteral("en");
        shown.date = published.day;
        shown.feedback = QStringLiteral("Well paced.");
        report.snapshot = backend::writeSnapshot(shown);
        report.createdAt = clock.now();
        const auto key = backend::reportLinkKey(changes.connection());
        if (!key)
            return tl::unexpected(key.error());
        made.reportToken = backend::ReportToken::make(*key, made.report, 1).text();
        return backend::putAnalysis(changes, published).and_then([&](std::int64_t) {
            return backend::addReport(changes, report);
        });
    }

    backend::Result<std::int64_t> addPlan(backend::Changes& changes, const Things& made) const {
        backend::PlannedWorkout workout;
        workout.id = made.workout;
        workout.athlete = made.athlete;
        workout.day = QDate(2025, 11, 22);
        workout.name = QStringLiteral("Endurance");
        workout.structure = "{}";
        workout.createdAt = clock.now();
        return backend::putWorkout(changes, workout);
    }

    backend::Result<std::int64_t> addRecording(backend::Changes& changes, const Things& made) {
        backend::Activity activity;
        activity.id = made.activity;
        activity.athlete = made.athlete;
        activity.sha256 = platform::sha256Hex(kRecording);
        activity.size = kRecording.size();
        activity.fileName = kFileName;
        activity.source = QStringLiteral("file");
        activity.arrivedAt = clock.now();
        if (!recordings->keep(company(), activity.sha256, QByteArrayView(kRecording)))
            QTest::qFail("the recording was not kept", __FILE__, __LINE__);
        return backend::takeUp(changes, activity, freshUuid()).and_then([&](const backend::TakenUp&) {
            activity.state = backend::ActivityState::History;
            activity.localDay = QDate(2025, 11, 22);
            activity.startedAt = clock.now();
            return backend::saveActivity(changes, activity, {QStringLiteral("state")});
        });
    }

    /// Two more coaches, an invite, and an op that one of the coaches had not sent in time.
    void addTeam(Things& made) {
        change([&](backend::Changes& changes) -> backend::Result<> {
            for (const auto& [id, role] : {std::pair(made.assistant, domain::Role::Assistant),
                                           std::pair(made.head, domain::Role::Head)}) {
                backend::Coach coach;
                coach.id = id;
                coach.name = QStringLiteral("Coach");
                coach.email = id.toString() + QStringLiteral("@example.org");
                coach.role = role;
                coach.status = domain::MembershipStatus::Active;
                if (const auto put = backend::putCoach(changes, coach); !put)
                    return tl::unexpected(put.error());
            }
            backend::Invite invite;
            invite.id = made.invite;
            invite.hash = platform::sha256Hex(made.invite.toString().toUtf8());
            invite.createdBy = member(Who::Head);
            invite.createdAt = clock.now();
            invite.expiresAt = clock.now() + std::chrono::hours(24);
            if (const auto added = backend::addInvite(changes, invite); !added)
                return tl::unexpected(added.error());
            protocol::Op op;
            op.opId = freshUuid();
            op.devSeq = 1;
            op.schema = 1;
            op.command = QStringLiteral("MarkDone");
            op.payload = protocol::writePayload(domain::MarkDone{made.waiting});
            op.rowId = made.waiting.uuid();
            op.scope = domain::Scope::athlete(made.athlete).toString();
            op.base = protocol::BaseRev{1};
            made.held = backend::heldRowId(made.assistant, op.opId);
            return backend::hold(changes, made.athlete, made.assistant, op).map([](bool) {});
        });
    }

    domain::SeededRandom m_random{20251122};
    std::map<Who, backend::Membership> m_members;
    std::map<Who, QString> m_tokens;
};

} // namespace leadout::test
