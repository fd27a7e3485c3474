// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/store/changes.h"
#include "core/backend/store/viewer.h"

#include <optional>
#include <vector>

namespace leadout::backend {

/// One thing that somebody did or was refused. It holds no content of rows and no secret.
struct AuditEntry {
    std::optional<domain::CoachId> coach; ///< nothing: Leadout itself, or somebody unknown
    QString device;                       ///< the sign-in's id, or empty
    QString action;                       ///< a word, such as "ApproveAndPublish"
    QString object;     ///< kind and id of what it was done to, such as "analysis 0192f0c1-…"; words of
                        ///< fixed lists may follow
    QString result;     ///< a word, such as "ok" or "denied"
    QString beforeHash; ///< SHA-256 of what it was before, hexadecimal, or empty
    QString afterHash;
    QString address; ///< of the network it came from, cut short; see shortAddress()
};

/// An entry as it stands in the chain of its company.
struct AuditLine {
    std::int64_t number = 0; ///< from 1, without gaps
    domain::Instant at;
    AuditEntry entry;
    QString previousHash; ///< of the line before; empty in the first
    QString hash;         ///< of all the above
};

/// A network address without what tells one household from the next: the last byte of an IPv4 address, the
/// last 80 bits of an IPv6 one; empty for anything else.
QString shortAddress(const QString& address);

/// Adds an entry to the company's chain. Control characters are written as escapes.
Result<> writeAudit(Changes& changes, const AuditEntry& entry);

/// Lines from a number on, in order. Nothing for whoever does not see the head coaches' rows.
Result<std::vector<AuditLine>> auditFrom(database::Connection& connection, const Viewer& viewer,
                                         std::int64_t number, int limit);

/// The number of the first line that does not fit the chain; nothing when all do. Lines cut off at the end
/// are not noticed.
Result<std::optional<std::int64_t>> brokenAuditLine(database::Connection& connection,
                                                    const domain::CompanyId& company);

} // namespace leadout::backend
