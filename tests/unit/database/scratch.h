// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/database/connection.h"

#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace leadout::test {

constexpr std::int32_t kApplicationId = 0x4c645465;

/// A folder for one test, with a database file that each call of open() connects to anew.
class Scratch {
public:
    QString path(const QString& name = QStringLiteral("test.db")) const { return m_dir.filePath(name); }

    database::ConnectionOptions options(database::Access access = database::Access::Write) const {
        database::ConnectionOptions options;
        options.path = path();
        options.access = access;
        options.applicationId = kApplicationId;
        options.busyTimeoutMs = 20;
        return options;
    }

    /// A connection; fails the test and gives nothing when it cannot be opened.
    static std::unique_ptr<database::Connection> open(const database::ConnectionOptions& options) {
        auto connection = database::Connection::open(options);
        if (!connection) {
            QTest::qFail(qPrintable(connection.error().detail), __FILE__, __LINE__);
            return nullptr;
        }
        return std::move(*connection);
    }
    std::unique_ptr<database::Connection> writer() const { return open(options()); }
    std::unique_ptr<database::Connection> reader() const { return open(options(database::Access::Read)); }

private:
    QTemporaryDir m_dir;
};

/// A whole number that a statement gives; -1 when it gives none.
inline std::int64_t number(database::Connection& connection, const QString& sql) {
    return connection.first(sql, [](const database::Statement& row) { return row.get<std::int64_t>(0); })
        .value_or(std::nullopt)
        .value_or(-1);
}

/// A text that a statement gives.
inline QString text(database::Connection& connection, const QString& sql) {
    return connection.first(sql, [](const database::Statement& row) { return row.get<QString>(0); })
        .value_or(std::nullopt)
        .value_or(QString());
}

} // namespace leadout::test

/// Fails the test with the error's own words.
#define VERIFY_DONE(result)                                                                                  \
    do {                                                                                                     \
        const auto& checkedResult = (result);                                                                \
        QVERIFY2(checkedResult.has_value(),                                                                  \
                 checkedResult.has_value() ? "" : qPrintable(checkedResult.error().detail));                 \
    } while (false)
