// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/world/coach_world.h"

#include "core/backend/auth/sign_ins.h"
#include "core/backend/commands/perform.h"
#include "core/backend/store/audit.h"
#include "core/backend/store/ops.h"
#include "core/backend/store/viewer.h"
#include "tests/server/ingest_fixture.h"

#include <array>

namespace leadout::test {

namespace {

using backend::Changes;
using backend::Result;
using backend::Viewer;
using database::Connection;
using database::Statement;

const QDate kFirstRide{2025, 11, 20};

/// Counts that must be equal to zero, by what is wrong when they are not.
struct Rule {
    const char* broken;
    const char* sql;
};

constexpr std::array kRules = {
    Rule{"rows that refer to nothing", "SELECT COUNT(*) FROM pragma_foreign_key_check"},
    Rule{"published sessions without exactly one report",
         "SELECT COUNT(*) FROM analysis a WHERE a.state = 'published' AND "
         "(SELECT COUNT(*) FROM report r WHERE r.company_id = a.company_id AND r.analysis_id = a.id) <> 1"},
    Rule{"reports of sessions that are not published",
         "SELECT COUNT(*) FROM report r JOIN analysis a ON a.company_id = r.company_id AND "
         "a.id = r.analysis_id WHERE a.state <> 'published'"},
    Rule{"approvals that were not carried out", "SELECT COUNT(*) FROM analysis WHERE state = 'approved'"},
    Rule{"scopes that miscount their rows",
         "SELECT COUNT(*) FROM scope s WHERE s.row_count <> (SELECT COUNT(*) FROM change c WHERE "
         "c.company_id = s.company_id AND c.scope = s.name AND c.deleted = 0)"},
    Rule{"changes from the future",
         "SELECT COUNT(*) FROM change c JOIN company o ON o.id = c.company_id WHERE c.seq > o.seq"},
    Rule{"gaps between the versions of a text",
         "SELECT COUNT(*) FROM feedback f WHERE f.version <> (SELECT COUNT(*) FROM feedback_version v WHERE "
         "v.company_id = f.company_id AND v.feedback_id = f.id)"},
    // Every decision stands in the audit as often as it took effect.
    Rule{"notes more or fewer than were accepted",
         "SELECT (SELECT COUNT(*) FROM coach_note) - "
         "(SELECT COUNT(*) FROM audit WHERE action = 'AddNote' AND result = 'ok')"},
    Rule{"edited texts more or fewer than were accepted",
         "SELECT (SELECT COUNT(*) FROM feedback_version WHERE writer = 'coach') - "
         "(SELECT COUNT(*) FROM audit WHERE action = 'EditFeedback' AND result = 'ok')"},
    Rule{"sessions approved more or less often than was accepted",
         "SELECT (SELECT COUNT(*) FROM analysis WHERE state IN ('approved', 'published')) - "
         "(SELECT COUNT(*) FROM audit WHERE action = 'ApproveAndPublish' AND result = 'ok')"},
    Rule{"sessions marked done more or less often than was accepted",
         "SELECT (SELECT COUNT(*) FROM analysis WHERE state = 'reviewed') - "
         "(SELECT COUNT(*) FROM audit WHERE action = 'MarkDone' AND result = 'ok')"},
    Rule{"held decisions more or fewer than were told",
         "SELECT (SELECT COUNT(*) FROM held_op) - (SELECT COUNT(*) FROM audit WHERE result = 'held')"},
};

} // namespace

QString CoachWorld::databasePath() const {
    return folder.filePath(QStringLiteral("data/leadout.db"));
}

bool CoachWorld::start() {
    if (!ApiFixture::start() || !openWorkers())
        return false;
    head = found(QStringLiteral("Northside Velo"), QStringLiteral("ana@northside.example"));
    return true;
}

bool CoachWorld::openWorkers() {
    auto kept = backend::RecordingFiles::open(taken());
    if (!kept) {
        QTest::qFail("there is no folder for recordings", __FILE__, __LINE__);
        return false;
    }
    const auto fault = [this](const database::DatabaseError& error) { faults.append(error.detail); };
    m_files = std::make_unique<backend::RecordingFiles>(std::move(*kept));
    m_analyzer = std::make_unique<backend::Analyzer>(*store, *m_files, clock, m_random, fault);
    m_publisher = std::make_unique<backend::Publisher>(*store, clock, fault);
    m_analyzer->resume();
    m_publisher->resume();
    return true;
}

void CoachWorld::stopServing() {
    m_publisher.reset();
    m_analyzer.reset();
    api.reset();
    store.reset();
}

bool CoachWorld::serveAgain() {
    return ApiFixture::start() && openWorkers();
}

backend::Membership CoachWorld::addAssistant(const QString& name) {
    return add(*head, QStringLiteral("coach%1-%2@northside.example").arg(++m_people).arg(name.toLower()));
}

QString CoachWorld::oneTimeSecret(const backend::Membership& coach) {
    return write([&](Connection& connection) {
        return backend::makeOneTimeSignIn(connection, coach, std::chrono::minutes(10), clock.now());
    });
}

backend::Athlete CoachWorld::addAthlete(const QString& name, const std::optional<domain::CoachId>& coach) {
    backend::Athlete athlete;
    athlete.id = domain::AthleteId::make(clock, m_random);
    athlete.name = name;
    athlete.timeZone = QStringLiteral("Europe/Berlin");
    athlete.coach = coach;
    athlete.createdAt = clock.now();
    backend::DatedThresholds thresholds;
    thresholds.id = domain::makeUuidV7(clock, m_random);
    thresholds.athlete = athlete.id;
    thresholds.from = QDate(2025, 1, 1);
    thresholds.values.power_w = 200;
    thresholds.values.heart_rate_bpm = 165;
    backend::ConsentRecord consent;
    consent.id = domain::makeUuidV7(clock, m_random);
    consent.athlete = athlete.id;
    consent.kind = domain::ConsentKind::PublishReport;
    consent.given = true;
    consent.source = backend::ConsentRecord::Source::Import;
    consent.decidedAt = clock.now();
    change([&](Changes& changes) -> Result<std::int64_t> {
        if (const auto put = backend::putAthlete(changes, athlete); !put)
            return put;
        if (const auto put = backend::putThresholds(changes, thresholds); !put)
            return tl::unexpected(put.error());
        return backend::recordConsent(changes, consent);
    });
    return athlete;
}

void CoachWorld::asHead(const domain::AnyCommand& command, const QUuid& row) {
    const bool done = change([&](Changes& changes) -> Result<bool> {
        const auto viewer =
            backend::viewerOf(changes.connection(), changes.company(), head->coach.id, clock.now());
        const auto stored = changes.find(row);
        if (!viewer || !stored)
            return tl::unexpected(viewer ? stored.error() : viewer.error());
        if (!*viewer || !*stored)
            return false;
        backend::CommandContext context{changes, **viewer, (*stored)->rev};
        return backend::perform(context, command).map([](const backend::Deed& deed) {
            return deed.has_value();
        });
    });
    if (!done)
        QTest::qFail("the head coach was refused", __FILE__, __LINE__);
}

void CoachWorld::assign(const domain::AthleteId& athlete, const std::optional<domain::CoachId>& coach) {
    asHead(domain::AssignAthlete{athlete, coach}, athlete.uuid());
}

void CoachWorld::deactivate(const backend::Membership& coach) {
    asHead(domain::DeactivateCoach{coach.coach.id}, coach.coach.id.uuid());
}

void CoachWorld::discardHeld() {
    const auto waiting = write([&](Connection& connection) {
        return backend::waitingHeld(connection, Viewer::system(head->company));
    });
    for (const backend::HeldOp& op : waiting)
        asHead(domain::DecideHeld{op.id, false}, op.id.uuid());
}

domain::AnalysisId CoachWorld::rideSession(const domain::AthleteId& athlete) {
    constexpr int kMinutes = 20;
    const QDate day = kFirstRide.addDays(-m_rides % 300);
    const domain::Instant start = utc(day, 7, ++m_rides / 300);
    const engine::Workout plan = steady(kMinutes);
    const QByteArray bytes = fit(start, {kMinutes, 140});

    backend::PlannedWorkout workout;
    workout.id = domain::WorkoutId::make(clock, m_random);
    workout.athlete = athlete;
    workout.day = day;
    workout.name = QStringLiteral("Endurance");
    workout.sport = plan.sport;
    workout.durationS = kMinutes * 60.0;
    workout.createdAt = clock.now();
    protocol::JsonWriter structure;
    protocol::writeWorkout(structure, plan);
    workout.structure = structure.take();
    change([&](Changes& changes) { return backend::putWorkout(changes, workout); });

    backend::Arriving file;
    file.activity = domain::ActivityId::make(clock, m_random);
    file.athlete = athlete;
    file.fileName = QStringLiteral("ride.fit");
    file.sha256 = platform::sha256Hex(bytes);
    file.size = bytes.size();
    file.source = QStringLiteral("file");
    if (!m_files->keep(head->company, file.sha256, QByteArrayView(bytes)))
        QTest::qFail("the recording was not kept", __FILE__, __LINE__);
    change([&](Changes& changes) -> Result<backend::TakenUp> {
        const auto facts =
            backend::factsOf(changes.connection(), Viewer::system(changes.company()), athlete, clock.now());
        if (!facts)
            return tl::unexpected(facts.error());
        auto allowed = domain::authorize<domain::Action::UploadActivity>(domain::Actor::system(), *facts);
        if (!allowed)
            return tl::unexpected(
                database::errorOf(database::ErrorKind::Other, QStringLiteral("not allowed")));
        return backend::arrive(changes, *allowed, file);
    });
    work();
    const auto made = write([&](Connection& connection) {
        return backend::analysesOf(connection, Viewer::system(head->company), file.activity);
    });
    if (made.size() != 1 || made.front().state != domain::AnalysisState::ReviewPending) {
        QTest::qFail("the ride does not wait for a coach", __FILE__, __LINE__);
        return {};
    }
    return made.front().id;
}

void CoachWorld::work() {
    while (m_analyzer->next() || m_publisher->next()) {
    }
}

std::map<QString, qint64> CoachWorld::visibleRows(const backend::Membership& coach) {
    return write([&](Connection& connection) -> Result<std::map<QString, qint64>> {
        const auto viewer = backend::viewerOf(connection, coach.company, coach.coach.id, clock.now());
        if (!viewer)
            return tl::unexpected(viewer.error());
        std::map<QString, qint64> rows;
        for (const domain::Scope& scope : (*viewer)->scopes()) {
            const auto found = connection.list(
                QStringLiteral("SELECT row_id, rev FROM change WHERE company_id = ? AND scope = ? AND "
                               "deleted = 0"),
                [](const Statement& row) {
                    return std::pair(row.get<QString>(0), qint64(row.get<std::int64_t>(1)));
                },
                coach.company.toString(), scope.toString());
            if (!found)
                return tl::unexpected(found.error());
            rows.insert(found->begin(), found->end());
        }
        return rows;
    });
}

qint64 CoachWorld::timesWritten(const QString& text) {
    return count(QStringLiteral("SELECT (SELECT COUNT(*) FROM coach_note WHERE text = ?) + "
                                "(SELECT COUNT(*) FROM feedback_version WHERE text = ?)"),
                 text, text);
}

qint64 CoachWorld::timesHeld(const QString& op) {
    return count(QStringLiteral("SELECT COUNT(*) FROM held_op WHERE op_id = ?"), op);
}

QStringList CoachWorld::brokenRules() {
    QStringList broken = faults;
    const auto whole = write([](Connection& connection) {
        return connection.list(QStringLiteral("PRAGMA integrity_check"),
                               [](const Statement& row) { return row.get<QString>(0); });
    });
    if (whole.size() != 1 || whole.front() != QLatin1String("ok"))
        broken.append(QStringLiteral("the database is damaged"));
    for (const Rule& rule : kRules) {
        if (const qint64 found = count(QString::fromLatin1(rule.sql)); found != 0)
            broken.append(QStringLiteral("%1: %2").arg(QString::fromLatin1(rule.broken)).arg(found));
    }
    const auto line =
        write([&](Connection& connection) { return backend::brokenAuditLine(connection, head->company); });
    if (line)
        broken.append(QStringLiteral("the audit's chain breaks at line %1").arg(*line));
    return broken;
}

} // namespace leadout::test
