// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/database/migrator.h"

#include "core/database/connection.h"
#include "core/database/maintenance.h"
#include "core/database/transaction.h"

namespace leadout::database {

namespace {

/// Runs one migration and notes its version, all or nothing.
Result<> step(Connection& connection, const Migration& migration, int version) {
    auto transaction = Transaction::begin(connection, Transaction::Mode::Schema);
    if (!transaction)
        return tl::unexpected(transaction.error());
    QStringList statements = migration.statements;
    if (version == 1)
        statements.prepend(
            QStringLiteral("CREATE TABLE schema_version (version BIGINT PRIMARY KEY, name TEXT NOT NULL)"));
    // The same number again where other tools look for it.
    statements.append(QStringLiteral("PRAGMA user_version = %1").arg(version));
    for (const QString& statement : statements) {
        if (const auto done = connection.run(statement); !done)
            return tl::unexpected(done.error());
    }
    const auto noted = connection.run(
        QStringLiteral("INSERT INTO schema_version (version, name) VALUES (?, ?)"), version, migration.name);
    if (!noted)
        return tl::unexpected(noted.error());
    return transaction->commit();
}

} // namespace

Result<int> schemaVersion(Connection& connection) {
    const auto table = connection.hasTable(QStringLiteral("schema_version"));
    if (!table)
        return tl::unexpected(table.error());
    if (!*table)
        return 0;
    return connection
        .first(QStringLiteral("SELECT COALESCE(MAX(version), 0) FROM schema_version"),
               [](const Statement& row) { return row.get<int>(0); })
        .map([](const std::optional<int>& version) { return version.value_or(0); });
}

Result<MigrationOutcome> migrate(Connection& connection, const std::vector<Migration>& migrations,
                                 const QString& backupPath) {
    const auto version = schemaVersion(connection);
    if (!version)
        return tl::unexpected(version.error());
    const int newest = static_cast<int>(migrations.size());
    if (*version > newest)
        return tl::unexpected(errorOf(
            ErrorKind::Newer,
            QStringLiteral("the database has version %1, this program knows %2").arg(*version).arg(newest)));
    if (*version == newest)
        return MigrationOutcome{*version, newest};
    if (*version > 0 && !backupPath.isEmpty()) {
        if (const auto kept = backUp(connection, backupPath); !kept)
            return tl::unexpected(kept.error());
    }
    for (int next = *version + 1; next <= newest; ++next) {
        const auto done = step(connection, migrations[static_cast<std::size_t>(next - 1)], next);
        connection.forgetStatements();
        if (!done)
            return tl::unexpected(done.error());
    }
    return MigrationOutcome{*version, newest};
}

} // namespace leadout::database
