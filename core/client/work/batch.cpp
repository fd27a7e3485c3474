// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/work/batch.h"

#include "core/protocol/sync_ops.h"

#include <algorithm>

namespace leadout::client {

namespace {

/// Ops that are sent together or not at all: places [first, last) in the list.
struct Group {
    std::size_t first = 0;
    std::size_t last = 0;
};

std::vector<Group> groupsOf(const std::vector<PendingOp>& ops) {
    std::vector<Group> groups;
    for (std::size_t i = 0; i < ops.size(); ++i) {
        const bool joins = i > 0 && !ops[i].txnId.isEmpty() && ops[i].txnId == ops[i - 1].txnId;
        if (joins)
            groups.back().last = i + 1;
        else
            groups.push_back({i, i + 1});
    }
    return groups;
}

} // namespace

std::optional<std::chrono::milliseconds> waitOf(const PendingOp& op, domain::Instant now,
                                                const Urgent& urgent) {
    std::chrono::milliseconds wait{0};
    if (op.notBefore && now >= op.queuedAt && !urgent.includes(op.scope))
        wait = *op.notBefore - now;
    if (op.nextAt && *op.nextAt - now <= kLongestDelay)
        wait = std::max(wait, std::chrono::milliseconds(*op.nextAt - now));
    return wait.count() > 0 ? std::optional(wait) : std::nullopt;
}

std::vector<std::size_t> nextBatch(const std::vector<PendingOp>& ops, domain::Instant now,
                                   const Urgent& urgent) {
    std::vector<std::size_t> batch;
    QSet<QString> blockedRows;
    std::int64_t bytes = kRequestBytes;
    for (const Group& group : groupsOf(ops)) {
        bool ready = true;
        bool alone = false;
        std::int64_t groupBytes = 0;
        for (std::size_t i = group.first; i < group.last; ++i) {
            ready = ready && !waitOf(ops[i], now, urgent) && !blockedRows.contains(ops[i].rowId);
            alone = alone || ops[i].attempts >= kAttemptsBeforeAlone;
            groupBytes += ops[i].bytes;
        }
        if (ready && !(alone && !batch.empty())) {
            const std::size_t count = batch.size() + (group.last - group.first);
            if (!batch.empty() && (count > protocol::kMaxOps || bytes + groupBytes > protocol::kMaxOpsBytes))
                break;
            bytes += groupBytes;
            for (std::size_t i = group.first; i < group.last; ++i)
                batch.push_back(i);
            if (alone)
                break;
            continue;
        }
        for (std::size_t i = group.first; i < group.last; ++i)
            blockedRows.insert(ops[i].rowId);
    }
    return batch;
}

} // namespace leadout::client
