// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/sync_row.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QDateTime>
#include <QString>
#include <QStringList>
#include <QUuid>

#include <cstdint>
#include <optional>
#include <variant>
#include <vector>

namespace leadout::protocol {

inline constexpr int kMaxOps = 100;
inline constexpr int kMaxOpsBytes = 256 * 1024;

/// The value a decision was based on: the row's revision as the coach saw it (0 for a row that is to be made)
/// …
struct BaseRev {
    std::int64_t rev = 0;
    bool operator==(const BaseRev&) const = default;
};

/// … or whatever an earlier decision of the same coach makes of it.
struct AfterOp {
    QUuid opId;
    bool operator==(const AfterOp&) const = default;
};

using OpBase = std::variant<BaseRev, AfterOp>;

/// A coach's decision as it travels.
struct Op {
    QUuid opId;
    std::int64_t devSeq = 0;    ///< its place among the device's decisions, from 1
    std::optional<QUuid> txnId; ///< ops with the same one are applied together or not at all
    int schema = 0;             ///< the version in which the payload was written
    QString command;            ///< a word such as "ApproveAndPublish"; whether it is known is judged later
    QByteArray payload;         ///< canonical JSON object (canonicalJson)
    QUuid rowId;
    QString scope; ///< the row's, as domain::Scope writes it
    OpBase base;
    QByteArray baseTextHash;            ///< SHA-256 of the text an edit began with; empty without one
    QByteArray contentHash;             ///< SHA-256 of what the coach saw and approved; empty without one
    std::optional<QDateTime> notBefore; ///< until when the coach could still withdraw it
    bool operator==(const Op&) const = default;
};

/// The body of `POST /v1/sync/ops`.
struct OpsRequest {
    QUuid deviceId;
    std::int64_t ackedThrough = 0; ///< the device has stored the results of all ops up to this place
    int schema = 0;                ///< the version that the program speaks
    std::vector<Op> ops;           ///< by devSeq; those of one txnId stand together
    bool operator==(const OpsRequest&) const = default;
};

/// SHA-256 of everything in an op that says what it does: command, payload, row, scope, base and hashes. The
/// same decision sent twice has one fingerprint; another decision under a used id has another.
QByteArray opFingerprint(const Op& op);

QByteArray writeOpsRequest(const OpsRequest& request);

/// Reads a request of at most kMaxOps ops in kMaxOpsBytes. Payloads are only checked to be JSON objects.
JsonResult<OpsRequest> readOpsRequest(QByteArrayView body);

/// What became of an op. All of these are final.
enum class Outcome : std::uint8_t {
    Ok,        ///< applied; `rev` is the row's new revision
    Conflict,  ///< the base is no longer the stored value; `fields` differ
    Held,      ///< kept for a head coach
    Denied,    ///< not allowed to this coach; `sentence` may say why
    Invalid,   ///< `path` in the op makes no sense; `sentence` may say why
    StaleOp,   ///< older than what the device has acknowledged, and unknown
    KeyReused, ///< the id has already been used for another decision
    Blocked,   ///< not tried, because the op `by` failed
};

} // namespace leadout::protocol

template <>
inline constexpr std::array<std::string_view, 8> leadout::domain::kWords<leadout::protocol::Outcome> = {
    "ok", "conflict", "held", "denied", "invalid", "stale_op", "key_reused", "blocked"};

namespace leadout::protocol {

/// The result of one op. Members that do not belong to the outcome are empty. Never holds contents of a row.
struct OpResult {
    QUuid opId;
    Outcome outcome = Outcome::Ok;
    std::int64_t rev = 0;
    QStringList fields;
    QString path;     ///< JSON pointer into the op, such as "/payload/text"
    QString sentence; ///< the id of a sentence
    QUuid by;
    bool operator==(const OpResult&) const = default;
};

/// The answer to an OpsRequest: a result for each op, in order, and the rows a conflict is about as this user
/// may see them now.
struct OpsAnswer {
    std::vector<OpResult> results;
    std::vector<Row> rows;
    bool operator==(const OpsAnswer&) const = default;
};

/// One result as a JSON object, as it is sent and as it is stored under its op.
QByteArray writeOpResult(const OpResult& result);
JsonResult<OpResult> readOpResult(QByteArrayView text);

QByteArray writeOpsAnswer(const OpsAnswer& answer);
JsonResult<OpsAnswer> readOpsAnswer(QByteArrayView body);

} // namespace leadout::protocol
