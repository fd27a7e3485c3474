// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/commands/push.h"

#include "core/backend/commands/perform.h"
#include "core/backend/commands/read_op.h"
#include "core/backend/store/athletes.h"
#include "core/backend/store/audit.h"
#include "core/backend/store/ops.h"
#include "core/backend/store/savepoint.h"

#include <algorithm>
#include <array>
#include <utility>

namespace leadout::backend {

using domain::AnyCommand;
using protocol::Op;
using protocol::OpResult;
using protocol::Outcome;

namespace {

constexpr std::array<std::string_view, 10> kThings = {"company",  "coach", "athlete", "analysis", "workout",
                                                      "activity", "note",  "report",  "invite",   "held_op"};
static_assert(kThings.size() == static_cast<std::size_t>(domain::Concerns::Op) + 1);

const domain::CommandTraits& traitsOf(const AnyCommand& command) {
    return domain::kCommands[command.index()];
}

QString word(std::string_view text) {
    return QString::fromLatin1(text.data(), static_cast<qsizetype>(text.size()));
}

/// What an op is about, for the audit.
QString objectOf(const AnyCommand& command, const Target& target) {
    const QString thing = word(kThings[static_cast<std::size_t>(traitsOf(command).concerns)]) + u' ' +
                          domain::idText(target.subject);
    const auto* consent = std::get_if<domain::RecordConsent>(&command);
    if (consent == nullptr)
        return thing;
    // What an athlete allows is proved by this line, so it says which permission and how it was told.
    return thing + u' ' + word(domain::key(consent->kind)) +
           (consent->given ? QStringLiteral(" given ") : QStringLiteral(" withdrawn ")) +
           word(domain::key(consent->how));
}

bool changesRights(const AnyCommand& command) {
    const domain::Concerns concerns = traitsOf(command).concerns;
    return concerns == domain::Concerns::Athlete || concerns == domain::Concerns::Coach ||
           concerns == domain::Concerns::Op;
}

OpResult resultOf(const Op& op, Outcome outcome) {
    OpResult result;
    result.opId = op.opId;
    result.outcome = outcome;
    return result;
}

OpResult blockedBy(const Op& op, const QUuid& by) {
    OpResult result = resultOf(op, Outcome::Blocked);
    result.by = by;
    return result;
}

OpResult refusal(const Op& op, const NotDone& why) {
    OpResult result = resultOf(op, why.outcome);
    result.sentence = why.sentence;
    if (why.outcome == Outcome::Conflict)
        result.fields = why.fields;
    if (why.outcome == Outcome::Invalid)
        result.path = why.path;
    return result;
}

bool went(const OpResult& result) {
    return result.outcome == Outcome::Ok || result.outcome == Outcome::Held;
}

/// How many ops from the first on belong together.
std::size_t groupSize(std::span<const Op> ops) {
    std::size_t size = 1;
    while (ops.front().txnId && size < ops.size() && ops[size].txnId == ops.front().txnId)
        ++size;
    return size;
}

/// Carries out one op. What the database refuses to hold is that op's fault and must not stand in the way of
/// those that were sent with it; why it was refused is nothing that a coach may learn.
Result<Deed> attempt(CommandContext& context, const AnyCommand& command, const SentRow& sent) {
    auto part = Savepoint::begin(context.changes);
    if (!part)
        return tl::unexpected(part.error());
    auto deed = perform(context, command, &sent);
    if (deed) {
        if (const auto kept = part->keep(); !kept)
            return tl::unexpected(kept.error());
        return deed;
    }
    if (deed.error().kind != database::ErrorKind::Constraint)
        return deed;
    if (const auto undone = part->undo(); !undone)
        return tl::unexpected(undone.error());
    return notDone(invalidAt(QString()));
}

} // namespace

Push::Push(Changes& changes, const Viewer& viewer, PushOrigin origin)
    : m_changes(changes)
    , m_viewer(viewer)
    , m_coach(viewer.coach().value_or(domain::CoachId()))
    , m_origin(std::move(origin)) {}

Result<> Push::refresh() {
    if (!std::exchange(m_rightsChanged, false))
        return {};
    auto viewer = viewerOf(m_changes.connection(), m_changes.company(), m_coach, m_changes.now());
    if (!viewer)
        return tl::unexpected(viewer.error());
    if (*viewer)
        m_viewer = std::move(**viewer);
    return {};
}

Result<Pushed> Push::apply(const protocol::OpsRequest& request) {
    m_device = domain::DeviceId(request.deviceId);
    if (const auto noted = acknowledge(m_changes, m_coach, m_device, request.ackedThrough); !noted)
        return tl::unexpected(noted.error());
    Pushed pushed;
    for (Ops rest = request.ops; !rest.empty();) {
        const Ops group = rest.first(groupSize(rest));
        rest = rest.subspan(group.size());
        auto trials = tryGroup(group);
        if (!trials)
            return tl::unexpected(trials.error());
        if (const auto settled = settle(group, *trials, pushed); !settled)
            return tl::unexpected(settled.error());
    }
    return pushed;
}

Result<Pushed> Push::holdAll(const protocol::OpsRequest& request) {
    m_device = domain::DeviceId(request.deviceId);
    Pushed pushed;
    for (const Op& op : request.ops) {
        auto trial = tryToHold(op);
        if (!trial)
            return tl::unexpected(trial.error());
        std::vector<Trial> alone = {std::move(*trial)};
        if (const auto settled = settle(Ops(&op, 1), alone, pushed); !settled)
            return tl::unexpected(settled.error());
    }
    // Rows are for members.
    pushed.conflicts.clear();
    return pushed;
}

/// Tries the ops of a group until one fails. What was done is undone unless all of them went alike.
Result<std::vector<Push::Trial>> Push::tryTogether(Ops ops, bool& together) {
    auto part = Savepoint::begin(m_changes);
    if (!part)
        return tl::unexpected(part.error());
    m_group.clear();
    std::vector<Trial> trials;
    for (const Op& op : ops) {
        auto trial = tryOp(op);
        if (!trial)
            return tl::unexpected(trial.error());
        trials.push_back(std::move(*trial));
        m_group.push_back(trials.back().result);
        if (!went(trials.back().result))
            break;
    }
    const auto is = [](Outcome outcome) {
        return [outcome](const Trial& trial) { return trial.result.outcome == outcome; };
    };
    together = trials.size() == ops.size() && (std::all_of(trials.begin(), trials.end(), is(Outcome::Ok)) ||
                                               std::all_of(trials.begin(), trials.end(), is(Outcome::Held)));
    if (!together) {
        // What was undone may have been rights.
        m_rightsChanged = m_rightsChanged || std::any_of(trials.begin(), trials.end(), is(Outcome::Ok));
        return trials;
    }
    if (const auto kept = part->keep(); !kept)
        return tl::unexpected(kept.error());
    return trials;
}

Result<std::vector<Push::Trial>> Push::tryGroup(Ops ops) {
    bool together = false;
    auto trials = tryTogether(ops, together);
    if (!trials || together || ops.size() == 1)
        return trials;
    // The first that failed, or that is held while others could have been applied.
    const auto culprit = std::find_if(trials->begin(), trials->end(), [&](const Trial& trial) {
        return !went(trial.result) || trial.held.has_value();
    });
    const auto failed =
        std::find_if(trials->begin(), trials->end(), [](const Trial& trial) { return !went(trial.result); });
    const auto by = failed != trials->end() ? failed : culprit;
    const QUuid id = by != trials->end() ? by->result.opId : ops.front().opId;
    for (std::size_t place = trials->size(); place < ops.size(); ++place) {
        auto before = answered(ops[place]);
        if (!before)
            return tl::unexpected(before.error());
        Trial untried;
        untried.result = resultOf(ops[place], Outcome::Ok);
        trials->push_back(before->value_or(std::move(untried)));
    }
    block(*trials, ops, id);
    return trials;
}

/// Whatever could have been applied is blocked by the op that failed; what is held is held all the same.
void Push::block(std::vector<Trial>& trials, Ops ops, const QUuid& by) const {
    for (std::size_t place = 0; place < trials.size(); ++place) {
        Trial& trial = trials[place];
        if (!trial.settled && trial.result.outcome == Outcome::Ok)
            trial.result = blockedBy(ops[place], by);
    }
}

/// The answer to an op that was sent before, or that can have none.
Result<std::optional<Push::Trial>> Push::answered(const Op& op) {
    const auto known = lookUp(m_changes, m_coach, m_device, op);
    if (!known)
        return tl::unexpected(known.error());
    Trial trial;
    trial.settled = true;
    const bool twice = std::any_of(m_group.begin(), m_group.end(),
                                   [&op](const OpResult& result) { return result.opId == op.opId; });
    switch (known->standing) {
    case KnownOp::Standing::New:
        if (!twice)
            return std::optional<Trial>();
        trial.result = resultOf(op, Outcome::KeyReused);
        break;
    case KnownOp::Standing::Answered: trial.result = *known->result; break;
    case KnownOp::Standing::Reused: trial.result = resultOf(op, Outcome::KeyReused); break;
    case KnownOp::Standing::Stale: trial.result = resultOf(op, Outcome::StaleOp); break;
    }
    return std::optional(std::move(trial));
}

/// The answer to an op that another one builds on.
Result<std::optional<OpResult>> Push::earlier(const QUuid& op) {
    const auto here = std::find_if(m_group.begin(), m_group.end(),
                                   [&op](const OpResult& result) { return result.opId == op; });
    if (here != m_group.end())
        return std::optional(*here);
    return answerTo(m_changes, m_coach, op);
}

Result<Push::Trial> Push::tryOp(const Op& op) {
    auto before = answered(op);
    if (!before)
        return tl::unexpected(before.error());
    if (*before)
        return std::move(**before);
    if (const auto fresh = refresh(); !fresh)
        return tl::unexpected(fresh.error());
    Trial trial;
    trial.object = QStringLiteral("row ") + domain::idText(op.rowId);
    const auto command = readOp(op);
    if (!command) {
        trial.result = refusal(op, command.error());
        return trial;
    }
    const auto target = targetOfAny(m_changes, *command);
    if (!target)
        return tl::unexpected(target.error());
    trial.object = objectOf(*command, *target);
    return decide(op, *command, std::move(trial));
}

/// What an op is based on: a revision, or an op that is held still.
Result<Push::Basis> Push::basisOf(const Op& op) {
    if (const auto* rev = std::get_if<protocol::BaseRev>(&op.base))
        return Basis{rev->rev, false};
    const QUuid id = std::get<protocol::AfterOp>(op.base).opId;
    const auto result = earlier(id);
    if (!result)
        return tl::unexpected(result.error());
    if (!*result || !went(**result))
        return Basis{std::nullopt, false};
    if ((*result)->outcome == Outcome::Ok)
        return Basis{(*result)->rev, false};
    // A head coach may have accepted it meanwhile.
    const Viewer all = Viewer::system(m_changes.company());
    return findHeld(m_changes.connection(), all, heldRowId(m_coach, id))
        .map([](const std::optional<HeldOp>& held) {
            const bool accepted = held && held->accepted.value_or(false);
            return accepted ? Basis{held->acceptedRev, false} : Basis{std::nullopt, true};
        });
}

Result<Push::Trial> Push::decide(const Op& op, const AnyCommand& command, Trial trial) {
    const auto basis = basisOf(op);
    if (!basis)
        return tl::unexpected(basis.error());
    if (const auto* after = std::get_if<protocol::AfterOp>(&op.base); after && !basis->rev) {
        // What follows a held op is held with it, or has nothing to follow.
        trial.result = blockedBy(op, after->opId);
        if (!basis->held)
            return trial;
    }
    if (basis->rev) {
        CommandContext context{m_changes, m_viewer, *basis->rev};
        const SentRow sent{op.rowId, op.scope};
        const auto deed = attempt(context, command, sent);
        if (!deed)
            return tl::unexpected(deed.error());
        if (*deed) {
            trial.result = resultOf(op, Outcome::Ok);
            trial.result.rev = **deed;
            m_rightsChanged = m_rightsChanged || changesRights(command);
            return trial;
        }
        NotDone why = deed->error();
        if (why.outcome == Outcome::Invalid && why.path != kRowPath && why.path != kScopePath)
            why.path.prepend(QStringLiteral("/payload"));
        trial.result = refusal(op, why);
        if (why.outcome != Outcome::Denied || why.sentence != kNotFound)
            return trial;
    }
    auto lost = lostAthlete(op, command);
    if (!lost)
        return tl::unexpected(lost.error());
    if (*lost) {
        trial.held = **lost;
        trial.result = resultOf(op, Outcome::Held);
    }
    return trial;
}

/// The athlete of an op, if the coach may no longer do it because that athlete was taken from them. For one
/// who never was theirs there is nobody, so that the answer is that of an athlete who does not exist.
Result<std::optional<domain::AthleteId>> Push::lostAthlete(const Op& op, const AnyCommand& command) {
    using Lost = std::optional<domain::AthleteId>;
    const auto target = targetOfAny(m_changes, command);
    if (!target)
        return tl::unexpected(target.error());
    const bool sound = op.rowId == target->row &&
                       op.scope == scopeOf(traitsOf(command), *target).toString() && !target->otherAthlete;
    if (!sound || !target->athlete || m_viewer.relationTo(*target->athlete) != domain::Relation::NotAssigned)
        return Lost();
    return wasAssigned(m_changes, *target->athlete, m_coach).map([&target](bool was) {
        return was ? target->athlete : Lost();
    });
}

/// Whether an op of a former member is for an athlete whom they could see until the end.
Result<bool> Push::canBeHeld(const domain::AthleteId& athlete) {
    const auto found = findAthlete(m_changes.connection(), Viewer::system(m_changes.company()), athlete);
    if (!found)
        return tl::unexpected(found.error());
    if (!*found)
        return false;
    if (m_viewer.actor().isHead() || (*found)->coach == m_coach)
        return true;
    return wasAssigned(m_changes, athlete, m_coach);
}

Result<Push::Trial> Push::tryToHold(const Op& op) {
    auto before = answered(op);
    if (!before)
        return tl::unexpected(before.error());
    if (*before)
        return std::move(**before);
    Trial trial;
    trial.object = QStringLiteral("row ") + domain::idText(op.rowId);
    const auto command = readOp(op);
    if (!command) {
        trial.result = refusal(op, command.error());
        return trial;
    }
    const auto target = targetOfAny(m_changes, *command);
    if (!target)
        return tl::unexpected(target.error());
    trial.object = objectOf(*command, *target);
    trial.result = refusal(op, deniedBy(kNotFound));
    if (!target->athlete || op.rowId != target->row || target->otherAthlete)
        return trial;
    const auto can = canBeHeld(*target->athlete);
    if (!can)
        return tl::unexpected(can.error());
    if (*can) {
        trial.held = target->athlete;
        trial.result = resultOf(op, Outcome::Held);
    }
    return trial;
}

/// Holds, keeps the answer and writes the audit, all outside of what may have been undone.
Result<> Push::settle(const Op& op, Trial& trial) {
    if (trial.held) {
        const domain::OpId row = heldRowId(m_coach, op.opId);
        const auto there = m_changes.find(row.uuid());
        if (!there)
            return tl::unexpected(there.error());
        const auto held = *there ? Result<bool>(true) : hold(m_changes, *trial.held, m_coach, op);
        if (!held)
            return tl::unexpected(held.error());
        if (!*held)
            trial.result = refusal(op, deniedBy(QStringLiteral("held.too_many")));
    }
    if (!trial.settled) {
        if (const auto kept = keepAnswer(m_changes, m_coach, m_device, op, trial.result); !kept)
            return kept;
    }
    AuditEntry entry;
    entry.coach = m_coach;
    entry.device = m_origin.signIn.toString();
    const auto* known = domain::commandNamed(op.command.toStdString());
    entry.action = known ? word(known->name) : QStringLiteral("unknown");
    entry.object = trial.object.isEmpty() ? QStringLiteral("row ") + domain::idText(op.rowId) : trial.object;
    entry.result = word(domain::key(trial.result.outcome));
    entry.address = shortAddress(m_origin.address);
    return writeAudit(m_changes, entry);
}

Result<> Push::settle(Ops ops, std::vector<Trial>& trials, Pushed& pushed) {
    for (std::size_t place = 0; place < trials.size(); ++place) {
        Trial& trial = trials[place];
        const bool again = trial.settled && trial.result.outcome != Outcome::KeyReused &&
                           trial.result.outcome != Outcome::StaleOp;
        // An answer that is told once more is no new event.
        if (!again) {
            if (const auto settled = settle(ops[place], trial); !settled)
                return settled;
        }
        const bool conflict = trial.result.outcome == Outcome::Conflict;
        const QUuid& row = ops[place].rowId;
        if (conflict &&
            std::find(pushed.conflicts.begin(), pushed.conflicts.end(), row) == pushed.conflicts.end())
            pushed.conflicts.push_back(row);
        pushed.results.push_back(std::move(trial.result));
    }
    return {};
}

} // namespace leadout::backend
