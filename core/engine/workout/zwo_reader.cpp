// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/workout/zwo_reader.h"

#include "core/engine/workout/step_kinds.h"
#include "core/engine/workout/structure.h"
#include "core/engine/workout/zwo_mend.h"
#include "core/engine/workout/zwo_steps.h"

#include <expat.h>

#include <algorithm>
#include <cstddef>
#include <memory>
#include <string>
#include <type_traits>
#include <utility>

namespace leadout::engine {

namespace {

constexpr std::size_t kMaxBytes = std::size_t{4} * 1024 * 1024;
constexpr int kMaxDepth = 64;

bool isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/// Where the XML begins: files come with blank lines before the declaration, which XML forbids, and with byte
/// order marks on either side of them.
std::size_t startOf(std::string_view text) {
    constexpr std::string_view kMark = "\xEF\xBB\xBF";
    std::size_t at = 0;
    while (at < text.size() && (isSpace(text[at]) || text.substr(at).starts_with(kMark)))
        at += isSpace(text[at]) ? 1 : kMark.size();
    return at;
}

std::string_view textOf(std::span<const std::uint8_t> bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::string trimmed(const std::string& text) {
    const auto first = std::find_if_not(text.begin(), text.end(), isSpace);
    const auto last = std::find_if_not(text.rbegin(), std::string::const_reverse_iterator(first), isSpace);
    return {first, last.base()};
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

class ZwoReader {
public:
    tl::expected<Workout, WorkoutError> read(std::string_view text);

private:
    static ZwoReader& self(void* data) { return *static_cast<ZwoReader*>(data); }
    static void onStart(void* data, const char* name, const char** attributes) {
        self(data).start(ZwoElement(name, attributes));
    }
    static void onEnd(void* data, const char*) { self(data).end(); }
    static void onText(void* data, const char* text, int size) {
        if (self(data).m_text)
            self(data).m_text->append(text, static_cast<std::size_t>(size));
    }
    static void onDoctype(void* data, const char*, const char*, const char*, int) {
        self(data).fail({WorkoutFault::DocumentType, 0, 0, {}, {}, {}});
    }

    void start(const ZwoElement& element);
    void end();
    void block(const ZwoElement& element);
    void other(const ZwoElement& element);
    void fail(WorkoutError error);
    WorkoutError parserError(std::size_t size) const;
    WorkoutError placed(WorkoutError error) const;
    tl::expected<Workout, WorkoutError> finish();

    std::unique_ptr<std::remove_pointer_t<XML_Parser>, decltype(&XML_ParserFree)> m_parser{nullptr,
                                                                                           &XML_ParserFree};
    std::size_t m_skippedBytes = 0;
    std::size_t m_skippedLines = 0;
    int m_depth = 0;
    int m_workoutDepth = 0; // of the workout element while inside it
    bool m_seen = false;    // whether there was a workout element
    std::string* m_text = nullptr;
    std::string m_sport;
    std::string m_durationType;
    Workout m_workout;
    std::optional<WorkoutError> m_error;
};

tl::expected<Workout, WorkoutError> ZwoReader::read(std::string_view text) {
    m_skippedBytes = startOf(text);
    m_skippedLines = static_cast<std::size_t>(
        std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(m_skippedBytes), '\n'));
    text.remove_prefix(m_skippedBytes);
    if (text.empty())
        return tl::unexpected(WorkoutError{WorkoutFault::Empty, 0, 0, {}, {}, {}});
    m_parser.reset(XML_ParserCreate(nullptr));
    XML_SetUserData(m_parser.get(), this);
    XML_SetElementHandler(m_parser.get(), &onStart, &onEnd);
    XML_SetCharacterDataHandler(m_parser.get(), &onText);
    XML_SetStartDoctypeDeclHandler(m_parser.get(), &onDoctype);
    const auto status = XML_Parse(m_parser.get(), text.data(), static_cast<int>(text.size()), XML_TRUE);
    if (m_error)
        return tl::unexpected(*m_error);
    if (status != XML_STATUS_OK)
        return tl::unexpected(parserError(text.size()));
    return finish();
}

void ZwoReader::start(const ZwoElement& element) {
    if (m_error)
        return;
    ++m_depth;
    m_text = nullptr;
    if (m_depth > kMaxDepth)
        fail({WorkoutFault::TooDeep, 0, 0, std::string(element.written()), {}, {}});
    else if (m_depth == 1 && element.name() != "workout_file")
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
    --m_depth;
    m_text = nullptr;
}

void ZwoReader::block(const ZwoElement& element) {
    auto items = zwoBlock(element);
    if (!items) {
        fail(std::move(items).error());
        return;
    }
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
    if (!message && (element.text("duration") || element.text("onduration")))
        fail({WorkoutFault::UnknownPart, 0, 0, std::string(element.written()), {}, {}});
}

void ZwoReader::fail(WorkoutError error) {
    if (m_error)
        return;
    m_error = placed(std::move(error));
    XML_StopParser(m_parser.get(), XML_FALSE);
}

WorkoutError ZwoReader::placed(WorkoutError error) const {
    error.byte = m_skippedBytes +
                 static_cast<std::size_t>(std::max<XML_Index>(XML_GetCurrentByteIndex(m_parser.get()), 0));
    error.line = m_skippedLines + static_cast<std::size_t>(XML_GetCurrentLineNumber(m_parser.get()));
    return error;
}

WorkoutError ZwoReader::parserError(std::size_t size) const {
    WorkoutError error = placed({});
    switch (XML_GetErrorCode(m_parser.get())) {
    case XML_ERROR_NO_ELEMENTS:
    case XML_ERROR_UNCLOSED_TOKEN:
    case XML_ERROR_UNCLOSED_CDATA_SECTION:
    case XML_ERROR_PARTIAL_CHAR: error.fault = WorkoutFault::Truncated; break;
    default:
        // An element that is open when the bytes end is reported as an error at the very end.
        error.fault = error.byte >= m_skippedBytes + size ? WorkoutFault::Truncated : WorkoutFault::Malformed;
    }
    return error;
}

tl::expected<Workout, WorkoutError> ZwoReader::finish() {
    if (!m_seen)
        return tl::unexpected(placed({WorkoutFault::NotWorkout, 0, 0, "workout_file", "workout", {}}));
    if (stepCount(m_workout) > kMaxSteps)
        return tl::unexpected(placed({WorkoutFault::TooManySteps, 0, 0, {}, {}, {}}));
    m_workout.name = trimmed(m_workout.name);
    m_workout.description = trimmed(m_workout.description);
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
    judgeStepKinds(m_workout);
    return std::move(m_workout);
}

} // namespace

bool looksLikeZwo(std::span<const std::uint8_t> bytes) {
    const std::string_view text = textOf(bytes);
    const std::size_t start = startOf(text);
    const std::string_view rest = text.substr(start, 2);
    return rest.starts_with('<') || rest == "\xFF\xFE" || rest == "\xFE\xFF"; // or XML in UTF-16
}

tl::expected<Workout, WorkoutError> readZwo(std::span<const std::uint8_t> bytes) {
    if (bytes.size() > kMaxBytes)
        return tl::unexpected(
            WorkoutError{WorkoutFault::TooLarge, kMaxBytes, 0, {}, {}, double(bytes.size())});
    auto workout = ZwoReader().read(textOf(bytes));
    if (workout || workout.error().fault != WorkoutFault::Malformed)
        return workout;
    // Should mending not help, the first mistake is the one to tell: its place is that of the file.
    if (auto mended = ZwoReader().read(mendXml(textOf(bytes))))
        return mended;
    return workout;
}

} // namespace leadout::engine
