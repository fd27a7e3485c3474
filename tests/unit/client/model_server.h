// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/remote/remote_error.h"
#include "core/domain/random.h"
#include "core/protocol/errors.h"
#include "core/protocol/sync_changes.h"
#include "core/protocol/sync_ops.h"

#include <QMap>
#include <QSet>
#include <QStringList>
#include <QUuid>

#include <algorithm>
#include <map>
#include <optional>
#include <vector>

namespace leadout::test {

/// An id that is the same in every run.
inline QUuid idOf(quint32 family, quint32 number) {
    return QUuid(family, static_cast<ushort>(number >> 16), static_cast<ushort>(number & 0xffff), 0x80, 0, 0,
                 0, 0, 0, 0, 1);
}

inline QString athleteScope(int athlete) {
    return QStringLiteral("ath:") + idOf(0xa, static_cast<quint32>(athlete)).toString(QUuid::WithoutBraces);
}

/// The backend's side of the protocol, small enough to be read at once: one company, rows with a text, scopes
/// per athlete, ops that are applied at most once.
class ModelServer {
public:
    struct Stored {
        protocol::Row row;
        std::int64_t seq = 0;
    };
    struct Known {
        QByteArray fingerprint;
        protocol::OpResult result;
        std::int64_t devSeq = 0;
        QUuid device;
    };
    using Error = client::RemoteError;

    static constexpr int kPage = 3;
    QString epoch = QStringLiteral("e1");
    std::int64_t seq = 0;
    int renewing = 0; ///< recordings that are read again
    std::map<QUuid, Stored> rows;
    std::map<QUuid, Known> known;                ///< results that a device may still ask for
    std::map<QUuid, protocol::OpResult> results; ///< of all ops ever
    std::map<QUuid, int> effects;
    QSet<QUuid> quarantine;
    bool handOverEnded = false;           ///< nothing of former members is taken any more
    QMap<QString, QSet<QString>> visible; ///< per user
    QSet<QString> active;
    QStringList broken; ///< what a client did that it must never do

    QStringList scopesOf(const QString& user) const {
        if (!active.contains(user))
            return {};
        QStringList scopes(visible[user].begin(), visible[user].end());
        scopes.append(QStringLiteral("co"));
        scopes.sort();
        return scopes;
    }

    void put(const QUuid& id, const QString& scope, const QByteArray& payload, bool deleted = false) {
        Stored& stored = rows[id];
        const std::int64_t rev = stored.row.rev + 1;
        stored = {{id, QStringLiteral("note"), scope, rev, deleted, deleted ? QByteArray() : payload}, ++seq};
    }

    client::RemoteResult<protocol::ChangesAnswer> changes(const QString& user,
                                                          const protocol::ChangesRequest& request) {
        if (!active.contains(user))
            return tl::unexpected(errorOf(protocol::ErrorCode::MembershipEnded));
        const auto cursor = readCursor(request.cursor);
        if (cursor && cursor->first != epoch)
            return tl::unexpected(resync());
        const QStringList scopes = scopesOf(user);
        protocol::ChangesAnswer answer;
        answer.echo = {request.cursor, request.scopesHash, request.backfill, epoch};
        if (request.scopesHash != domain::scopeSetHash(*protocol::parseScopes(scopes)))
            answer.content = protocol::ScopesAnswer{
                scopes, domain::scopeSetHash(*protocol::parseScopes(scopes)), cursorAt(seq)};
        else if (!request.backfill.isEmpty())
            answer.content = backfill(scopes, request.backfill);
        else
            answer.content = page(scopes, cursor ? cursor->second : 0);
        return protocol::readChangesAnswer(protocol::writeChangesAnswer(answer)).map_error([](const auto&) {
            return errorOf(protocol::ErrorCode::Internal);
        });
    }

    client::RemoteResult<std::optional<protocol::HeadAnswer>> head(const QString& user,
                                                                   const QString& etag) const {
        if (!active.contains(user))
            return tl::unexpected(errorOf(protocol::ErrorCode::MembershipEnded));
        const QString now = QStringLiteral("t%1%2%3%4")
                                .arg(epoch)
                                .arg(seq)
                                .arg(domain::scopeSetHash(*protocol::parseScopes(scopesOf(user))))
                                .arg(renewing);
        return now == etag ? std::optional<protocol::HeadAnswer>()
                           : std::optional(protocol::HeadAnswer{now, renewing});
    }

