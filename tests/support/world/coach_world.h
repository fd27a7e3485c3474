// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/ingest/analyzer.h"
#include "core/backend/publish/publisher.h"
#include "core/backend/store/athletes.h"
#include "core/backend/store/reviews.h"
#include "core/domain/commands/registry.h"
#include "tests/server/api_fixture.h"

#include <map>
#include <optional>
#include <vector>

namespace leadout::test {

/// A backend that coaches' programs can talk to: a real database, a real server on a free loopback port, and
/// what reads recordings and publishes, worked on demand. One company; its first coach is the head.
class CoachWorld : public ApiFixture {
public:
    /// False after a failed check.
    bool start();
    /// Ends the server and closes the database, so that another process can serve it.
    void stopServing();
    /// Opens both again, the server on another port and with another key.
    bool serveAgain();
    QString databasePath() const;

    backend::Membership addAssistant(const QString& name);
    /// A secret by which a program signs in as this coach, once.
    QString oneTimeSecret(const backend::Membership& coach);

    /// An active athlete whose reports may be published.
    backend::Athlete addAthlete(const QString& name, const std::optional<domain::CoachId>& coach);
    /// As the head coach does it; nothing makes them unassigned.
    void assign(const domain::AthleteId& athlete, const std::optional<domain::CoachId>& coach);
    /// Ends a membership, as the head coach does it.
    void deactivate(const backend::Membership& coach);

    /// The head coach discards whatever waits for a decision of theirs.
    void discardHeld();

    /// A workout was planned and has been ridden: the recording arrives, is read and analysed, and its draft
    /// waits for a coach.
    domain::AnalysisId rideSession(const domain::AthleteId& athlete);
    /// Works off what is due to be analysed and published.
    void work();

    /// Every live row that a coach may see now, with its revision.
    std::map<QString, qint64> visibleRows(const backend::Membership& coach);
    /// The number that a query gives; fails the test when it cannot.
    template <class... Values>
    qint64 count(const QString& sql, const Values&... values) {
        return write([&](database::Connection& connection) {
                   return connection.first(
                       sql, [](const database::Statement& row) { return row.get<std::int64_t>(0); },
                       values...);
               })
            .value_or(-1);
    }
    /// How often a text stands among the notes and the versions of feedback.
    qint64 timesWritten(const QString& text);
    /// How often an op of this id waits for a head coach, or did.
    qint64 timesHeld(const QString& op);
    /// What should be true of the database whatever has happened; empty when all of it is.
    QStringList brokenRules();

    std::optional<backend::Membership> head;
    QStringList faults; ///< of the workers

private:
    bool openWorkers();
    /// Carries out a command of the head coach about a row.
    void asHead(const domain::AnyCommand& command, const QUuid& row);
    QString taken() const { return folder.filePath(QStringLiteral("files")); }

    /// Runs `job(Changes&) -> Result<T>` in a write transaction of the company.
    template <class Job>
    auto change(Job job) {
        return write([&](database::Connection& connection) {
            backend::Changes changes(connection, head->company, clock.now());
            return job(changes);
        });
    }

    domain::SystemRandom m_random;
    std::unique_ptr<backend::RecordingFiles> m_files;
    std::unique_ptr<backend::Analyzer> m_analyzer;
    std::unique_ptr<backend::Publisher> m_publisher;
    int m_people = 0;
    int m_rides = 0;
};

} // namespace leadout::test
