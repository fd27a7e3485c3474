// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/database/connection.h"

#include "core/platform/private_files.h"
#include "core/platform/volume.h"

#include <QFileInfo>
#include <QSqlError>
#include <QUuid>

namespace leadout::database {

namespace {

constexpr std::size_t kKeptStatements = 64;

std::int64_t number(const Statement& row) {
    return row.get<std::int64_t>(0);
}

QString text(const Statement& row) {
    return row.get<QString>(0);
}

} // namespace

Result<std::unique_ptr<Connection>> Connection::open(ConnectionOptions options) {
    std::unique_ptr<Connection> connection(new Connection(std::move(options)));
    const auto opened = connection->prepareFile()
                            .and_then([&] { return connection->openFile(); })
                            .and_then([&] { return connection->refuseForeignFile(); })
                            .and_then([&] { return connection->applySettings(); });
    if (!opened)
        return tl::unexpected(opened.error());
    return connection;
}

Connection::Connection(ConnectionOptions options)
    : m_options(std::move(options))
    , m_name(QUuid::createUuid().toString(QUuid::WithoutBraces)) {}

Connection::~Connection() {
    m_kept.clear();
    m_database.close();
    m_database = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_name);
}

Result<> Connection::prepareFile() const {
    if (const auto real = platform::refuseSymlink(m_options.path); !real)
        return tl::unexpected(errorFrom(real.error()));
    if (!writable())
        return {};
    // SQLite gives the log and its index the mode of the database file.
    const auto made = platform::makePrivateFolder(QFileInfo(m_options.path).absolutePath()).and_then([this] {
        return platform::makePrivateFile(m_options.path);
    });
    if (!made)
        return tl::unexpected(errorFrom(made.error()));
    return {};
}

Result<> Connection::openFile() {
    m_database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_name);
    m_database.setDatabaseName(m_options.path);
    m_database.setNumericalPrecisionPolicy(QSql::LowPrecisionDouble);
    QString driver = QStringLiteral("QSQLITE_BUSY_TIMEOUT=%1").arg(m_options.busyTimeoutMs);
    // A file opened for reading cannot be checkpointed, not even by closing the last connection to it.
    if (!writable())
        driver += QStringLiteral(";QSQLITE_OPEN_READONLY");
    m_database.setConnectOptions(driver);
    if (!m_database.open())
        return tl::unexpected(errorFrom(m_database.lastError(), {}));
    return {};
}

Result<> Connection::refuseForeignFile() {
    const auto id = first(QStringLiteral("PRAGMA application_id"), number);
    if (!id)
        return tl::unexpected(id.error());
    if (id->value_or(0) == m_options.applicationId)
        return {};
    const auto things = first(QStringLiteral("SELECT COUNT(*) FROM sqlite_master"), number);
    if (!things)
        return tl::unexpected(things.error());
    if (id->value_or(0) != 0 || things->value_or(0) != 0)
        return tl::unexpected(
            errorOf(ErrorKind::Foreign, QStringLiteral("%1 belongs to another program").arg(m_options.path)));
    if (!writable())
        return {};
    return run(QStringLiteral("PRAGMA application_id = %1").arg(m_options.applicationId))
        .map([](std::int64_t) {});
}

Result<> Connection::applySettings() {
    QStringList settings = {
        QStringLiteral("PRAGMA foreign_keys = ON"),
        QStringLiteral("PRAGMA trusted_schema = OFF"),
        QStringLiteral("PRAGMA cell_size_check = ON"),
        QStringLiteral("PRAGMA mmap_size = 0"),
        QStringLiteral("PRAGMA cache_size = -8192"), // KiB; a page of a feed reads from all over the file
        QStringLiteral("PRAGMA secure_delete = ON"),
        m_options.durability == Durability::Full ? QStringLiteral("PRAGMA synchronous = FULL")
                                                 : QStringLiteral("PRAGMA synchronous = NORMAL"),
    };
    if (!writable())
        settings << QStringLiteral("PRAGMA query_only = ON")
                 << QStringLiteral("PRAGMA wal_autocheckpoint = 0");
    for (const QString& setting : settings) {
        if (const auto done = run(setting); !done)
            return tl::unexpected(done.error());
    }
    if (!writable())
        return {};
    const bool log = m_options.journal == Journal::ByVolume &&
                     platform::volumeKindOf(m_options.path) == platform::VolumeKind::Local;
    const QString wanted = log ? QStringLiteral("wal") : QStringLiteral("delete");
    const QString sql = QStringLiteral("PRAGMA journal_mode = %1").arg(wanted);
    const auto mode = first(sql, text);
    if (!mode)
        return tl::unexpected(mode.error());
    if (mode->value_or(QString()) != wanted)
        return tl::unexpected(
            errorOf(ErrorKind::Io, QStringLiteral("the volume does not allow this journal"), sql));
    return {};
}

std::unique_ptr<Connection> Connection::unopened() {
    return std::unique_ptr<Connection>(new Connection(ConnectionOptions{}));
}

Result<Statement> Connection::prepare(const QString& sql) {
    if (!m_database.isOpen())
        return tl::unexpected(
            errorOf(ErrorKind::Corrupt, QStringLiteral("the database could not be opened"), sql));
    if (const auto kept = m_kept.find(sql); kept != m_kept.end()) {
        Statement statement(*this, std::move(kept->second.query), kept->second.placeholders, sql);
        m_kept.erase(kept);
        return statement;
    }
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.prepare(sql)) {
        const DatabaseError error = errorFrom(query.lastError(), sql);
        noteFailure(error);
        return tl::unexpected(error);
    }
    return Statement(*this, std::move(query), -1, sql);
}

Result<bool> Connection::hasTable(const QString& name) {
    return first(QStringLiteral("SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = ?"),
                 number, name)
        .map([](const std::optional<std::int64_t>& count) { return count.value_or(0) > 0; });
}

void Connection::forgetStatements() {
    m_kept.clear();
}

void Connection::giveBack(const QString& sql, QSqlQuery query, int placeholders) {
    if (m_kept.size() >= kKeptStatements)
        m_kept.erase(m_kept.begin());
    m_kept.try_emplace(sql, Kept{std::move(query), placeholders});
}

Result<> Connection::access(const QString& sql) const {
    // SQLite ends a transaction by itself after some errors; what follows would be committed one by one.
    if (m_failure)
        return tl::unexpected(*m_failure);
    if (m_options.fault) {
        const bool reads = sql.startsWith(QLatin1String("SELECT")) || sql.startsWith(QLatin1String("BEGIN"));
        const bool lasts = m_inTransaction ? sql == QLatin1String("COMMIT") : !reads;
        if (const std::optional<ErrorKind> kind = m_options.fault(lasts))
            return tl::unexpected(errorOf(*kind, QStringLiteral("fault by test"), sql));
    }
    return {};
}

void Connection::noteFailure(const DatabaseError& error) {
    if (m_inTransaction && !m_failure)
        m_failure = error;
}

} // namespace leadout::database
