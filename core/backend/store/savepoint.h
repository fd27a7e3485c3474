// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/store/changes.h"
#include "core/database/transaction.h"

#include <utility>

namespace leadout::backend {

/// A part of a transaction that can be undone by itself: unless it is kept, it is undone when it goes out of
/// scope, with what it noted in the change log. For ops that are applied together or not at all while their
/// answers are stored either way. Savepoints lie within each other in the order in which they were made.
class Savepoint {
public:
    static Result<Savepoint> begin(Changes& changes) {
        if (const auto begun = changes.connection().run(QStringLiteral("SAVEPOINT part")); !begun)
            return tl::unexpected(begun.error());
        return Savepoint(changes);
    }
    ~Savepoint() {
        if (m_changes == nullptr)
            return;
        m_changes->m_seq = m_seq;
        database::Connection& connection = m_changes->connection();
        // A failure here is remembered by the transaction, whose commit then fails.
        [[maybe_unused]] const auto undone = connection.run(QStringLiteral("ROLLBACK TO SAVEPOINT part"));
        [[maybe_unused]] const auto left = connection.run(QStringLiteral("RELEASE SAVEPOINT part"));
    }
    Savepoint(Savepoint&& other) noexcept
        : m_changes(std::exchange(other.m_changes, nullptr))
        , m_seq(other.m_seq) {}
    Savepoint& operator=(Savepoint&&) = delete;
    Savepoint(const Savepoint&) = delete;
    Savepoint& operator=(const Savepoint&) = delete;

    /// Undoes what was done. The transaction goes on, even where a constraint refused a change.
    Result<> undo() {
        Changes* changes = std::exchange(m_changes, nullptr);
        changes->m_seq = m_seq;
        database::Connection& connection = changes->connection();
        return database::Transaction::rollBackTo(connection, QStringLiteral("part")).and_then([&connection] {
            return connection.run(QStringLiteral("RELEASE SAVEPOINT part")).map([](std::int64_t) {});
        });
    }

    /// Leaves what was done to the transaction.
    Result<> keep() {
        Changes* changes = std::exchange(m_changes, nullptr);
        return changes->connection().run(QStringLiteral("RELEASE SAVEPOINT part")).map([](std::int64_t) {});
    }

private:
    explicit Savepoint(Changes& changes) : m_changes(&changes), m_seq(changes.seq()) {}

    Changes* m_changes;
    std::optional<std::int64_t> m_seq; ///< the sequence number that had been taken before
};

} // namespace leadout::backend
