// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/access/action.h"
#include "core/domain/consents.h"

#include <array>

namespace leadout::domain {

/// What a role may do with an action.
enum class Cell : std::uint8_t {
    No,
    Yes,
    Own,      ///< what belongs to the coach
    Others,   ///< on another coach, never on oneself
    Assigned, ///< on athletes assigned to the coach
    All,      ///< on every athlete of the company
};

/// The rows of the table of roles that coaches read.
enum class RoleRow : std::uint8_t {
    SignIn,
    TrainingPeaks,
    Queue,
    Analysis,
    Athletes,
    AthleteStatus,
    Report,
    Notifications,
    Team,
    Coaches,
    PlanType,
    ImportCoaches,
    AlertRules,
    Prompts,
};

/// A row of that table in its own words.
struct RoleRowWords {
    RoleRow row;
    std::string_view feature;
    std::string_view assistant;
    std::string_view head;
};

inline constexpr std::array<RoleRowWords, 14> kRoleRows = {{
    {RoleRow::SignIn, "Sign in, reset password", "yes", "yes"},
    {RoleRow::TrainingPeaks, "Connect and sync TrainingPeaks", "yes", "yes"},
    {RoleRow::Queue, "Review the dashboard queue", "assigned athletes", "all athletes"},
    {RoleRow::Analysis, "Open an analysis, edit feedback, approve & publish", "assigned athletes",
     "all athletes"},
    {RoleRow::Athletes, "View athletes", "assigned only", "all athletes"},
    {RoleRow::AthleteStatus, "Activate / deactivate an athlete, set feedback mode", "assigned only",
     "all athletes"},
    {RoleRow::Report, "Share a public report", "assigned athletes", "all athletes"},
    {RoleRow::Notifications, "Manage notification preferences", "own", "own"},
    {RoleRow::Team, "View the team", "read-only", "yes"},
    {RoleRow::Coaches, "Invite or remove coaches", "no", "yes"},
    {RoleRow::PlanType, "Change an athlete's plan type", "no", "yes"},
    {RoleRow::ImportCoaches, "Import assistant coaches from TrainingPeaks", "no", "yes"},
    {RoleRow::AlertRules, "Set compliance alert rules", "no", "yes"},
    {RoleRow::Prompts, "Customize the AI feedback prompts", "no", "yes"},
}};

/// One line of the matrix.
struct Rule {
    Action action;
    std::string_view word;
    std::optional<RoleRow> row; ///< nothing: Leadout's own
    Cell assistant;
    Cell head;
    Cell system;              ///< No or Yes; the system is bound by consents, not by assignment
    Consents needs;           ///< what the athlete must allow, whoever acts
    std::string_view refusal; ///< id of the sentence for a coach whose cell is No
};

/// The whole matrix, in the order of Action. What is not in it is denied.
extern const std::array<Rule, kActionCount> kMatrix;

} // namespace leadout::domain
