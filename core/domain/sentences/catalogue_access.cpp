// SPDX-License-Identifier: GPL-3.0-or-later
// Why something may not be done.
#include "core/domain/sentences/catalogue.h"

#include <QtGlobal>

namespace leadout::domain {

namespace {

// clang-format off
constexpr CatalogueEntry kAccess[] = {
    {QT_TRANSLATE_NOOP3("sentences", "Only head coaches can manage compliance alert rules.", "access.head_only.alert_rules")},
    {QT_TRANSLATE_NOOP3("sentences", "Only head coaches can customize the AI feedback prompts.", "access.head_only.prompts")},
    {QT_TRANSLATE_NOOP3("sentences", "Only head coaches can invite coaches.", "access.head_only.invite")},
    {QT_TRANSLATE_NOOP3("sentences", "Only head coaches can remove coaches.", "access.head_only.remove")},
    {QT_TRANSLATE_NOOP3("sentences", "Only head coaches can change an athlete's plan type.", "access.head_only.plan_type")},
    {QT_TRANSLATE_NOOP3("sentences", "Only head coaches can import assistant coaches.", "access.head_only.import")},
    {QT_TRANSLATE_NOOP3("sentences", "Only head coaches can choose an athlete's coach.", "access.head_only.assign")},
    {QT_TRANSLATE_NOOP3("sentences", "Only head coaches can change a coach's role.", "access.head_only.roles")},
    {QT_TRANSLATE_NOOP3("sentences", "Only head coaches can set cover for a coach.", "access.head_only.cover")},
    {QT_TRANSLATE_NOOP3("sentences", "Only head coaches can see what waits for each coach.", "access.head_only.workload")},
    {QT_TRANSLATE_NOOP3("sentences", "Only head coaches can decide about held changes.", "access.head_only.held")},
    {QT_TRANSLATE_NOOP3("sentences", "Only head coaches can change the company's settings.", "access.head_only.company")},
    {QT_TRANSLATE_NOOP3("sentences", "Only head coaches can read the audit log.", "access.head_only.audit")},
    {QT_TRANSLATE_NOOP3("sentences", "Only head coaches can export these data.", "access.head_only.export")},
    {QT_TRANSLATE_NOOP3("sentences", "Only head coaches can erase an athlete.", "access.head_only.erase")},
    {QT_TRANSLATE_NOOP3("sentences", "Limited to head coaches", "access.head_only.page")},
    {QT_TRANSLATE_NOOP3("sentences", "A head coach has to confirm your membership first.", "access.membership_pending")},
    {QT_TRANSLATE_NOOP3("sentences", "Your membership in this company has ended. Ask a head coach if that is a mistake.", "access.membership_ended")},
    {QT_TRANSLATE_NOOP3("sentences", "This isn't there, or it isn't yours to see. Go back to the list.", "access.not_found")},
    {QT_TRANSLATE_NOOP3("sentences", "You can change only what is your own.", "access.own_only")},
    {QT_TRANSLATE_NOOP3("sentences", "You can't do this to yourself. Ask another head coach.", "access.not_yourself")},
    {QT_TRANSLATE_NOOP3("sentences", "A company keeps at least one head coach. Make another coach a head coach first.", "access.last_head")},
    {QT_TRANSLATE_NOOP3("sentences", "This coach isn't an active member of the company. Choose another one.", "access.coach_not_active")},
    {QT_TRANSLATE_NOOP3("sentences", "Somebody has joined with this invite already. Deactivate that coach instead.", "access.invite_used")},
    {QT_TRANSLATE_NOOP3("sentences", "Leadout does this by itself; a coach can't start it.", "access.system_only")},
    {QT_TRANSLATE_NOOP3("sentences", "Only a coach can do this.", "access.coach_only")},
    {QT_TRANSLATE_NOOP3("sentences", "The athlete doesn't let coaches see workouts. Ask them for this permission.", "access.consent.see_workouts")},
    {QT_TRANSLATE_NOOP3("sentences", "The athlete doesn't let coaches see health data. Ask them for this permission.", "access.consent.see_health")},
    {QT_TRANSLATE_NOOP3("sentences", "The athlete doesn't let coaches plan workouts. Ask them for this permission.", "access.consent.plan_workouts")},
    {QT_TRANSLATE_NOOP3("sentences", "The athlete doesn't take comments. Copy the text, or ask them for this permission.", "access.consent.comment")},
    {QT_TRANSLATE_NOOP3("sentences", "The athlete hasn't agreed to drafts by a model. The built-in draft is used.", "access.consent.draft_with_ai")},
    {QT_TRANSLATE_NOOP3("sentences", "The athlete hasn't agreed to drafts by a model outside the company. The built-in draft is used.", "access.consent.hosted_ai")},
    {QT_TRANSLATE_NOOP3("sentences", "The athlete hasn't agreed to a public report. Use Done, or ask them for this permission.", "access.consent.publish_report")},
    {QT_TRANSLATE_NOOP3("sentences", "The athlete hasn't agreed to feedback without a coach's review. This session waits for a coach.", "access.consent.auto_approve")},
};
// clang-format on

} // namespace

std::span<const CatalogueEntry> accessSentences() {
    return kAccess;
}

} // namespace leadout::domain
