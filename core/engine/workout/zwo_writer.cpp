// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/workout/zwo_writer.h"

#include "core/engine/model/sentence_ids.h"
#include "core/engine/workout/losses.h"
#include "core/engine/workout/structure.h"
#include "core/engine/workout/timed_steps.h"
#include "core/engine/workout/workout_text.h"
#include "core/engine/workout/zwo_block.h"
#include "core/engine/workout/zwo_reader.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <string>
#include <utility>

namespace leadout::engine {

namespace {

constexpr double kMostZwoPercent = 2000.0;

class ZwoWriter {
public:
    ZwoWriter(const Workout& workout, const Thresholds& thresholds)
        : m_workout(workout)
        , m_thresholds(thresholds)
        , m_running(workout.sport == Sport::Running)
        , m_losses(workout, "ZWO") {}

    tl::expected<WrittenWorkout, WorkoutError> write();

private:
    struct ZwoPart {
        std::string element;
        double at = 0.0;
        double length = 0.0;
        std::vector<Cue> cues; // from the start of the part
    };

    void addItems(const std::vector<WorkoutItem>& items);
    bool addIntervals(const Repeat& repeat);
    void addPart(std::string element, const std::vector<ZwoStep>& steps, int count);
    ZwoStep stepOf(const Step& step);
    std::optional<Target> targetOf(const Step& step);
    std::optional<Target> percents(const Step& step);
    void addCues();
    std::string file();
    std::string partText(const ZwoPart& part) const;

