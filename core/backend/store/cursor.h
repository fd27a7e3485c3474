// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/scope.h"
#include "core/platform/crypto/seal.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <vector>

namespace leadout::backend {

/// How far a program has read the change log of its company.
struct Cursor {
    QUuid epoch; ///< of the database that numbered the changes
    std::int64_t seq = 0;
    QUuid row;                ///< the last one read of this sequence number; null when all of them were
    std::int64_t sumsDay = 0; ///< when it was last told the sums of all scopes, in days since 1970

    bool operator==(const Cursor&) const = default;
};

/// How far a program has read a backfill.
struct BackfillMark {
    std::vector<domain::Scope> scopes; ///< that it is of; all that can be seen when empty
    std::int64_t place = 0;
    QUuid row; ///< the last one read

    bool operator==(const BackfillMark&) const = default;
};

/// Seals and opens the two for one coach of one company. Sealed, they tell nobody anything, and what was not
/// sealed for this very coach does not open.
class CursorSeal {
public:
    /// The key must outlive the seal.
    CursorSeal(const platform::SealKey& key, const domain::CompanyId& company, const domain::CoachId& coach)
        : m_key(key)
        , m_owner(company.toString().toLatin1() + ' ' + coach.toString().toLatin1()) {}

    QString seal(const Cursor& cursor) const;
    QString seal(const BackfillMark& mark) const;
    std::optional<Cursor> cursor(const QString& text) const;
    std::optional<BackfillMark> backfill(const QString& text) const;

private:
    const platform::SealKey& m_key;
    QByteArray m_owner;
};

} // namespace leadout::backend