    client::RemoteResult<protocol::OpsAnswer> push(const QString& user, const protocol::OpsRequest& request) {
        if (!active.contains(user))
            return tl::unexpected(errorOf(protocol::ErrorCode::MembershipEnded));
        const auto read = protocol::readOpsRequest(protocol::writeOpsRequest(request));
        if (!read)
            return tl::unexpected(errorOf(protocol::ErrorCode::Invalid));
        prune(*read);
        protocol::OpsAnswer answer;
        for (std::size_t first = 0; first < read->ops.size();) {
            std::size_t last = first + 1;
            while (last < read->ops.size() && read->ops[first].txnId &&
                   read->ops[last].txnId == read->ops[first].txnId)
                ++last;
            applyGroup(user, *read, first, last, answer);
            first = last;
        }
        return answer;
    }

    client::RemoteResult<protocol::OpsAnswer> handOver(const QString& user,
                                                       const protocol::OpsRequest& request) {
        if (active.contains(user))
            return tl::unexpected(errorOf(protocol::ErrorCode::Forbidden));
        if (handOverEnded)
            return tl::unexpected(errorOf(protocol::ErrorCode::HandOverEnded));
        protocol::OpsAnswer answer;
        for (const protocol::Op& op : request.ops) {
            protocol::OpResult held;
            held.opId = op.opId;
            held.outcome = protocol::Outcome::Held;
            if (results.contains(op.opId))
                held = results[op.opId];
            else
                quarantine.insert(op.opId);
            answer.results.push_back(held);
        }
        return answer;
    }

    static Error errorOf(protocol::ErrorCode code) {
        protocol::ErrorBody body;
        body.code = code;
        body.requestId = QStringLiteral("r");
        return client::errorOfAnswer(protocol::httpStatus(code), protocol::writeErrorBody(body), {});
    }

    static std::optional<std::pair<QString, std::int64_t>> readCursor(const QString& text) {
        if (text.isEmpty())
            return std::nullopt;
        return std::pair(text.section(u'-', 0, 0), std::int64_t{text.section(u'-', 1, 1).toLongLong()});
    }

private:
    QString cursorAt(std::int64_t place) const { return epoch + u'-' + QString::number(place); }

    Error resync() const {
        protocol::ErrorBody body;
        body.code = protocol::ErrorCode::ResyncRequired;
        body.requestId = QStringLiteral("r");
        body.epoch = epoch;
        return client::errorOfAnswer(410, protocol::writeErrorBody(body), {});
    }

    protocol::RowsAnswer page(const QStringList& scopes, std::int64_t after) const {
        std::vector<const Stored*> newer;
        for (const auto& [id, stored] : rows) {
            if (stored.seq > after && scopes.contains(stored.row.scope))
                newer.push_back(&stored);
        }
        std::sort(newer.begin(), newer.end(),
                  [](const Stored* a, const Stored* b) { return a->seq < b->seq; });
        protocol::RowsAnswer answer;
        std::int64_t last = seq;
        for (std::size_t i = 0; i < newer.size(); ++i) {
            // Rows of one transaction are never parted.
            if (answer.rows.size() >= kPage && newer[i]->seq != newer[i - 1]->seq) {
                answer.more = true;
                last = newer[i - 1]->seq;
                break;
            }
            answer.rows.push_back(newer[i]->row);
        }
        answer.head = cursorAt(last);
        if (!answer.more) {
            for (const QString& scope : scopes)
                answer.sums.push_back(sumOf(scope));
        }
        return answer;
    }

    protocol::ScopeSum sumOf(const QString& scope) const {
        protocol::ScopeSum sum{scope, 0, 0};
        for (const auto& [id, stored] : rows) {
            if (stored.row.scope != scope || stored.row.deleted)
                continue;
            ++sum.count;
            sum.sum += protocol::rowHash(id, stored.row.rev);
        }
        return sum;
    }