    const Workout& m_workout;
    const Thresholds& m_thresholds;
    bool m_running;
    bool m_metres = false;
    Losses m_losses;
    std::vector<ZwoPart> m_parts;
    double m_at = 0.0;
    std::vector<const Step*> m_steps;
    bool m_unknown = false; // whether a threshold was needed that is not known
    bool m_test = false;    // whether the file says that it is a test
};

bool byDistanceAlone(const Workout& workout) {
    const auto steps = flatten(workout);
    return !steps.empty() && std::all_of(steps.begin(), steps.end(), [](const FlatStep& flat) {
        return flat.step.extent.unit == Extent::Unit::Metres && flat.step.extent.value <= 1'000'000.0;
    });
}

tl::expected<WrittenWorkout, WorkoutError> ZwoWriter::write() {
    const bool restDay = m_workout.type == SessionType::Recovery && m_workout.items.empty();
    m_metres = byDistanceAlone(m_workout);
    addItems(m_workout.items);
    if (m_unknown)
        return tl::unexpected(WorkoutError{WorkoutFault::NoThreshold, 0, 0, {}, {}, {}});
    if (m_steps.empty() && !restDay)
        return tl::unexpected(WorkoutError{WorkoutFault::MissingValue, 0, 0, "workout", {}, {}});
    addCues();
    if (restDay)
        m_parts.push_back({"RestDay", 0.0, 0.0, {}});
    const std::string text = file();
    WrittenWorkout written;
    written.bytes.assign(text.begin(), text.end());
    const auto back = readZwo(written.bytes);
    if (!back)
        return tl::unexpected(back.error());
    compareKinds(m_steps, *back, m_losses);
    const bool typed =
        m_workout.type == SessionType::Training || restDay || (m_workout.type == SessionType::Test && m_test);
    m_losses.addHead(m_workout, m_running || m_workout.sport == Sport::Cycling, typed);
    written.lost = m_losses.sentences();
    return written;
}

void ZwoWriter::addItems(const std::vector<WorkoutItem>& items) {
    for (const WorkoutItem& item : items) {
        if (const auto* step = std::get_if<Step>(&item)) {
            const ZwoStep one = stepOf(*step);
            if (one.length > 0.0)
                addPart(zwoSteady(one, m_workout.type == SessionType::Test), {one}, 1);
            continue;
        }
        const auto& repeat = std::get<Repeat>(item);
        if (addIntervals(repeat))
            continue;
        m_losses.add(sentence::kLostRepeats);
        for (int i = 0; i < repeat.count; ++i) {
            const std::size_t before = m_steps.size();
            addItems(repeat.items);
            if (m_steps.size() == before)
                break; // nothing, however often, is nothing
        }
    }
}

bool ZwoWriter::addIntervals(const Repeat& repeat) {
    if (repeat.items.size() != 2 || repeat.count < 1)
        return false;
    const auto* first = std::get_if<Step>(&repeat.items[0]);
    const auto* second = std::get_if<Step>(&repeat.items[1]);
    if (!first || !second)
        return false;
    const ZwoStep on = stepOf(*first);
    const ZwoStep off = stepOf(*second);
    if (on.length == 0.0 || off.length == 0.0)
        return false;
    auto element = zwoIntervals(on, off, repeat.count);
    if (!element)
        return false;
    addPart(*std::move(element), {on, off}, repeat.count);
    return true;
}

void ZwoWriter::addPart(std::string element, const std::vector<ZwoStep>& steps, int count) {
    ZwoPart part{std::move(element), m_at, 0.0, {}};
    for (int i = 0; i < count; ++i) {
        for (const ZwoStep& each : steps) {
            if (!each.step->name.empty()) {
                m_losses.add(sentence::kLostName, *each.step);
                part.cues.push_back({part.length, Cue{}.shown_s, plainText(each.step->name)});
            }
            part.length += each.length;
            m_steps.push_back(each.step);
            m_test = m_test || (each.step->test && !each.target && m_workout.type == SessionType::Test);
        }
    }
    m_at += part.length;
    m_parts.push_back(std::move(part));
}

ZwoStep ZwoWriter::stepOf(const Step& step) {
    ZwoStep one{&step, 0.0, std::nullopt};
    if (m_metres) {
        one.length = std::max(step.extent.value, 0.0);
        if (one.length == 0.0)
            m_losses.add(sentence::kLostEmpty, step);
    } else {
        one.length = writtenSeconds(step, m_workout.sport, m_thresholds, m_losses);
    }
    const double length = halfUp(one.length, 3);
    if (std::abs(length - one.length) > 1e-6)
        m_losses.add(sentence::kLostTime, step);
    one.length = length;
    if (one.length == 0.0)
        return one;
    one.target = targetOf(step);
    if (step.test && one.target)
        m_losses.add(sentence::kLostTest, step);
    for (const auto& cadence : {step.cadence_low_rpm, step.cadence_high_rpm}) {
        if (cadence && !isZwoCadence(*cadence))
            m_losses.add(sentence::kLostCadence, step);
    }
    return one;
}

/// The target in per cent of what the file measures by; nothing for other measures.
std::optional<Target> ZwoWriter::percents(const Step& step) {
    const TargetMeasure own = m_running ? TargetMeasure::PacePercent : TargetMeasure::PowerPercent;
    const TargetMeasure units = m_running ? TargetMeasure::PaceSpeed : TargetMeasure::PowerWatts;
    if (step.target.measure == own)
        return step.target;
    if (step.target.measure != units)
        return std::nullopt;
    const double threshold = (m_running ? m_thresholds.run_speed_m_s : m_thresholds.power_w).value_or(0.0);
    if (!(threshold > 0.0)) {
        m_unknown = true;
        return std::nullopt;
    }
    m_losses.add(sentence::kLostThreshold, step,
                 Quantity{threshold, m_running ? Unit::SpeedMs : Unit::Watts});
    return Target{own, halfUp(step.target.low / threshold * 100.0, 1),
                  halfUp(step.target.high / threshold * 100.0, 1), step.target.ramp};
}

std::optional<Target> ZwoWriter::targetOf(const Step& step) {
    auto target = percents(step);
    const auto holds = [](double value) { return value >= 0.0 && value <= kMostZwoPercent; };
    if (!target || !holds(target->low) || !holds(target->high)) {
        if (step.target.measure != TargetMeasure::Open)
            m_losses.add(sentence::kLostTarget, step);
        return std::nullopt;
    }
    const double low = halfUp(target->low, 1);
    const double high = halfUp(target->high, 1);
    if (std::max(std::abs(low - target->low), std::abs(high - target->high)) > 1e-6)
        m_losses.add(sentence::kLostRounding, step);
    target->low = target->ramp ? low : std::min(low, high);
    target->high = target->ramp ? high : std::max(low, high);
    return target;
}

/// Puts each message into the part in which it is shown.
void ZwoWriter::addCues() {
    if (m_workout.cues.empty())
        return;
    if (m_workout.by_distance != m_metres || m_parts.empty()) {
        m_losses.add(sentence::kLostCues, {Quantity{double(m_workout.cues.size()), Unit::Count}});
        return;
    }
    std::size_t names = 0;
    for (const ZwoPart& part : m_parts)
        names += part.cues.size();
    for (const Cue& cue : writtenCues(m_workout, names, m_losses)) {
        const auto after = std::upper_bound(m_parts.begin() + 1, m_parts.end(), cue.at,
                                            [](double at, const ZwoPart& part) { return at < part.at; });
        ZwoPart& part = *std::prev(after);
        part.cues.push_back({cue.at - part.at, cue.shown_s, plainText(cue.text)});
    }
    for (ZwoPart& part : m_parts)
        std::stable_sort(part.cues.begin(), part.cues.end(),
                         [](const Cue& a, const Cue& b) { return a.at < b.at; });
}

std::string ZwoWriter::partText(const ZwoPart& part) const {
    std::string text = "        <" + part.element;
    if (part.cues.empty())
        return text + "/>\n";
    text += ">\n";
    for (const Cue& cue : part.cues) {
        text += std::string("            <textevent ") + (m_metres ? "distoffset" : "timeoffset") + "=\"" +
                decimalText(cue.at, 3) + "\" message=\"" + xmlText(cue.text) + '"';
        if (cue.shown_s != Cue{}.shown_s)
            text += " duration=\"" + decimalText(cue.shown_s, 3) + '"';
        text += "/>\n";
    }
    return text + "        </" + part.element.substr(0, part.element.find(' ')) + ">\n";
}

std::string ZwoWriter::file() {
    std::string text =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<workout_file>\n    <author>Leadout</author>\n";
    text += "    <name>" + xmlText(plainText(m_workout.name)) + "</name>\n";
    text += "    <description>" + xmlText(plainText(m_workout.description)) + "</description>\n";
    text += std::string("    <sportType>") + (m_running ? "run" : "bike") + "</sportType>\n";
    if (m_metres)
        text += "    <durationType>distance</durationType>\n";
    text += "    <tags/>\n    <workout>\n";
    for (const ZwoPart& part : m_parts)
        text += partText(part);
    return text + "    </workout>\n</workout_file>\n";
}

} // namespace

tl::expected<WrittenWorkout, WorkoutError> writeZwo(const Workout& workout, const Thresholds& thresholds) {
    return ZwoWriter(workout, thresholds).write();
}

} // namespace leadout::engine
