// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/workout/erg_writer.h"

#include "core/engine/model/sentence_ids.h"
#include "core/engine/workout/erg_course.h"
#include "core/engine/workout/erg_reader.h"
#include "core/engine/workout/losses.h"
#include "core/engine/workout/structure.h"
#include "core/engine/workout/timed_steps.h"
#include "core/engine/workout/workout_text.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

namespace leadout::engine {

namespace {

constexpr double kLongestCourse = 1'000'000.0; // seconds (eleven days)
constexpr double kMostPercent = 2000.0;
constexpr double kMostErgWatts = 10'000.0;
constexpr double kEasyPercent = 50.0; // what stands in for a target that is not by power
constexpr double kEasyWatts = 100.0;  // the same where no threshold is known

struct ErgValues {
    double start = 0.0;
    double end = 0.0;
};

class ErgWriter {
public:
    ErgWriter(const Workout& workout, const Thresholds& thresholds, bool watts)
        : m_workout(workout)
        , m_thresholds(thresholds)
        , m_watts(watts)
        , m_losses(workout, watts ? "ERG" : "MRC") {}

    tl::expected<WrittenWorkout, WorkoutError> write();

private:
    void addItems(const std::vector<WorkoutItem>& items);
    void addStep(const Step& step);
    void addPoint(double at, double value);
    ErgValues valuesOf(const Step& step);
    ErgValues standIn(const Step& step);
    double scaleOf(const Step& step);
    void addCues();
    std::string header();
    std::string text() const;
    std::string words(std::string_view text);

