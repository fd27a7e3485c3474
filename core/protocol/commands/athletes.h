// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/commands/athletes.h"
#include "core/protocol/commands/members.h"

namespace leadout::protocol {

template <typename Visit>
void eachMember(Of<domain::AddAthlete> auto& command, Visit visit) {
    auto& [athlete, name, email, time_zone] = command;
    visit("athlete", athlete);
    visit("email", email);
    visit("name", name);
    visit("time_zone", time_zone);
}

template <typename Visit>
void eachMember(Of<domain::SetAthleteStatus> auto& command, Visit visit) {
    auto& [athlete, status, deactivate_on] = command;
    visit("athlete", athlete);
    visit("deactivate_on", deactivate_on);
    visit("status", status);
}

template <typename Visit>
void eachMember(Of<domain::SetFeedbackMode> auto& command, Visit visit) {
    auto& [athlete, mode] = command;
    visit("athlete", athlete);
    visit("mode", mode);
}

template <typename Visit>
void eachMember(Of<domain::SetTrainingType> auto& command, Visit visit) {
    auto& [athlete, training_type] = command;
    visit("athlete", athlete);
    visit("training_type", training_type);
}

template <typename Visit>
void eachMember(Of<domain::SetPlanType> auto& command, Visit visit) {
    auto& [athlete, plan_type] = command;
    visit("athlete", athlete);
    visit("plan_type", plan_type);
}

template <typename Visit>
void eachMember(Of<domain::AssignAthlete> auto& command, Visit visit) {
    auto& [athlete, coach] = command;
    visit("athlete", athlete);
    visit("coach", coach);
}

template <typename Visit>
void eachMember(Of<domain::RecordConsent> auto& command, Visit visit) {
    auto& [athlete, kind, given, how, until] = command;
    visit("athlete", athlete);
    visit("given", given);
    visit("how", how);
    visit("kind", kind);
    visit("until", until);
}

template <typename Visit>
void eachMember(Of<domain::SetThresholds> auto& command, Visit visit) {
    auto& [athlete, from, values] = command;
    auto& [power_w, heart_rate_bpm, max_heart_rate_bpm, run_speed_m_s, swim_speed_m_s] = values;
    visit("athlete", athlete);
    visit("from", from);
    visit("heart_rate_bpm", heart_rate_bpm);
    visit("max_heart_rate_bpm", max_heart_rate_bpm);
    visit("power_w", power_w);
    visit("run_speed_m_s", run_speed_m_s);
    visit("swim_speed_m_s", swim_speed_m_s);
}

template <typename Visit>
void eachMember(Of<domain::PlanWorkout> auto& command, Visit visit) {
    auto& [workout, athlete, day, plan] = command;
    visit("athlete", athlete);
    visit("day", day);
    visit("plan", plan);
    visit("workout", workout);
}

template <typename Visit>
void eachMember(Of<domain::UploadActivity> auto& command, Visit visit) {
    auto& [activity, athlete, file_name, sha256, size] = command;
    visit("activity", activity);
    visit("athlete", athlete);
    visit("file_name", file_name);
    visit("sha256", sha256);
    visit("size", size);
}

} // namespace leadout::protocol
