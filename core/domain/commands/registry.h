// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/commands/athletes.h"
#include "core/domain/commands/review.h"
#include "core/domain/commands/team.h"

#include <array>
#include <variant>

namespace leadout::domain {

/// A list of command types, to build one table over all of them.
template <typename... Command>
struct CommandList {
    /// One command, whichever of them.
    using Any = std::variant<Command...>;

    static constexpr std::array<CommandTraits, sizeof...(Command)> traits() { return {Command::kCommand...}; }

    /// Calls visit.template operator()<Command>() for each command in order.
    template <typename Visitor>
    static constexpr void forEach(Visitor&& visit) {
        (visit.template operator()<Command>(), ...);
    }
};

/// Every command there is. A command outside this list can be neither sent nor handled.
using AllCommands =
    CommandList<EditFeedback, EditPersonalNote, BackToDraft, ApproveAndPublish, RetryPublish, CommentOnly,
                MarkDone, Adjust, ReviewAnyway, HandToHead, Pair, AddNote, DecideHeld, SwitchReportOff,
                AddAthlete, SetAthleteStatus, SetFeedbackMode, SetTrainingType, SetPlanType, AssignAthlete,
                RecordConsent, SetThresholds, PlanWorkout, UploadActivity, CreateInvite, RevokeInvite,
                DeactivateCoach, PromoteCoach, DemoteCoach>;

using AnyCommand = AllCommands::Any;

/// What is known of each, in the same order.
inline constexpr auto kCommands = AllCommands::traits();

/// The traits of the command with this name; null when there is none.
constexpr const CommandTraits* commandNamed(std::string_view name) {
    for (const CommandTraits& command : kCommands) {
        if (command.name == name)
            return &command;
    }
    return nullptr;
}

} // namespace leadout::domain
