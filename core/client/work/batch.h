// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/clock.h"

#include <QSet>
#include <QString>
#include <QUuid>

#include <chrono>
#include <cstdint>
#include <optional>
#include <vector>

namespace leadout::client {

/// What decides whether and when an unanswered op is sent.
struct PendingOp {
    QUuid opId;
    std::int64_t devSeq = 0;
    QString txnId; ///< empty for an op by itself
    QString rowId;
    QString scope;
    std::int64_t bytes = 0; ///< as it is sent
    int attempts = 0;       ///< how often the backend failed over it
    domain::Instant queuedAt;
    std::optional<domain::Instant> notBefore;
    std::optional<domain::Instant> nextAt;
};

/// For which ops a hold does not count, because they must be sent before something is deleted.
struct Urgent {
    QSet<QString> scopes;
    bool everything = false;

    bool includes(const QString& scope) const { return everything || scopes.contains(scope); }
};

/// From so many failures of the backend on, an op is sent without others, so that it cannot keep them
/// waiting.
inline constexpr int kAttemptsBeforeAlone = 3;
/// The longest that an op is put off after a failure.
inline constexpr std::chrono::minutes kLongestDelay{5};
/// What a request needs besides its ops.
inline constexpr std::int64_t kRequestBytes = 512;

/// How long an op still has to wait; nothing when it is due. A clock that was set back does not prolong it.
std::optional<std::chrono::milliseconds> waitOf(const PendingOp& op, domain::Instant now,
                                                const Urgent& urgent);

/// Which of the unanswered ops, given by devSeq, go into the next request: in order, groups whole, nothing
/// before an earlier op of the same row. Gives places in `ops`.
std::vector<std::size_t> nextBatch(const std::vector<PendingOp>& ops, domain::Instant now,
                                   const Urgent& urgent);

} // namespace leadout::client
