// SPDX-License-Identifier: GPL-3.0-or-later
// What drafted feedback is made of: no names, second person, and no blame.
#include "core/domain/sentences/catalogue.h"

#include <QtGlobal>

namespace leadout::domain {

namespace {

// clang-format off
constexpr CatalogueEntry kDrafts[] = {
    {QT_TRANSLATE_NOOP3("sentences", "Well done, session on target: {0:hm} of {1:hm}.", "draft.on_target")},
    {QT_TRANSLATE_NOOP3("sentences", "In all this came out below the plan: {0:hm} of {1:hm}.", "draft.underdone")},
    {QT_TRANSLATE_NOOP3("sentences", "In all this stayed well below the plan: {0:hm} of {1:hm}.", "draft.well_under")},
    {QT_TRANSLATE_NOOP3("sentences", "In all this came out above the plan: {0:hm} with {1:hm} planned.", "draft.overdone")},
    {QT_TRANSLATE_NOOP3("sentences", "In all this went well above the plan: {0:hm} with {1:hm} planned.", "draft.well_over")},
    {QT_TRANSLATE_NOOP3("sentences", "The total is close to the plan, the way there was a different one: {0:hm} of {1:hm}.", "draft.mixed")},
    {QT_TRANSLATE_NOOP3("sentences", "You added a session that wasn't on the plan: {0:hm}.", "draft.unplanned")},
    {QT_TRANSLATE_NOOP3("sentences", "That was your race: {0:hm} in all.", "draft.race")},
    {QT_TRANSLATE_NOOP3("sentences", "The test is in the books: {0:hm} in all.", "draft.test")},
    {QT_TRANSLATE_NOOP3("sentences", "A change of sport: {0} in place of {1}, {2:hm}.", "draft.swapped")},
    {QT_TRANSLATE_NOOP3("sentences", "Session done: {0:hm}.", "draft.done")},
    {QT_TRANSLATE_NOOP3("sentences", "You were marked as ill that day, so these {0:hm} are not judged.", "draft.sick")},
    {QT_TRANSLATE_NOOP3("sentences", "You were marked as injured that day, so these {0:hm} are not judged.", "draft.injured")},
    {QT_TRANSLATE_NOOP3("sentences", "Power is missing for {0} of this recording, so it can't be judged.", "draft.bad_data")},
    {QT_TRANSLATE_NOOP3("sentences", "You did {0:hm} of the planned {1:hm}.", "draft.plain_time")},
    {QT_TRANSLATE_NOOP3("sentences", "You did {0:hm}.", "draft.plain_done")},
    {QT_TRANSLATE_NOOP3("sentences", "[For the coach: answer here what the athlete wrote about pain or illness]", "draft.coach_line")},
    {QT_TRANSLATE_NOOP3("sentences", "{0} of the {1} repeats got done.", "draft.saw.skipped")},
    {QT_TRANSLATE_NOOP3("sentences", "{0} began at {1}; from number {2} on it came down, to {3} in the last one.", "draft.saw.faded")},
    {QT_TRANSLATE_NOOP3("sentences", "All {0} repeats were above the range: {1} at least, with {2} as its top.", "draft.saw.all_harder")},
    {QT_TRANSLATE_NOOP3("sentences", "All {0} repeats stayed below the range: {1} at most, with {2} as its lower end.", "draft.saw.all_easier")},
    {QT_TRANSLATE_NOOP3("sentences", "All {0} repeats were in their range, between {1} and {2}.", "draft.saw.all_in_range")},
    {QT_TRANSLATE_NOOP3("sentences", "The work averaged {0}, with a range of {1:bare}–{2}.", "draft.saw.step")},
    {QT_TRANSLATE_NOOP3("sentences", "On top of the plan you did {0:hm} more.", "draft.saw.extra")},
    {QT_TRANSLATE_NOOP3("sentences", "It was harder than planned: an intensity of {0} in place of {1}.", "draft.saw.harder")},
    {QT_TRANSLATE_NOOP3("sentences", "It was easier than planned: an intensity of {0} in place of {1}.", "draft.saw.easier")},
    {QT_TRANSLATE_NOOP3("sentences", "The load was {0}, with {1} planned.", "draft.saw.load")},
    {QT_TRANSLATE_NOOP3("sentences", "You covered {0}.", "draft.saw.distance")},
    {QT_TRANSLATE_NOOP3("sentences", "Weighted power was {0}.", "draft.saw.power")},
    {QT_TRANSLATE_NOOP3("sentences", "Your heart rate averaged {0}.", "draft.saw.heart_rate")},
    {QT_TRANSLATE_NOOP3("sentences", "The first one went out fast: {0}, with {1} as the top of its range.", "draft.cause.started_hard")},
    {QT_TRANSLATE_NOOP3("sentences", "Your heart rate climbed to {0} along the way.", "draft.cause.heart_rate")},
    {QT_TRANSLATE_NOOP3("sentences", "Stops of {0:hm} in all are not counted.", "draft.cause.stops")},
    {QT_TRANSLATE_NOOP3("sentences", "Carry on with the next session as planned.", "draft.next.as_planned")},
    {QT_TRANSLATE_NOOP3("sentences", "Next time, take the first one calmly and keep something for the last.", "draft.next.start_calmer")},
    {QT_TRANSLATE_NOOP3("sentences", "Next time, hold back a little so that all of them stay in the range.", "draft.next.hold_back")},
    {QT_TRANSLATE_NOOP3("sentences", "Next time, aim for the middle of the range from the first minute.", "draft.next.aim_higher")},
    {QT_TRANSLATE_NOOP3("sentences", "Next time, start at the lower end of the range, so that there is room for all of them.", "draft.next.save_for_last")},
    {QT_TRANSLATE_NOOP3("sentences", "There is nothing to make up for: go on with the next session as planned.", "draft.next.nothing_to_make_up")},
    {QT_TRANSLATE_NOOP3("sentences", "Let the next easy day be truly easy.", "draft.next.easy_day")},
    {QT_TRANSLATE_NOOP3("sentences", "Next time, keep to the planned length and let the effort follow.", "draft.next.keep_length")},
    {QT_TRANSLATE_NOOP3("sentences", "If you add time again, keep it easy.", "draft.next.extra_easy")},
    {QT_TRANSLATE_NOOP3("sentences", "Take it easy for the next two days before anything hard.", "draft.next.recover")},
    {QT_TRANSLATE_NOOP3("sentences", "We'll look at your zones before the next hard session.", "draft.next.thresholds")},
    {QT_TRANSLATE_NOOP3("sentences", "Tell me if the planned session should move to another day.", "draft.next.move_session")},
    {QT_TRANSLATE_NOOP3("sentences", "Check the battery and the pairing of your power meter before the next session.", "draft.next.check_meter")},
    {QT_TRANSLATE_NOOP3("sentences", "Tell me how you feel before the next session.", "draft.next.tell_me")},
    {QT_TRANSLATE_NOOP3("sentences", "I'll count it in for the rest of the week.", "draft.next.count_in")},
};
// clang-format on

} // namespace

std::span<const CatalogueEntry> draftsSentences() {
    return kDrafts;
}

} // namespace leadout::domain
