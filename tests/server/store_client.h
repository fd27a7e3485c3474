// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/sync_changes.h"

#include <QMap>
#include <QSet>

namespace leadout::test {

/// What a program keeps of the backend's rows: the smallest client that follows the rules of pulling.
class PullClient {
public:
    protocol::ChangesRequest request(bool continueBackfill, int limit) const {
        protocol::ChangesRequest request{m_cursor, m_hash, {}, limit};
        if (continueBackfill && !m_gained.isEmpty())
            request.backfill = m_next.isEmpty() ? protocol::backfillStart(m_gained.mid(0, kAtOnce)) : m_next;
        return request;
    }

    void apply(const protocol::ChangesAnswer& answer) {
        if (answer.echo.fromCursor != m_cursor || answer.echo.fromScopesHash != m_hash)
            return;
        std::visit([this](const auto& content) { take(content); }, answer.content);
    }

    /// After a refusal: nothing is kept.
    void erase() { *this = PullClient(); }

    bool caughtUp() const { return m_gained.isEmpty() && !m_more && !m_cursor.isEmpty(); }
    const QMap<QUuid, protocol::Row>& rows() const { return m_rows; }
    const QSet<QString>& scopes() const { return m_scopes; }
    const QString& cursor() const { return m_cursor; }
    const QString& hash() const { return m_hash; }
    /// The sums that did not fit what was held when they came.
    int wrongSums() const { return m_wrongSums; }
    int checkedSums() const { return m_checkedSums; }

private:
    static constexpr int kAtOnce = 3;

    void take(const protocol::ScopesAnswer& answer) {
        const QSet<QString> now(answer.scopes.begin(), answer.scopes.end());
        QStringList gained;
        for (const QString& scope : answer.scopes) {
            if (!m_scopes.contains(scope) || m_gained.contains(scope))
                gained.append(scope);
        }
        m_rows.removeIf([&now](const auto& row) { return !now.contains(row.value().scope); });
        m_scopes = now;
        m_gained = gained;
        m_next.clear();
        m_hash = answer.scopesHash;
        if (m_cursor.isEmpty())
            m_cursor = answer.head;
        m_more = true;
    }

    void take(const protocol::RowsAnswer& answer) {
        for (const protocol::Row& row : answer.rows)
            upsert(row);
        m_cursor = answer.head;
        m_more = answer.more;
        check(answer.sums);
    }

    void take(const protocol::BackfillAnswer& answer) {
        for (const protocol::Row& row : answer.rows)
            upsert(row);
        m_next = answer.next;
        if (answer.done()) {
            m_gained = m_gained.mid(kAtOnce);
            check(answer.sums);
        }
    }

    void upsert(const protocol::Row& row) {
        const auto held = m_rows.constFind(row.id);
        if (held != m_rows.constEnd() && held->rev > row.rev)
            return;
        if (row.deleted)
            m_rows.remove(row.id);
        else
            m_rows.insert(row.id, row);
    }

    void check(const std::vector<protocol::ScopeSum>& sums) {
        for (const protocol::ScopeSum& sum : sums) {
            if (m_gained.contains(sum.scope))
                continue;
            protocol::ScopeSum mine{sum.scope, 0, 0};
            for (const protocol::Row& row : m_rows) {
                if (row.scope == sum.scope) {
                    ++mine.count;
                    mine.sum += protocol::rowHash(row.id, row.rev);
                }
            }
            ++m_checkedSums;
            m_wrongSums += mine == sum ? 0 : 1;
        }
    }

    QMap<QUuid, protocol::Row> m_rows;
    QSet<QString> m_scopes;
    QString m_cursor;
    QString m_hash;
    QStringList m_gained; ///< scopes whose backfill is not done
    QString m_next;
    bool m_more = true;
    int m_wrongSums = 0;
    int m_checkedSums = 0;
};

} // namespace leadout::test
