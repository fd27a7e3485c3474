// SPDX-License-Identifier: GPL-3.0-or-later
// What drafted feedback is made of: no names, second person, and no blame.
#include "core/domain/sentences/catalogue.h"

#include <QtGlobal>

namespace leadout::domain {

namespace {

// clang-format off
constexpr CatalogueEntry kDrafts[] = {
    {QT_TRANSLATE_NOOP3("sentences", "Well done, on target: {0:hm} with {1:hm} planned.", "draft.on_target")},
    {QT_TRANSLATE_NOOP3("sentences", "Well done, on target: {0:hm}, as planned.", "draft.on_target.exact")},
    {QT_TRANSLATE_NOOP3("sentences", "That was less than planned: {0:hm} of {1:hm}.", "draft.underdone")},
    {QT_TRANSLATE_NOOP3("sentences", "That was lighter than planned: a load of {0} in place of {1}.", "draft.underdone.load")},
    {QT_TRANSLATE_NOOP3("sentences", "That was well short of the plan: {0:hm} of {1:hm}.", "draft.well_under")},
    {QT_TRANSLATE_NOOP3("sentences", "That was far lighter than planned: a load of {0} in place of {1}.", "draft.well_under.load")},
    {QT_TRANSLATE_NOOP3("sentences", "That was more than planned: {0:hm} in place of {1:hm}.", "draft.overdone")},
    {QT_TRANSLATE_NOOP3("sentences", "That was more than planned: a load of {0} in place of {1}.", "draft.overdone.load")},
    {QT_TRANSLATE_NOOP3("sentences", "That was more than planned: {0:hm} of the workout and {1:hm} on top.", "draft.overdone.extra")},
    {QT_TRANSLATE_NOOP3("sentences", "That was far more than planned: {0:hm} in place of {1:hm}.", "draft.well_over")},
    {QT_TRANSLATE_NOOP3("sentences", "That was far more than planned: a load of {0} in place of {1}.", "draft.well_over.load")},
    {QT_TRANSLATE_NOOP3("sentences", "The load came close to the plan, in a different way: {0:hm} in place of {1:hm}.", "draft.mixed")},
    {QT_TRANSLATE_NOOP3("sentences", "In total this came close to the plan; the work itself was different.", "draft.mixed.steps")},
    {QT_TRANSLATE_NOOP3("sentences", "You added a session that wasn't on the plan: {0:hm}.", "draft.unplanned")},
    {QT_TRANSLATE_NOOP3("sentences", "That was your race: {0:hm} in all.", "draft.race")},
    {QT_TRANSLATE_NOOP3("sentences", "The test is in the books: {0:hm} in all.", "draft.test")},
    {QT_TRANSLATE_NOOP3("sentences", "You changed the sport: {0} in place of {1}, {2:hm} in all.", "draft.swapped")},
    {QT_TRANSLATE_NOOP3("sentences", "That session is done: {0:hm}.", "draft.done")},
    {QT_TRANSLATE_NOOP3("sentences", "You were marked as ill that day, so this session ({0:hm}) isn't scored.", "draft.sick")},
    {QT_TRANSLATE_NOOP3("sentences", "You were marked as injured that day, so this session ({0:hm}) isn't scored.", "draft.injured")},
    {QT_TRANSLATE_NOOP3("sentences", "Power is missing for {0} of this recording, so it can't be scored.", "draft.bad_data")},
    {QT_TRANSLATE_NOOP3("sentences", "You did {0:hm} of the planned {1:hm}.", "draft.plain_time")},
    {QT_TRANSLATE_NOOP3("sentences", "You did the planned {0:hm}.", "draft.plain_exact")},
    {QT_TRANSLATE_NOOP3("sentences", "You did {0:hm}.", "draft.plain_done")},
    {QT_TRANSLATE_NOOP3("sentences", "[For the coach: answer here what the athlete wrote about pain or illness]", "draft.coach_line")},
    {QT_TRANSLATE_NOOP3("sentences", "You did {0} of the {1} repeats.", "draft.saw.skipped")},
    {QT_TRANSLATE_NOOP3("sentences", "None of the {0} repeats shows in the recording.", "draft.saw.none_done")},
    {QT_TRANSLATE_NOOP3("sentences", "You began at {0} and faded from repeat {1} on, to {2} in the last one.", "draft.saw.faded")},
    {QT_TRANSLATE_NOOP3("sentences", "The first repeat was at {0}, the last one faded to {1}.", "draft.saw.faded_last")},
    {QT_TRANSLATE_NOOP3("sentences", "All {0} repeats were harder than planned: {1} in the easiest, with {2} at the top of the range.", "draft.saw.all_harder")},
    {QT_TRANSLATE_NOOP3("sentences", "Both repeats were harder than planned: {0} in the easier one, with {1} at the top of the range.", "draft.saw.both_harder")},
    {QT_TRANSLATE_NOOP3("sentences", "All {0} repeats were easier than planned: {1} in the hardest, with {2} at the bottom of the range.", "draft.saw.all_easier")},
    {QT_TRANSLATE_NOOP3("sentences", "Both repeats were easier than planned: {0} in the harder one, with {1} at the bottom of the range.", "draft.saw.both_easier")},
    {QT_TRANSLATE_NOOP3("sentences", "All {0} repeats were in range, between {1} and {2}.", "draft.saw.all_in_range")},
    {QT_TRANSLATE_NOOP3("sentences", "Both repeats were in range, at {0} and {1}.", "draft.saw.both_in_range")},
    {QT_TRANSLATE_NOOP3("sentences", "All {0} repeats were in range, at {1} each.", "draft.saw.all_even")},
    {QT_TRANSLATE_NOOP3("sentences", "Both repeats were in range, at {0} each.", "draft.saw.both_even")},
    {QT_TRANSLATE_NOOP3("sentences", "Your repeats were between {0} and {1}; the range was {2:bare}–{3}.", "draft.saw.repeats")},
    {QT_TRANSLATE_NOOP3("sentences", "Your repeats were at {0} each; the range was {1:bare}–{2}.", "draft.saw.repeats_even")},
    {QT_TRANSLATE_NOOP3("sentences", "You averaged {0}, in the range of {1:bare}–{2}.", "draft.saw.step")},
    {QT_TRANSLATE_NOOP3("sentences", "You averaged {0}; the range was {1:bare}–{2}.", "draft.saw.step_outside")},
    {QT_TRANSLATE_NOOP3("sentences", "The work step averaged {0}; the range was {1:bare}–{2}.", "draft.saw.work_step")},
    {QT_TRANSLATE_NOOP3("sentences", "You added {0:hm} on top of the plan.", "draft.saw.extra")},
    {QT_TRANSLATE_NOOP3("sentences", "You went harder than planned, at an intensity of {0} in place of {1}.", "draft.saw.harder")},
    {QT_TRANSLATE_NOOP3("sentences", "You went easier than planned, at an intensity of {0} in place of {1}.", "draft.saw.easier")},
    {QT_TRANSLATE_NOOP3("sentences", "The load came to {0}, with {1} planned.", "draft.saw.load")},
    {QT_TRANSLATE_NOOP3("sentences", "You covered {0}.", "draft.saw.distance")},
    {QT_TRANSLATE_NOOP3("sentences", "It took you {0:hm}.", "draft.saw.time")},
    {QT_TRANSLATE_NOOP3("sentences", "Your weighted power was {0}.", "draft.saw.power")},
    {QT_TRANSLATE_NOOP3("sentences", "Your heart rate averaged {0}.", "draft.saw.heart_rate")},
    {QT_TRANSLATE_NOOP3("sentences", "You went out fast: {0} in the first, with {1} at the top of the range.", "draft.cause.started_hard")},
    {QT_TRANSLATE_NOOP3("sentences", "Your heart rate climbed to {0} along the way.", "draft.cause.heart_rate")},
    {QT_TRANSLATE_NOOP3("sentences", "The stops, {0:hm} in all, don't count.", "draft.cause.stops")},
    {QT_TRANSLATE_NOOP3("sentences", "Carry on with the next session as planned.", "draft.next.as_planned")},
    {QT_TRANSLATE_NOOP3("sentences", "Next time, take the first one calmly and keep something for the last.", "draft.next.start_calmer")},
    {QT_TRANSLATE_NOOP3("sentences", "Next time, hold back a little so that all of them stay in the range.", "draft.next.hold_back")},
    {QT_TRANSLATE_NOOP3("sentences", "Next time, aim for the middle of the range from the first minute.", "draft.next.aim_higher")},
    {QT_TRANSLATE_NOOP3("sentences", "Next time, start at the lower end of the range, so that there is room for all of them.", "draft.next.save_for_last")},
    {QT_TRANSLATE_NOOP3("sentences", "There is nothing to make up for: go on with the next session as planned.", "draft.next.nothing_to_make_up")},
    {QT_TRANSLATE_NOOP3("sentences", "Let the next easy day be truly easy.", "draft.next.easy_day")},
    {QT_TRANSLATE_NOOP3("sentences", "Next time, keep to the planned length at the planned effort.", "draft.next.keep_length")},
    {QT_TRANSLATE_NOOP3("sentences", "If you add time again, keep it easy.", "draft.next.extra_easy")},
    {QT_TRANSLATE_NOOP3("sentences", "Take it easy for the next two days before anything hard.", "draft.next.recover")},
    {QT_TRANSLATE_NOOP3("sentences", "We'll look at your zones before the next hard session.", "draft.next.thresholds")},
    {QT_TRANSLATE_NOOP3("sentences", "Tell me if the planned session should move to another day.", "draft.next.move_session")},
    {QT_TRANSLATE_NOOP3("sentences", "Check the battery and the pairing of your power meter before the next session.", "draft.next.check_meter")},
    {QT_TRANSLATE_NOOP3("sentences", "Tell me how you feel before the next session.", "draft.next.tell_me")},
    {QT_TRANSLATE_NOOP3("sentences", "Tell me what got in the way.", "draft.next.tell_why")},
    {QT_TRANSLATE_NOOP3("sentences", "I'll count it in for the rest of the week.", "draft.next.count_in")},
};
// clang-format on

} // namespace

std::span<const CatalogueEntry> draftsSentences() {
    return kDrafts;
}

} // namespace leadout::domain