    const Workout& m_workout;
    const Thresholds& m_thresholds;
    bool m_watts;
    Losses m_losses;
    std::string m_course;
    double m_at = 0.0; // seconds
    std::vector<const Step*> m_steps;
    std::vector<Cue> m_cues;
    bool m_scaled = false;  // whether any target was in the other measure
    bool m_exact = false;   // whether any was in the file's own
    bool m_unknown = false; // whether a threshold was needed that is not known
};

tl::expected<WrittenWorkout, WorkoutError> ErgWriter::write() {
    addItems(m_workout.items);
    if (m_unknown)
        return tl::unexpected(WorkoutError{WorkoutFault::NoThreshold, 0, 0, {}, {}, {}});
    if (m_steps.empty())
        return tl::unexpected(WorkoutError{WorkoutFault::MissingValue, 0, 0, "COURSE DATA", {}, {}});
    if (m_at > kLongestCourse)
        return tl::unexpected(
            WorkoutError{WorkoutFault::OutOfRange, 0, 0, "COURSE DATA", "MINUTES", m_at / 60.0});
    addCues();
    const std::string file = header() + "[COURSE DATA]\n" + m_course + "[END COURSE DATA]\n" + text();
    WrittenWorkout written;
    written.bytes.assign(file.begin(), file.end());
    const auto back = readErg(written.bytes);
    if (!back) // steps too short for the times of the format
        return tl::unexpected(back.error());
    compareKinds(m_steps, *back, m_losses);
    m_losses.addHead(m_workout, m_workout.sport == Sport::Cycling, m_workout.type == SessionType::Training);
    written.lost = m_losses.sentences();
    return written;
}

void ErgWriter::addItems(const std::vector<WorkoutItem>& items) {
    for (const WorkoutItem& item : items) {
        if (const auto* step = std::get_if<Step>(&item)) {
            addStep(*step);
            continue;
        }
        const auto& repeat = std::get<Repeat>(item);
        m_losses.add(sentence::kLostRepeats);
        for (int i = 0; i < repeat.count; ++i) {
            const std::size_t before = m_steps.size();
            addItems(repeat.items);
            if (m_steps.size() == before)
                break; // nothing, however often, is nothing
        }
    }
}

void ErgWriter::addStep(const Step& step) {
    const double seconds = writtenSeconds(step, m_workout.sport, m_thresholds, m_losses);
    if (seconds == 0.0)
        return;
    if (step.cadence_low_rpm || step.cadence_high_rpm)
        m_losses.add(sentence::kLostCadence, step);
    if (step.test)
        m_losses.add(sentence::kLostTest, step);
    if (!step.name.empty()) {
        m_losses.add(sentence::kLostName, step);
        m_cues.push_back({m_at, Cue{}.shown_s, words(step.name)});
    }
    const ErgValues values = valuesOf(step);
    addPoint(m_at, values.start);
    m_at += seconds;
    addPoint(m_at, values.end);
    const auto back = courseTime(decimalText(m_at / 60.0, 2, true));
    if (!back || std::abs(back->s - m_at) > 1e-9)
        m_losses.add(sentence::kLostTime, step);
    m_steps.push_back(&step);
}

void ErgWriter::addPoint(double at, double value) {
    m_course += decimalText(at / 60.0, 2, true) + '\t' + decimalText(value, m_watts ? 0 : 1) + '\n';
}

/// What the numbers of a target are multiplied with; 0 where it is not by power.
double ErgWriter::scaleOf(const Step& step) {
    const bool watts = step.target.measure == TargetMeasure::PowerWatts;
    if (!watts && step.target.measure != TargetMeasure::PowerPercent)
        return 0.0;
    if (watts == m_watts) {
        m_exact = true;
        return 1.0;
    }
    const double threshold = m_thresholds.power_w.value_or(0.0);
    m_scaled = true;
    m_unknown = m_unknown || !(threshold > 0.0);
    if (m_unknown)
        return 0.0;
    m_losses.add(sentence::kLostThreshold, step, Quantity{threshold, Unit::Watts});
    return m_watts ? threshold / 100.0 : 100.0 / threshold;
}

ErgValues ErgWriter::valuesOf(const Step& step) {
    const double scale = scaleOf(step);
    ErgValues values{step.target.low * scale, step.target.high * scale};
    const double most = m_watts ? kMostErgWatts : kMostPercent;
    const auto holds = [most](double value) { return value >= 0.0 && value <= most; };
    // A line at 0 is how the format says that there is no target.
    if (scale == 0.0 || !holds(values.start) || !holds(values.end) || values.start + values.end == 0.0)
        return standIn(step);
    if (!step.target.ramp && values.start != values.end) {
        m_losses.add(sentence::kLostRange, step);
        values.start = values.end = (values.start + values.end) / 2.0;
    }
    const int places = m_watts ? 0 : 1;
    const ErgValues rounded{halfUp(values.start, places), halfUp(values.end, places)};
    const double off = std::max(std::abs(rounded.start - values.start), std::abs(rounded.end - values.end));
    if (scale == 1.0 && off > 1e-6)
        m_losses.add(sentence::kLostRounding, step);
    return rounded;
}

ErgValues ErgWriter::standIn(const Step& step) {
    double easy = kEasyPercent;
    if (m_watts) {
        const double threshold = m_thresholds.power_w.value_or(0.0);
        easy = threshold > 0.0 ? halfUp(threshold / 2.0) : kEasyWatts;
    }
    m_losses.add(sentence::kLostTargetEasy, step, Quantity{easy, m_watts ? Unit::Watts : Unit::Percent});
    return {easy, easy};
}

void ErgWriter::addCues() {
    if (m_workout.by_distance && !m_workout.cues.empty()) {
        m_losses.add(sentence::kLostCues, {Quantity{double(m_workout.cues.size()), Unit::Count}});
    } else {
        for (const Cue& cue : writtenCues(m_workout, m_cues.size(), m_losses))
            m_cues.push_back({cue.at, cue.shown_s, words(cue.text)});
    }
    std::stable_sort(m_cues.begin(), m_cues.end(), [](const Cue& a, const Cue& b) { return a.at < b.at; });
}

/// Words that cannot be taken for another line or for the mark of a section.
std::string ErgWriter::words(std::string_view text) {
    std::string line = oneLine(text);
    std::erase_if(line, [](char c) { return c == '[' || c == ']'; });
    if (line != text)
        m_losses.add(sentence::kLostText);
    return line;
}

std::string ErgWriter::header() {
    const std::string name = m_workout.name.empty() ? "workout" : words(m_workout.name);
    const std::string about = m_workout.description.empty() ? name : words(m_workout.description);
    std::string head = "[COURSE HEADER]\nVERSION = 2\nUNITS = ENGLISH\nDESCRIPTION = " + about +
                       "\nFILE NAME = " + name + (m_watts ? ".erg\n" : ".mrc\n");
    if (m_watts && m_scaled && !m_exact)
        head += "FTP = " + decimalText(m_thresholds.power_w.value_or(0.0), 1) + '\n';
    return head + (m_watts ? "MINUTES WATTS\n" : "MINUTES PERCENT\n") + "[END COURSE HEADER]\n";
}

std::string ErgWriter::text() const {
    if (m_cues.empty())
        return {};
    std::string text = "[COURSE TEXT]\n";
    for (const Cue& cue : m_cues) {
        if (!cue.text.empty())
            text += decimalText(cue.at, 0) + '\t' + cue.text + '\t' + decimalText(cue.shown_s, 0) + '\n';
    }
    return text + "[END COURSE TEXT]\n";
}

} // namespace

tl::expected<WrittenWorkout, WorkoutError> writeMrc(const Workout& workout, const Thresholds& thresholds) {
    return ErgWriter(workout, thresholds, false).write();
}

tl::expected<WrittenWorkout, WorkoutError> writeErg(const Workout& workout, const Thresholds& thresholds) {
    return ErgWriter(workout, thresholds, true).write();
}

} // namespace leadout::engine
