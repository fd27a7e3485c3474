// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/words.h"

#include <array>
#include <cstdint>
#include <string_view>

namespace leadout::domain {

/// Where an analysis stands. Approved: accepted, not yet out. Reviewed: closed without sending anything.
enum class AnalysisState : std::uint8_t { Analyzing, ReviewPending, Approved, Published, Reviewed };
template <>
inline constexpr std::array<std::string_view, 5> kWords<AnalysisState> = {
    "analyzing", "review_pending", "approved", "published", "reviewed"};

/// A coach's role in a company.
enum class Role : std::uint8_t { Assistant, Head };
template <>
inline constexpr std::array<std::string_view, 2> kWords<Role> = {"assistant", "head"};

/// Pending members wait for a head coach; deactivated ones keep their history and nothing else.
enum class MembershipStatus : std::uint8_t { Pending, Active, Deactivated };
template <>
inline constexpr std::array<std::string_view, 3> kWords<MembershipStatus> = {"pending", "active",
                                                                             "deactivated"};

/// New sessions of a deactivated athlete get no analysis; history stays.
enum class AthleteStatus : std::uint8_t { Active, Deactivated };
template <>
inline constexpr std::array<std::string_view, 2> kWords<AthleteStatus> = {"active", "deactivated"};

/// Whether every analysis waits for a coach, or well-scored ones go out by themselves.
enum class FeedbackMode : std::uint8_t { Review, AutoApprove };
template <>
inline constexpr std::array<std::string_view, 2> kWords<FeedbackMode> = {"review", "auto_approve"};

/// What an athlete mostly trains; picks the company's custom prompt.
enum class TrainingType : std::uint8_t { Base, Tempo, SweetSpot, Threshold, Vo2Max, Recovery, Mixed };
template <>
inline constexpr std::array<std::string_view, 7> kWords<TrainingType> = {
    "base", "tempo", "sweet_spot", "threshold", "vo2_max", "recovery", "mixed"};

/// What an athlete has bought; used by the alert rules.
enum class PlanType : std::uint8_t { Custom, OffTheShelf };
template <>
inline constexpr std::array<std::string_view, 2> kWords<PlanType> = {"custom", "off_the_shelf"};

/// How an activity came: late ones that were synced are history, those brought by hand are always analysed.
enum class Arrival : std::uint8_t { Synced, ByHand };
template <>
inline constexpr std::array<std::string_view, 2> kWords<Arrival> = {"synced", "by_hand"};

/// What an athlete allows. The first four hold until the athlete withdraws them, the others only once given.
enum class ConsentKind : std::uint8_t {
    SeeWorkouts,
    SeeHealth,
    PlanWorkouts,
    Comment,
    DraftWithAi,
    HostedAi, ///< the drafting model may run outside the company
    PublishReport,
    AutoApprove,
};
template <>
inline constexpr std::array<std::string_view, 8> kWords<ConsentKind> = {
    "see_workouts",  "see_health", "plan_workouts",  "comment",
    "draft_with_ai", "hosted_ai",  "publish_report", "auto_approve"};

/// How an athlete has told a coach what they allow.
enum class ConsentHow : std::uint8_t { InPerson, ByPhone, ByMessage, OnPaper };
template <>
inline constexpr std::array<std::string_view, 4> kWords<ConsentHow> = {"in_person", "by_phone", "by_message",
                                                                       "on_paper"};

/// Why a coach accepts that a session left its plan.
enum class AdjustReason : std::uint8_t { Weather, Illness, Time, Travel, Swap, Agreed, Equipment };
template <>
inline constexpr std::array<std::string_view, 7> kWords<AdjustReason> = {
    "weather", "illness", "time", "travel", "swap", "agreed", "equipment"};

/// What a day is marked with in an athlete's calendar.
enum class DayMark : std::uint8_t { Sick, Injured, Travel, Holiday };
template <>
inline constexpr std::array<std::string_view, 4> kWords<DayMark> = {"sick", "injured", "travel", "holiday"};

/// What became of a planned session.
enum class PlannedState : std::uint8_t { Open, Paired, Missed, Excused };
template <>
inline constexpr std::array<std::string_view, 4> kWords<PlannedState> = {"open", "paired", "missed",
                                                                         "excused"};

/// What became of sending to a target outside. Unconfirmed: it may have arrived and is never repeated by
/// itself.
enum class DeliveryState : std::uint8_t { Pending, Sending, Done, Failed, Unconfirmed };
template <>
inline constexpr std::array<std::string_view, 5> kWords<DeliveryState> = {"pending", "sending", "done",
                                                                          "failed", "unconfirmed"};

/// What became of an invite.
enum class InviteStatus : std::uint8_t { Open, Used, Revoked, Expired };
template <>
inline constexpr std::array<std::string_view, 4> kWords<InviteStatus> = {"open", "used", "revoked",
                                                                         "expired"};

} // namespace leadout::domain
