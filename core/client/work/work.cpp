// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/work/work.h"

#include "core/client/set_aside.h"
#include "core/client/work/salvage.h"
#include "core/client/work/schema.h"
#include "core/database/maintenance.h"
#include "core/database/transaction.h"
#include "core/domain/ids.h"
#include "core/platform/private_files.h"

#include <QFile>

namespace leadout::client {

using database::ErrorKind;
using database::Result;
using database::Statement;
using database::Transaction;

namespace {

/// The file that a salvage writes, until it is complete.
constexpr QLatin1String kSalvaged(".salvaged");
/// The copy that is made before the schema changes.
constexpr QLatin1String kBeforeUpdate(".before-update");
/// With less room than this a check of the file can fail although nothing is damaged.
constexpr std::int64_t kRoomForChecks = 16 * 1024 * 1024;

Result<> refuseDamage(database::Connection& connection) {
    return database::quickCheck(connection).and_then([&](const QStringList& findings) -> Result<> {
        if (findings.isEmpty())
            return {};
        const auto room = platform::freeSpace(connection.options().path);
        if (room && *room < kRoomForChecks)
            return tl::unexpected(database::errorOf(ErrorKind::Full, QStringLiteral("the volume is full")));
        return tl::unexpected(
            database::errorOf(ErrorKind::Corrupt, QStringLiteral("the check found damage")));
    });
}

/// Gives the file its device, if it has none yet.
Result<> nameDevice(database::Connection& connection, const domain::Clock& clock, domain::Random& random) {
    return connection
        .run(QStringLiteral("INSERT INTO device (one, id, last_seq, locked) "
                            "SELECT 1, ?, COALESCE(MAX(dev_seq), 0), 0 FROM outbox WHERE TRUE "
                            "ON CONFLICT DO NOTHING"),
             domain::makeUuidV7(clock, random).toString(QUuid::WithoutBraces))
        .and_then([&](std::int64_t) {
            // After a salvage the device may be older than the ops.
            return connection.run(
                QStringLiteral("UPDATE device SET last_seq = (SELECT COALESCE(MAX(dev_seq), 0) FROM outbox) "
                               "WHERE last_seq < (SELECT COALESCE(MAX(dev_seq), 0) FROM outbox)"));
        })
        .map([](std::int64_t) {});
}

} // namespace

Result<std::unique_ptr<Work>> Work::open(Options options) {
    std::unique_ptr<Work> work(new Work(std::move(options)));
    auto opened =
        work->finishSalvage().and_then([&] { return work->connect(work->m_options.path); }).and_then([&] {
            return refuseDamage(*work->m_connection);
        });
    if (!opened && isUnusable(opened.error()))
        opened = work->salvage();
    if (!opened)
        return tl::unexpected(opened.error());
    const auto named = nameDevice(*work->m_connection, *work->m_options.clock, *work->m_options.random);
    if (!named)
        return tl::unexpected(named.error());
    return work;
}

Result<> Work::connect(const QString& path) {
    database::ConnectionOptions options;
    options.path = path;
    options.durability = database::Durability::Full;
    options.applicationId = kWorkApplicationId;
    options.busyTimeoutMs = m_options.busyTimeoutMs;
    options.fault = m_options.fault;
    auto connection = database::Connection::open(std::move(options));
    if (!connection)
        return tl::unexpected(connection.error());
    m_connection = std::move(*connection);
    return database::migrate(*m_connection, workMigrations(), path + kBeforeUpdate)
        .map([](const database::MigrationOutcome&) {});
}

/// The new file takes the place of the damaged one only when it is complete.
Result<> Work::salvage() {
    const QString fresh = m_options.path + kSalvaged;
    m_connection.reset();
    for (const QLatin1String part : {QLatin1String(""), QLatin1String("-wal"), QLatin1String("-shm")})
        QFile::remove(fresh + part);
    const auto saved = connect(fresh).and_then([this] { return salvageWork(*m_connection, m_options.path); });
    m_connection.reset();
    if (!saved)
        return saved;
    const auto aside = setAside(m_options.path, m_options.clock->now());
    if (!aside)
        return tl::unexpected(aside.error());
    m_keptDamaged = *aside;
    return finishSalvage().and_then([this] { return connect(m_options.path); });
}

Result<> Work::finishSalvage() {
    const QString fresh = m_options.path + kSalvaged;
    if (QFile::exists(m_options.path) || !QFile::exists(fresh))
        return {};
    if (const auto replaced = platform::replaceFile(fresh, m_options.path); !replaced)
        return tl::unexpected(database::errorFrom(replaced.error()));
    return {};
}

Result<WorkCounts> Work::counts() {
    const std::int64_t now = m_options.clock->now().time_since_epoch().count();
    return m_connection
        ->first(
            QStringLiteral("SELECT COALESCE(SUM(state IN ('waiting', 'sending')), 0), "
                           "COALESCE(SUM(state NOT IN ('waiting', 'sending', 'accepted')), 0), "
                           "MIN(CASE WHEN state IN ('waiting', 'sending') AND COALESCE(not_before, 0) <= ? "
                           "THEN queued_at END) FROM outbox"),
            [](const Statement& row) {
                WorkCounts counts{row.get<int>(0), row.get<int>(1), std::nullopt};
                if (const auto at = row.get<std::optional<std::int64_t>>(2))
                    counts.oldestDue = domain::Instant(std::chrono::milliseconds(*at));
                return counts;
            },
            now)
        .map([](const std::optional<WorkCounts>& counts) { return counts.value_or(WorkCounts{}); });
}

Result<> Work::lock() {
    return m_connection->run(QStringLiteral("UPDATE device SET locked = 1")).map([](std::int64_t) {});
}

Result<bool> Work::locked() {
    return m_connection
        ->first(QStringLiteral("SELECT locked FROM device"),
                [](const Statement& row) { return row.get<bool>(0); })
        .map([](const std::optional<bool>& locked) { return locked.value_or(false); });
}

/// What a salvage or an update has put beside the file would keep what is deleted from it.
void Work::removeCopies() const {
    removeSetAside(m_options.path);
    QFile::remove(m_options.path + kBeforeUpdate);
}

Result<> Work::erase() {
    removeCopies();
    auto transaction = Transaction::begin(*m_connection, Transaction::Mode::Write);
    if (!transaction)
        return tl::unexpected(transaction.error());
    for (const QString& sql : {QStringLiteral("DELETE FROM overlay"), QStringLiteral("DELETE FROM outbox"),
                               QStringLiteral("DELETE FROM draft"), QStringLiteral("DELETE FROM notice")}) {
        if (const auto done = m_connection->run(sql); !done)
            return tl::unexpected(done.error());
    }
    return transaction->commit();
}

Result<bool> Work::emptyLog() {
    return database::checkpoint(*m_connection).map([](database::CheckpointOutcome outcome) {
        return outcome == database::CheckpointOutcome::Done;
    });
}

} // namespace leadout::client
