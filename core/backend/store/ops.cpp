// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/store/ops.h"

namespace leadout::backend {

using database::Connection;
using database::Statement;
using domain::Scope;

namespace {

constexpr QLatin1String kHeldColumns("id, athlete_id, coach_id, op, received_at, decision, accepted_rev");

QString fingerprintText(const protocol::Op& op) {
    return QString::fromLatin1(protocol::opFingerprint(op).toHex());
}

/// A decision as it is kept: the request that would send it alone.
QString writeOp(const protocol::Op& op) {
    protocol::OpsRequest request;
    request.deviceId = op.opId;
    request.schema = op.schema;
    request.ops = {op};
    return QString::fromUtf8(protocol::writeOpsRequest(request));
}

std::optional<protocol::Op> readOp(const QString& text) {
    const auto request = protocol::readOpsRequest(text.toUtf8());
    if (!request || request->ops.size() != 1)
        return std::nullopt;
    return request->ops.front();
}

HeldOp readHeld(const Statement& row) {
    Columns columns(row);
    HeldOp held;
    held.id = columns.get<domain::OpId>();
    held.athlete = columns.get<domain::AthleteId>();
    held.coach = columns.get<domain::CoachId>();
    held.op = readOp(columns.get<QString>()).value_or(protocol::Op());
    held.receivedAt = columns.instant();
    if (const auto decision = columns.get<std::optional<QString>>())
        held.accepted = *decision == QLatin1String("accepted");
    held.acceptedRev = columns.get<std::optional<std::int64_t>>().value_or(0);
    return held;
}

Result<std::int64_t> recordHeld(Changes& changes, const HeldOp& held) {
    return changes.record(RowKind::HeldOp, held.id.uuid(), Scope::athlete(held.athlete),
                          {QStringLiteral("decision")},
                          held.accepted ? Place::past(held.receivedAt) : Place::waiting(held.receivedAt));
}

QUuid wordsRowOf(const domain::OpId& held) {
    return bodyRowId(held.uuid(), RowKind::HeldWords);
}

/// The coach who has the athlete now decides nothing about what is held, so the words are for head coaches
/// alone, and not in the athlete's scopes.
Result<> recordWords(Changes& changes, const domain::OpId& held, domain::Instant receivedAt) {
    return changes
        .record(RowKind::HeldWords, wordsRowOf(held), Scope::head(), {QStringLiteral("words")},
                Place::waiting(receivedAt))
        .map([](std::int64_t) {});
}

} // namespace

QByteArray heldPayload(const QString& stored) {
    return readOp(stored).value_or(protocol::Op()).payload;
}

Result<> showHeldWordsAnew(Changes& changes, const domain::AthleteId& athlete) {
    const auto waiting = changes.connection().list(
        QStringLiteral("SELECT id, received_at FROM held_op WHERE company_id = ? AND athlete_id = ? AND "
                       "decision IS NULL"),
        [](const Statement& row) {
            Columns columns(row);
            const auto id = columns.get<domain::OpId>();
            return std::pair(id, columns.instant());
        },
        changes.company(), athlete);
    if (!waiting)
        return tl::unexpected(waiting.error());
    for (const auto& [held, receivedAt] : *waiting) {
        const auto known = changes.find(wordsRowOf(held));
        if (!known)
            return tl::unexpected(known.error());
        // An older version has deleted the words with the permission, and a deleted row does not come back.
        if (*known && (*known)->deleted)
            continue;
        if (const auto told = recordWords(changes, held, receivedAt); !told)
            return told;
    }
    return {};
}

Result<KnownOp> lookUp(Changes& changes, const domain::CoachId& coach, const domain::DeviceId& device,
                       const protocol::Op& op) {
    struct Answer {
        QString fingerprint;
        QByteArray result;
    };
    const auto answer = changes.connection().first(
        QStringLiteral("SELECT fingerprint, result FROM applied_op WHERE company_id = ? AND coach_id = ? "
                       "AND op_id = ?"),
        [](const Statement& row) {
            return Answer{row.get<QString>(0), row.get<QString>(1).toUtf8()};
        },
        changes.company(), coach, domain::idText(op.opId));
    if (!answer)
        return tl::unexpected(answer.error());
    if (*answer) {
        if ((*answer)->fingerprint != fingerprintText(op))
            return KnownOp{KnownOp::Standing::Reused, std::nullopt};
        const auto result = protocol::readOpResult((*answer)->result);
        if (!result)
            return tl::unexpected(database::errorOf(database::ErrorKind::Corrupt,
                                                    QStringLiteral("an op's answer cannot be read")));
        return KnownOp{KnownOp::Standing::Answered, *result};
    }
    const auto mark = changes.connection().first(
        QStringLiteral("SELECT acked_through FROM device_mark WHERE company_id = ? AND coach_id = ? "
                       "AND device_id = ?"),
        [](const Statement& row) { return row.get<std::int64_t>(0); }, changes.company(), coach, device);
    if (!mark)
        return tl::unexpected(mark.error());
    const bool stale = op.devSeq <= mark->value_or(0);
    return KnownOp{stale ? KnownOp::Standing::Stale : KnownOp::Standing::New, std::nullopt};
}

Result<std::optional<protocol::OpResult>> answerTo(Changes& changes, const domain::CoachId& coach,
                                                   const QUuid& op) {
    return changes.connection()
        .first(
            QStringLiteral(
                "SELECT result FROM applied_op WHERE company_id = ? AND coach_id = ? AND op_id = ?"),
            [](const Statement& row) { return protocol::readOpResult(row.get<QString>(0).toUtf8()); },
            changes.company(), coach, domain::idText(op))
        .map([](const auto& result) {
            return result && *result ? std::optional(**result) : std::optional<protocol::OpResult>();
        });
}

Result<> keepAnswer(Changes& changes, const domain::CoachId& coach, const domain::DeviceId& device,
                    const protocol::Op& op, const protocol::OpResult& result) {
    return changes.connection()
        .run(QStringLiteral("INSERT INTO applied_op (company_id, coach_id, op_id, device_id, dev_seq, "
                            "fingerprint, result, applied_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"),
             changes.company(), coach, domain::idText(op.opId), device, op.devSeq, fingerprintText(op),
             QString::fromUtf8(protocol::writeOpResult(result)), millis(changes.now()))
        .map([](std::int64_t) {});
}

Result<> acknowledge(Changes& changes, const domain::CoachId& coach, const domain::DeviceId& device,
                     std::int64_t through) {
    Connection& connection = changes.connection();
    const auto raised = connection.run(
        QStringLiteral("INSERT INTO device_mark (company_id, coach_id, device_id, acked_through) "
                       "VALUES (?, ?, ?, ?) ON CONFLICT (company_id, coach_id, device_id) DO UPDATE SET "
                       "acked_through = excluded.acked_through "
                       "WHERE device_mark.acked_through < excluded.acked_through"),
        changes.company(), coach, device, through);
    if (!raised)
        return tl::unexpected(raised.error());
    return connection
        .run(QStringLiteral("DELETE FROM applied_op WHERE company_id = ? AND coach_id = ? AND device_id = ? "
                            "AND dev_seq <= ?"),
             changes.company(), coach, device, through)
        .map([](std::int64_t) {});
}

domain::OpId heldRowId(const domain::CoachId& coach, const QUuid& op) {
    return domain::OpId(QUuid::createUuidV5(coach.uuid(), domain::idText(op)));
}

Result<bool> hold(Changes& changes, const domain::AthleteId& athlete, const domain::CoachId& coach,
                  const protocol::Op& op) {
    const QString text = writeOp(op);
    const auto room = changes.connection().first(
        QStringLiteral("SELECT COUNT(*), COALESCE(SUM(LENGTH(op)), 0) FROM held_op WHERE company_id = ? "
                       "AND coach_id = ? AND decision IS NULL"),
        [&text](const Statement& row) {
            return row.get<std::int64_t>(0) < kMaxHeldOps &&
                   row.get<std::int64_t>(1) + text.size() <= kMaxHeldBytes;
        },
        changes.company(), coach);
    if (!room)
        return tl::unexpected(room.error());
    if (!room->value_or(false))
        return false;
    HeldOp held;
    held.id = heldRowId(coach, op.opId);
    held.athlete = athlete;
    held.coach = coach;
    held.receivedAt = changes.now();
    const auto made = changes.connection().run(
        QStringLiteral(
            "INSERT INTO held_op (company_id, id, athlete_id, coach_id, op_id, row_id, command, op, "
            "received_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        changes.company(), held.id, athlete, coach, domain::idText(op.opId), domain::idText(op.rowId),
        op.command, text, millis(held.receivedAt));
    if (!made)
        return tl::unexpected(made.error());
    if (const auto told = recordWords(changes, held.id, held.receivedAt); !told)
        return tl::unexpected(told.error());
    return recordHeld(changes, held).map([](std::int64_t) { return true; });
}

Result<std::optional<HeldOp>> findHeld(Connection& connection, const Viewer& viewer,
                                       const domain::OpId& row) {
    auto found = connection.first(
        QStringLiteral("SELECT %1 FROM held_op WHERE company_id = ? AND id = ?").arg(kHeldColumns), readHeld,
        viewer.company(), row);
    if (found && *found && !viewer.seesBody((*found)->athlete))
        return std::optional<HeldOp>();
    return found;
}

Result<std::vector<HeldOp>> waitingHeld(Connection& connection, const Viewer& viewer) {
    const ScopeFilter filter = ScopeFilter::bodies(viewer, QStringLiteral("athlete_id"));
    return filter.list(
        connection,
        QStringLiteral("SELECT %1 FROM held_op WHERE company_id = ? AND decision IS NULL").arg(kHeldColumns) +
            filter.sql() + QStringLiteral(" ORDER BY received_at, id"),
        readHeld, viewer.company());
}

Result<bool> decideHeld(Changes& changes, const HeldOp& held, const std::optional<std::int64_t>& acceptedRev,
                        const domain::CoachId& by) {
    const auto decided = changes.connection().run(
        QStringLiteral("UPDATE held_op SET decision = ?, accepted_rev = ?, decided_at = ?, decided_by = ?, "
                       "op = '' WHERE company_id = ? AND id = ? AND decision IS NULL"),
        acceptedRev ? QStringLiteral("accepted") : QStringLiteral("discarded"), acceptedRev,
        millis(changes.now()), by, changes.company(), held.id);
    if (!decided)
        return tl::unexpected(decided.error());
    if (*decided == 0)
        return false;
    if (const auto removed = changes.remove(wordsRowOf(held.id)); !removed)
        return tl::unexpected(removed.error());
    HeldOp changed = held;
    changed.accepted = acceptedRev.has_value();
    return recordHeld(changes, changed).map([](std::int64_t) { return true; });
}

} // namespace leadout::backend