    protocol::BackfillAnswer backfill(const QStringList& scopes, const QString& token) {
        QStringList wanted;
        QUuid after;
        if (const auto start = protocol::backfillScopes(token)) {
            wanted = start->isEmpty() ? scopes : *start;
        } else {
            wanted = m_backfills.value(token).first;
            after = m_backfills.value(token).second;
        }
        protocol::BackfillAnswer answer;
        for (const auto& [id, stored] : rows) {
            if (stored.row.deleted || !wanted.contains(stored.row.scope) ||
                !scopes.contains(stored.row.scope) || !(after.isNull() || after < id))
                continue;
            if (answer.rows.size() == kPage) {
                answer.next = QStringLiteral("b%1").arg(m_backfills.size());
                m_backfills.insert(answer.next, {wanted, answer.rows.back().id});
                break;
            }
            answer.rows.push_back(stored.row);
        }
        return answer;
    }

    /// Forgets what the device says it needs no more, as a backend may.
    void prune(const protocol::OpsRequest& request) {
        std::int64_t& mark = m_acked[request.deviceId];
        mark = std::max(mark, request.ackedThrough);
        std::erase_if(known, [&](const auto& each) {
            return each.second.device == request.deviceId && each.second.devSeq <= mark;
        });
    }

    void applyGroup(const QString& user, const protocol::OpsRequest& request, std::size_t first,
                    std::size_t last, protocol::OpsAnswer& answer) {
        const auto rowsBefore = rows;
        const auto knownBefore = known;
        const auto effectsBefore = effects;
        const std::int64_t seqBefore = seq;
        std::vector<protocol::OpResult> group;
        std::optional<QUuid> failed;
        for (std::size_t i = first; i < last; ++i) {
            group.push_back(apply(user, request.deviceId, request.ops[i]));
            if (!failed && group.back().outcome != protocol::Outcome::Ok)
                failed = group.back().opId;
        }
        if (failed && last - first > 1) {
            rows = rowsBefore;
            known = knownBefore;
            effects = effectsBefore;
            seq = seqBefore;
            for (protocol::OpResult& result : group) {
                if (result.outcome != protocol::Outcome::Ok)
                    continue;
                result.outcome = protocol::Outcome::Blocked;
                result.rev = 0;
                result.by = *failed;
            }
        }
        for (std::size_t i = first; i < last; ++i) {
            const protocol::OpResult& result = group[i - first];
            answer.results.push_back(result);
            if (result.outcome == protocol::Outcome::StaleOp)
                continue;
            known[result.opId] = {protocol::opFingerprint(request.ops[i]), result, request.ops[i].devSeq,
                                  request.deviceId};
            results[result.opId] = result;
        }
    }

    protocol::OpResult apply(const QString& user, const QUuid& device, const protocol::Op& op) {
        protocol::OpResult result;
        result.opId = op.opId;
        if (const auto stored = known.find(op.opId); stored != known.end()) {
            if (stored->second.fingerprint != protocol::opFingerprint(op))
                broken.append(QStringLiteral("an op was sent again with other contents"));
            return stored->second.result;
        }
        if (op.devSeq <= m_acked[device]) {
            result.outcome = protocol::Outcome::StaleOp;
            return result;
        }
        const auto row = rows.find(op.rowId);
        const QString scope = row == rows.end() ? op.scope : row->second.row.scope;
        if (!scopesOf(user).contains(scope)) {
            result.outcome = protocol::Outcome::Held;
            return result;
        }
        std::int64_t base = 0;
        if (const auto* after = std::get_if<protocol::AfterOp>(&op.base)) {
            const auto earlier = known.find(after->opId);
            if (earlier == known.end()) {
                broken.append(QStringLiteral("an op builds on one whose result was acknowledged"));
            } else if (earlier->second.result.outcome != protocol::Outcome::Ok) {
                result.outcome = protocol::Outcome::Blocked;
                result.by = after->opId;
                return result;
            } else {
                base = earlier->second.result.rev;
            }
        } else {
            base = std::get<protocol::BaseRev>(op.base).rev;
        }
        if ((row != rows.end() && row->second.row.deleted) ||
            base != (row == rows.end() ? 0 : row->second.row.rev)) {
            result.outcome = protocol::Outcome::Conflict;
            result.fields = QStringList{QStringLiteral("text")};
            return result;
        }
        put(op.rowId, scope, op.payload);
        ++effects[op.opId];
        result.rev = rows[op.rowId].row.rev;
        known[op.opId] = {protocol::opFingerprint(op), result, op.devSeq, device};
        return result;
    }

    QMap<QString, std::pair<QStringList, QUuid>> m_backfills;
    std::map<QUuid, std::int64_t> m_acked;
};

} // namespace leadout::test
