// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/services/desk_outbox.h"

#include "core/protocol/endpoints.h"

namespace leadout::client {

using database::Statement;
using protocol::RowKind;

namespace {

constexpr protocol::JsonLimits kLimits{.bytes = protocol::kMaxOpsBytes};

QString member(const QByteArray& payload, std::string_view name) {
    const auto value = protocol::parseJson(payload, kLimits);
    if (!value)
        return {};
    protocol::ObjectReader reader(*value, protocol::UnknownFields::Keep);
    const auto text = reader.optional<QString>(name);
    return reader.failed() ? QString() : text.value_or(QString());
}

std::optional<domain::AnalysisId> analysisOf(const QByteArray& payload) {
    return domain::AnalysisId::parse(member(payload, "analysis"));
}

/// Title and athlete of what a decision is about; empty where they may not be shown.
QString nameOf(const DeskView& view, const QByteArray& payload, const QString& scope) {
    if (const auto id = analysisOf(payload)) {
        if (const auto found = view.rows().analysis(*id)) {
            const SessionItem session = view.session(*found);
            return session.title.isEmpty()
                       ? session.athleteName
                       : QStringLiteral("%1 · %2").arg(session.athleteName, session.title);
        }
    }
    const auto parsed = domain::Scope::parse(scope);
    const auto athlete = parsed ? parsed->athlete() : std::nullopt;
    if (!athlete)
        return {};
    const auto found = view.rows().athletes().constFind(athlete->uuid());
    return found == view.rows().athletes().constEnd() ? QString() : found->row.name;
}

/// The text that stands where an edit was not accepted.
QString theirs(const DeskView& view, const Attention& op) {
    const auto id = analysisOf(op.payload);
    const auto scope = domain::Scope::parse(op.scope);
    if (op.state != OpState::Conflict || !id || !scope || !scope->athlete())
        return {};
    if (!view.permission(domain::Action::ViewAnalysis, *scope->athlete()).allowed)
        return {};
    const auto feedback = view.rows().feedback(*id, *scope->athlete());
    if (!feedback)
        return {};
    return op.command == QLatin1String("EditPersonalNote") ? feedback->row.personalNote
                                                           : feedback->row.current().text.value_or(QString());
}

struct Waiting {
    QUuid op;
    std::int64_t seq = 0;
    QString command;
    QByteArray payload;
    QString scope;
    std::optional<domain::Instant> until;
};

/// What was not accepted for athletes who are out of sight; what is held is told apart.
std::vector<Notice> movedOf(Work& work) {
    auto notices = work.notices().value_or(std::vector<Notice>());
    std::erase_if(notices, [](const Notice& notice) { return notice.state == OpState::Held; });
    return notices;
}

std::vector<Waiting> waitingOf(Work& work) {
    const auto list = work.connection().list(
        QStringLiteral("SELECT op_id, dev_seq, command, payload, scope, not_before FROM outbox "
                       "WHERE state = 'waiting' ORDER BY dev_seq DESC"),
        [](const Statement& row) {
            Waiting one{QUuid::fromString(row.get<QString>(0)),
                        row.get<std::int64_t>(1),
                        row.get<QString>(2),
                        row.get<QByteArray>(3),
                        row.get<QString>(4),
                        std::nullopt};
            if (const auto at = row.get<std::optional<std::int64_t>>(5))
                one.until = domain::Instant(std::chrono::milliseconds(*at));
            return one;
        });
    return list.value_or(std::vector<Waiting>());
}

} // namespace

std::vector<Unaccepted> unacceptedOf(const DeskView& view, Work& work) {
    std::vector<Unaccepted> list;
    const auto ops = work.attention();
    if (!ops)
        return list;
    for (const Attention& op : *ops) {
        Unaccepted one;
        one.op = op.opId;
        one.what = op.command;
        one.session = nameOf(view, op.payload, op.scope);
        one.why = key(op.state);
        one.sentence = op.result.sentence;
        one.mine = member(op.payload, "text");
        one.theirs = theirs(view, op);
        one.at = op.queuedAt;
        list.push_back(one);
    }
    for (const Notice& notice : movedOf(work)) {
        Unaccepted moved;
        moved.why = key(notice.state);
        moved.moved = notice.ops;
        list.push_back(moved);
    }
    return list;
}

std::optional<Undoable> undoableOf(const DeskView& view, Work& work) {
    for (const Waiting& op : waitingOf(work)) {
        if (op.until)
            return Undoable{op.op, op.command, nameOf(view, op.payload, op.scope), *op.until};
    }
    return std::nullopt;
}

OutboxCounts outboxCountsOf(Work& work) {
    OutboxCounts counts;
    const auto reviews = work.connection().first(
        QStringLiteral("SELECT COUNT(*) FROM outbox WHERE state IN ('waiting', 'sending') "
                       "AND command IN ('ApproveAndPublish', 'RetryPublish', 'CommentOnly')"),
        [](const Statement& row) { return row.get<int>(0); });
    if (reviews)
        counts.reviews = reviews->value_or(0);
    if (const auto notices = work.notices()) {
        for (const Notice& notice : *notices) {
            if (notice.state == OpState::Held)
                counts.held += notice.ops;
        }
    }
    if (const auto ops = work.attention()) {
        for (const Attention& op : *ops)
            counts.held += op.state == OpState::Held ? 1 : 0;
    }
    for (const Notice& notice : movedOf(work))
        counts.moved += notice.ops;
    return counts;
}

bool isApprovedUpon(Work& work, const QUuid& op) {
    const auto list = waitingOf(work);
    for (const Waiting& each : list) {
        if (each.op != op)
            continue;
        const auto analysis = analysisOf(each.payload);
        for (const Waiting& later : list) {
            if (later.seq > each.seq && later.command == QLatin1String("ApproveAndPublish") && analysis &&
                analysisOf(later.payload) == analysis)
                return true;
        }
    }
    return false;
}

} // namespace leadout::client
