// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/workout/zwo_reader.h"

#include "core/engine/recording/xml_walker.h"
#include "core/engine/workout/step_kinds.h"
#include "core/engine/workout/structure.h"
#include "core/engine/workout/workout_text.h"
#include "core/engine/workout/zwo_mend.h"
#include "core/engine/workout/zwo_steps.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

namespace leadout::engine {

namespace {

constexpr std::size_t kMaxBytes = std::size_t{4} * 1024 * 1024;

std::string_view textOf(std::span<const std::uint8_t> bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

double lengthOf(const std::vector<WorkoutItem>& items) {
    double length = 0.0;
    for (const WorkoutItem& item : items) {
        if (const auto* step = std::get_if<Step>(&item))
            length += step->extent.value;
        else
            length += std::get<Repeat>(item).count * lengthOf(std::get<Repeat>(item).items);
    }
    return length;
}

template <typename Change>
void forEachStep(std::vector<WorkoutItem>& items, const Change& change) {
    for (WorkoutItem& item : items) {
        if (auto* step = std::get_if<Step>(&item))
            change(*step);
        else
            forEachStep(std::get<Repeat>(item).items, change);
    }
}

WorkoutFault workoutFault(XmlFault fault) {
    switch (fault) {
    case XmlFault::Empty: return WorkoutFault::Empty;
    case XmlFault::Truncated: return WorkoutFault::Truncated;
    case XmlFault::DocumentType: return WorkoutFault::DocumentType;
    case XmlFault::TooDeep: return WorkoutFault::TooDeep;
    case XmlFault::TooLarge: return WorkoutFault::TooLarge;
    case XmlFault::Malformed:
    case XmlFault::Trailing:
    case XmlFault::Stopped: return WorkoutFault::Malformed;
    }
    return WorkoutFault::Malformed;
}

class ZwoReader final : public XmlVisitor {
public:
    tl::expected<Workout, WorkoutError> read(std::span<const std::uint8_t> bytes);

private:
    void start(const char* name, const char** attributes) override { start(ZwoElement(name, attributes)); }
    void end() override;
    void text(std::string_view piece) override {
        if (m_text)
            m_text->append(piece);
    }

    void start(const ZwoElement& element);
    void block(const ZwoElement& element);
    void other(const ZwoElement& element);
    void cue(const ZwoElement& element);
    void fail(WorkoutError error);
    WorkoutError placed(WorkoutError error, const XmlProblem& place) const;
    void complete();
    tl::expected<Workout, WorkoutError> finish();

    XmlWalker m_walker{*this};
    int m_depth = 0;
    int m_workoutDepth = 0; // of the workout element while inside it
    int m_blockDepth = 0;   // of the block while inside it
    double m_blockAt = 0.0; // where that block begins
    double m_length = 0.0;  // of all blocks so far
    bool m_seen = false;    // whether there was a workout element
    std::string* m_text = nullptr;
    std::string m_sport;
    std::string m_durationType;
    Workout m_workout;
    std::optional<WorkoutError> m_error;
};

tl::expected<Workout, WorkoutError> ZwoReader::read(std::span<const std::uint8_t> bytes) {
    const auto problem = m_walker.walk(bytes, XmlText::AsDeclared);
    if (!m_error && problem)
        m_error = placed({workoutFault(problem->fault), 0, 0, problem->element, {}, {}}, *problem);
    return finish();
}

void ZwoReader::start(const ZwoElement& element) {
    ++m_depth;
    m_text = nullptr;
    if (m_depth == 1 && element.name() != "workout_file")
        fail({WorkoutFault::NotWorkout, 0, 0, std::string(element.written()), {}, {}});
    else if (m_workoutDepth > 0 && isZwoBlock(element))
        block(element);
    else if (m_workoutDepth > 0)
        other(element);
    else if (m_depth == 2) {
        if (element.name() == "workout") {
            m_workoutDepth = m_depth;
            m_seen = true;
        } else if (element.name() == "name")
            m_text = &m_workout.name;
        else if (element.name() == "description")
            m_text = &m_workout.description;
        else if (element.name() == "sporttype")
            m_text = &m_sport;
        else if (element.name() == "durationtype")
            m_text = &m_durationType;
    }
}

void ZwoReader::end() {
    if (m_depth == m_workoutDepth)
        m_workoutDepth = 0;
    if (m_depth == m_blockDepth) {
        m_blockDepth = 0;
        m_blockAt = 0.0;
    }
    --m_depth;
    m_text = nullptr;
}

void ZwoReader::block(const ZwoElement& element) {
    auto items = zwoBlock(element);
    if (!items) {
        fail(std::move(items).error());
        return;
    }
    m_blockDepth = m_depth;
    m_blockAt = m_length;
    m_length += lengthOf(*items);
    for (WorkoutItem& item : *items) {
        if (const auto* step = std::get_if<Step>(&item); step && step->test && element.name() == "freeride")
            m_workout.type = SessionType::Test;
        m_workout.items.push_back(std::move(item));
    }
    // A block is at least one step, so the workout cannot grow far beyond the limit before this stops it.
    if (m_workout.items.size() > kMaxSteps)
        fail({WorkoutFault::TooManySteps, 0, 0, std::string(element.written()), {}, {}});
}

void ZwoReader::other(const ZwoElement& element) {
    const std::string& name = element.name();
    if (name == "restday")
        m_workout.type = SessionType::Recovery;
    const bool message = name.starts_with("text") || name.ends_with("event");
    if (message)
        cue(element);
    else if (element.text("duration") || element.text("onduration"))
        fail({WorkoutFault::UnknownPart, 0, 0, std::string(element.written()), {}, {}});
}

/// A message whose place cannot be read stands where its block begins: no workout is refused for that.
void ZwoReader::cue(const ZwoElement& element) {
    constexpr double kFarthest = 1'000'000.0;
    const auto number = [&](std::string_view name) {
        const auto text = element.text(name);
        return text ? decimalOf(trimmed(*text)) : std::nullopt;
    };
    const auto message = element.text("message");
    const std::string text = plainText(message ? *message : element.text("text").value_or(""));
    if (text.empty())
        return;
    if (m_workout.cues.size() == kMaxCues)
        return fail({WorkoutFault::TooLarge, 0, 0, std::string(element.written()), {}, {}});
    const auto time = number("timeoffset");
    const double offset = std::clamp((time ? time : number("distoffset")).value_or(0.0), 0.0, kFarthest);
    const double shown = std::clamp(number("duration").value_or(Cue{}.shown_s), 0.0, kFarthest);
    m_workout.cues.push_back({halfUp(m_blockAt + offset, 3), shown, text});
}

void ZwoReader::fail(WorkoutError error) {
    if (m_error)
        return;
    m_error = placed(std::move(error), m_walker.place(XmlFault::Stopped));
    m_walker.stop();
}

WorkoutError ZwoReader::placed(WorkoutError error, const XmlProblem& place) const {
    error.byte = place.byte;
    error.line = place.line;
    return error;
}

tl::expected<Workout, WorkoutError> ZwoReader::finish() {
    if (!m_error && !m_seen)
        fail({WorkoutFault::NotWorkout, 0, 0, "workout_file", "workout", {}});
    if (stepCount(m_workout) > kMaxSteps) {
        fail({WorkoutFault::TooManySteps, 0, 0, {}, {}, {}});
        // What is beyond the limit came last, and is one block that repeats.
        while (stepCount(m_workout) > kMaxSteps)
            m_workout.items.pop_back();
    }
    complete();
    if (!m_error)
        return std::move(m_workout);
    m_error->before = std::move(m_workout);
    return tl::unexpected(*std::move(m_error));
}

/// What is known of the workout once its last block has been read.
void ZwoReader::complete() {
    m_workout.name = std::string(trimmed(m_workout.name));
    m_workout.description = std::string(trimmed(m_workout.description));
    const std::string sport = zwoName(trimmed(m_sport));
    m_workout.sport = sport.empty() || sport == "bike" ? Sport::Cycling
                      : sport == "run"                 ? Sport::Running
                                                       : Sport::Other;
    m_workout.by_distance = zwoName(trimmed(m_durationType)) == "distance";
    forEachStep(m_workout.items, [this](Step& step) {
        if (m_workout.by_distance)
            step.extent.unit = Extent::Unit::Metres;
        if (m_workout.sport == Sport::Running && step.target.measure == TargetMeasure::PowerPercent)
            step.target.measure = TargetMeasure::PacePercent;
    });
    std::stable_sort(m_workout.cues.begin(), m_workout.cues.end(),
                     [](const Cue& a, const Cue& b) { return a.at < b.at; });
    judgeStepKinds(m_workout);
}

} // namespace

bool looksLikeZwo(std::span<const std::uint8_t> bytes) {
    const std::string_view text = textOf(bytes);
    const std::size_t start = xmlStart(text);
    const std::string_view rest = text.substr(start, 2);
    return rest.starts_with('<') || rest == "\xFF\xFE" || rest == "\xFE\xFF"; // or XML in UTF-16
}

tl::expected<Workout, WorkoutError> readZwo(std::span<const std::uint8_t> bytes) {
    if (bytes.size() > kMaxBytes)
        return tl::unexpected(
            WorkoutError{WorkoutFault::TooLarge, kMaxBytes, 0, {}, {}, double(bytes.size())});
    auto workout = ZwoReader().read(bytes);
    if (workout || workout.error().fault != WorkoutFault::Malformed)
        return workout;
    // Should mending not help, the first mistake is the one to tell: its place is that of the file.
    const std::string mended = mendXml(textOf(bytes));
    if (auto second = ZwoReader().read({reinterpret_cast<const std::uint8_t*>(mended.data()), mended.size()}))
        return second;
    return workout;
}

} // namespace leadout::engine
