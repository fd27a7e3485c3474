// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/store/athletes.h"
#include "core/backend/store/people.h"
#include "core/backend/store/reviews.h"
#include "core/backend/store/schema.h"
#include "core/backend/store/sessions.h"
#include "core/database/migrator.h"
#include "core/database/transaction.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

/// Fails the test with the error's own words.
#define VERIFY_DONE(result)                                                                                  \
    do {                                                                                                     \
        const auto& checkedResult = (result);                                                                \
        QVERIFY2(checkedResult.has_value(),                                                                  \
                 checkedResult.has_value() ? "" : qPrintable(checkedResult.error().detail));                 \
    } while (false)

namespace leadout::test {

/// A database file of the backend, on today's schema, and what it takes to fill it.
class StoreFixture {
public:
    StoreFixture() {
        reopen();
        if (const auto done = database::migrate(*m_writer, backend::migrations()); !done)
            fail(done.error());
    }

    QString path() const { return m_folder.filePath(QStringLiteral("leadout.db")); }
    database::Connection& db() { return *m_writer; }
    domain::FixedClock& clock() { return m_clock; }
    domain::Instant now() const { return m_clock.now(); }

    /// Closes the file and opens it again, or a copy of another one in its place.
    void reopen(const QString& instead = {}) {
        m_writer.reset();
        if (!instead.isEmpty() && !(QFile::remove(path()) && QFile::copy(instead, path())))
            QTest::qFail("the file could not be replaced", __FILE__, __LINE__);
        m_writer = connect(database::Access::Write);
    }
    std::unique_ptr<database::Connection> connect(database::Access access) {
        database::ConnectionOptions options;
        options.path = path();
        options.access = access;
        options.applicationId = backend::kApplicationId;
        // Whether it survives a loss of power is not what these tests are about.
        options.durability = database::Durability::Normal;
        auto connection = database::Connection::open(options);
        if (!connection) {
            fail(connection.error());
            return nullptr;
        }
        return std::move(*connection);
    }

    template <class Thing>
    Thing id() {
        return Thing::make(m_clock, m_random);
    }
    QUuid uuid() { return domain::makeUuidV7(m_clock, m_random); }

    /// Runs `job(Changes&) -> Result<T>` in a write transaction of a company.
    template <class Job>
    auto write(const domain::CompanyId& company, Job job)
        -> decltype(job(std::declval<backend::Changes&>())) {
        auto transaction = database::Transaction::begin(*m_writer, database::Transaction::Mode::Write);
        if (!transaction)
            return tl::unexpected(transaction.error());
        backend::Changes changes(*m_writer, company, m_clock.now());
        auto result = job(changes);
        if (result) {
            if (const auto done = transaction->commit(); !done)
                return tl::unexpected(done.error());
        }
        return result;
    }
    /// The same for what must work; fails the test when it does not.
    template <class Job>
    void done(const domain::CompanyId& company, Job job) {
        if (const auto result = write(company, job); !result)
            fail(result.error());
    }

    /// The viewer of a coach as of now; fails the test when there is no such coach.
    backend::Viewer viewer(const domain::CompanyId& company, const domain::CoachId& coach) {
        auto found = backend::viewerOf(*m_writer, company, coach, m_clock.now());
        if (found && *found)
            return **found;
        fail(found ? database::errorOf(database::ErrorKind::Other, QStringLiteral("no such coach"))
                   : found.error());
        return backend::Viewer::system(domain::CompanyId());
    }

    domain::CompanyId company(const QString& name = QStringLiteral("Northside")) {
        backend::Company company;
        company.id = id<domain::CompanyId>();
        company.name = name;
        company.timeZone = QStringLiteral("Europe/Berlin");
        company.createdAt = now();
        done(company.id, [&](backend::Changes& changes) { return backend::addCompany(changes, company); });
        return company.id;
    }
    domain::CoachId coach(const domain::CompanyId& company, domain::Role role,
                          domain::MembershipStatus status = domain::MembershipStatus::Active) {
        backend::Coach coach;
        coach.id = id<domain::CoachId>();
        coach.name = QStringLiteral("Coach");
        coach.email = coach.id.toString() + QStringLiteral("@example.org");
        coach.role = role;
        coach.status = status;
        done(company, [&](backend::Changes& changes) { return backend::putCoach(changes, coach); });
        return coach.id;
    }
    backend::Athlete athlete(const domain::CompanyId& company, std::optional<domain::CoachId> coach = {}) {
        backend::Athlete athlete;
        athlete.id = id<domain::AthleteId>();
        athlete.name = QStringLiteral("Athlete");
        athlete.timeZone = QStringLiteral("Europe/Lisbon");
        athlete.coach = coach;
        athlete.createdAt = now();
        done(company, [&](backend::Changes& changes) { return backend::putAthlete(changes, athlete); });
        return athlete;
    }
    /// An analysis that waits for a coach, not stored yet.
    backend::Analysis analysis(const domain::AthleteId& athlete) {
        backend::Analysis analysis;
        analysis.id = id<domain::AnalysisId>();
        analysis.athlete = athlete;
        analysis.day = QDate(2026, 11, 22);
        analysis.startedAt = now();
        analysis.sport = engine::Sport::Cycling;
        analysis.title = QStringLiteral("3×12 min threshold");
        analysis.state = domain::AnalysisState::ReviewPending;
        analysis.createdAt = now();
        return analysis;
    }

    static void fail(const database::DatabaseError& error) {
        QTest::qFail(qPrintable(error.detail + u' ' + error.statement), __FILE__, __LINE__);
    }

private:
    QTemporaryDir m_folder;
    domain::FixedClock m_clock{domain::Instant(std::chrono::milliseconds(1'795'334'400'000))};
    domain::SeededRandom m_random{20261122};
    std::unique_ptr<database::Connection> m_writer;
};

} // namespace leadout::test
