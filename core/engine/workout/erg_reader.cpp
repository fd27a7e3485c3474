// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/workout/erg_reader.h"

#include "core/engine/workout/erg_course.h"
#include "core/engine/workout/step_kinds.h"
#include "core/engine/workout/structure.h"
#include "core/engine/workout/workout_text.h"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <optional>
#include <string>
#include <utility>

namespace leadout::engine {

namespace {

constexpr std::size_t kMaxErgBytes = std::size_t{4} * 1024 * 1024;
constexpr double kMaxErgTime = 1'000'000.0; // seconds (eleven days)
constexpr double kMaxErgPercent = 2000.0;
constexpr double kMaxErgWatts = 10'000.0;
constexpr std::string_view kErgMark = "\xEF\xBB\xBF";
constexpr std::string_view kBlanks = " \t";

std::string_view ergText(std::span<const std::uint8_t> bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// Keywords in upper case with one space between their words.
std::string keyword(std::string_view text) {
    std::string words;
    for (const char c : trimmed(text)) {
        const bool blank = kBlanks.find(c) != std::string_view::npos;
        if (blank && words.ends_with(' '))
            continue;
        words.push_back(blank ? ' ' : c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c);
    }
    return words;
}

/// The text up to the first blank, which is taken off with the blanks behind it.
std::string_view takeWord(std::string_view& text) {
    const auto size = std::min(text.find_first_of(kBlanks), text.size());
    const std::string_view word = text.substr(0, size);
    text.remove_prefix(std::min(text.find_first_not_of(kBlanks, size), text.size()));
    return word;
}

/// Goes through a text line by line: they end in LF, in CR LF and, in files of old Macs, in CR.
class ErgLines {
public:
    explicit ErgLines(std::string_view text)
        : m_text(text)
        , m_next(text.starts_with(kErgMark) ? kErgMark.size() : 0) {}

    bool atEnd() const { return m_next >= m_text.size(); }

    /// Whether the file ends within this line, which may then be half of one.
    bool cut() const { return m_next > m_text.size(); }

    bool next() {
        if (atEnd())
            return false;
        byte = m_next;
        ++line;
        const auto end = std::min(m_text.find_first_of("\r\n", byte), m_text.size());
        m_next = end + (m_text.substr(end, 2) == "\r\n" ? 2 : 1);
        words = trimmed(m_text.substr(byte, end - byte));
        return true;
    }

    std::string_view words; // without the blanks round them
    std::size_t byte = 0;
    std::size_t line = 0;

private:
    std::string_view m_text;
    std::size_t m_next;
};

class ErgReader {
public:
    explicit ErgReader(std::string_view text) : m_lines(text) {}

    tl::expected<Workout, WorkoutError> read();

private:
    enum class Section { None, Header, Data, Text };

    void take(std::string_view words);
    void marker(std::string_view words);
    void header(std::string_view words);
    void units(const std::string& words);
    void point(std::string_view words);
    void cue(std::string_view words);
    void fail(WorkoutFault fault, std::string part, std::string value = {}, std::optional<double> given = {});
    void complete();
    tl::expected<Workout, WorkoutError> finish();

    ErgLines m_lines;
    Section m_section = Section::None;
    bool m_ended = false;     // whether the course is known to be whole
    bool m_describes = false; // whether the last line of the header was of the description
    std::optional<TargetMeasure> m_measure;
    std::optional<double> m_threshold;
    Course m_course;
    std::size_t m_laps = 0;
    Workout m_workout;
    std::optional<WorkoutError> m_error;
};

tl::expected<Workout, WorkoutError> ErgReader::read() {
    while (m_lines.next()) {
        if (!m_lines.words.empty() && !m_lines.words.starts_with(';'))
            take(m_lines.words);
        if (m_error)
            break;
    }
    return finish();
}

void ErgReader::take(std::string_view words) {
    if (words.starts_with('['))
        return marker(words);
    switch (m_section) {
    case Section::None: break;
    case Section::Header: header(words); break;
    case Section::Data:
        // Half of a number is another number.
        if (m_lines.cut() && !m_ended)
            fail(WorkoutFault::Truncated, "COURSE DATA");
        else
            point(trimmed(words.substr(0, words.find(';'))));
        break;
    case Section::Text: cue(words); break;
    }
}

void ErgReader::marker(std::string_view words) {
    const auto close = words.find(']');
    if (close == std::string_view::npos)
        return fail(m_lines.atEnd() ? WorkoutFault::Truncated : WorkoutFault::Malformed, "[");
    const std::string name = keyword(words.substr(0, close + 1));
    const bool inCourse = m_section == Section::Data;
    if (name == "[COURSE HEADER]")
        m_section = Section::Header;
    else if (name == "[COURSE DATA]")
        m_section = Section::Data;
    else if (name == "[COURSE TEXT]")
        m_section = Section::Text;
    else
        m_section = Section::None;
    m_ended = m_ended || (inCourse && (m_section != Section::None || name == "[END COURSE DATA]"));
    if (m_section == Section::Data && !m_measure)
        fail(WorkoutFault::MissingValue, "COURSE HEADER", "MINUTES");
}

void ErgReader::header(std::string_view words) {
    const auto equals = words.find('=');
    const std::string name = keyword(words.substr(0, equals));
    if (equals == std::string_view::npos) {
        if (name.starts_with("MINUTES ") || name.starts_with("DISTANCE "))
            units(name);
        else if (m_describes)
            m_workout.description += "\n" + plainText(words);
        return;
    }
    const std::string_view value = trimmed(words.substr(equals + 1));
    m_describes = name == "DESCRIPTION";
    if (m_describes)
        m_workout.description = plainText(value);
    else if (name == "FILE NAME")
        m_workout.name = oneLine(value);
    else if (name == "FTP" && decimalOf(value).value_or(0.0) > 0.0)
        m_threshold = decimalOf(value);
}

void ErgReader::units(const std::string& words) {
    m_describes = false;
    if (words == "MINUTES WATTS")
        m_measure = TargetMeasure::PowerWatts;
    else if (words == "MINUTES PERCENT" || words == "MINUTES PERCENTAGE" || words == "MINUTES FTP")
        m_measure = TargetMeasure::PowerPercent;
    else
        fail(WorkoutFault::UnknownPart, oneLine(words.substr(0, 40)));
}

void ErgReader::point(std::string_view words) {
    if (words.empty())
        return;
    const std::string_view minutes = takeWord(words);
    const auto time = courseTime(minutes);
    if (!time)
        return fail(WorkoutFault::BadNumber, "COURSE DATA", "MINUTES");
    if (time->written < 0.0 || time->written > kMaxErgTime)
        return fail(WorkoutFault::OutOfRange, "COURSE DATA", "MINUTES", time->written / 60.0);
    std::string_view value = takeWord(words);
    if (keyword(value) == "LAP") {
        if (++m_laps > kMaxSteps)
            return fail(WorkoutFault::TooManySteps, "COURSE DATA", "LAP");
        m_course.lap(time->s, oneLine(words));
        return;
    }
    const bool percent = m_measure == TargetMeasure::PowerPercent;
    if (percent && value.ends_with('%'))
        value.remove_suffix(1);
    const std::string unit = percent ? "PERCENT" : "WATTS";
    if (value.empty())
        return fail(WorkoutFault::MissingValue, "COURSE DATA", unit);
    const auto target = decimalOf(value);
    if (!target || !words.empty())
        return fail(WorkoutFault::BadNumber, "COURSE DATA", unit);
    if (*target < 0.0 || *target > (percent ? kMaxErgPercent : kMaxErgWatts))
        return fail(WorkoutFault::OutOfRange, "COURSE DATA", unit, *target);
    if (!m_course.add(*time, *target))
        fail(WorkoutFault::OutOfRange, "COURSE DATA", "MINUTES", time->written / 60.0);
    else if (m_course.parts() > 2 * kMaxSteps) // each step may have a change written as a ramp
        fail(WorkoutFault::TooManySteps, "COURSE DATA");
}

void ErgReader::cue(std::string_view words) {
    const auto at = decimalOf(takeWord(words));
    if (!at)
        return fail(WorkoutFault::BadNumber, "COURSE TEXT", "SECONDS");
    if (*at < 0.0 || *at > kMaxErgTime)
        return fail(WorkoutFault::OutOfRange, "COURSE TEXT", "SECONDS", *at);
    Cue cue;
    cue.at = *at;
    // Only behind a tab is a number surely the time it is shown: "Repeat 2" ends in one too.
    const auto tab = words.rfind('\t');
    if (tab != std::string_view::npos) {
        const auto shown = decimalOf(trimmed(words.substr(tab)));
        if (shown && *shown >= 0.0 && *shown <= kMaxErgTime) {
            cue.shown_s = *shown;
            words = words.substr(0, tab);
        }
    }
    cue.text = oneLine(words);
    if (cue.text.empty())
        return;
    if (m_workout.cues.size() == kMaxCues)
        return fail(WorkoutFault::TooLarge, "COURSE TEXT");
    m_workout.cues.push_back(std::move(cue));
}

void ErgReader::fail(WorkoutFault fault, std::string part, std::string value, std::optional<double> given) {
    m_error = WorkoutError{fault, m_lines.byte, m_lines.line, std::move(part), std::move(value), given};
}

tl::expected<Workout, WorkoutError> ErgReader::finish() {
    if (!m_error && !m_ended)
        fail(WorkoutFault::Truncated, "COURSE DATA");
    if (m_measure)
        m_workout.items = std::move(m_course).steps(*m_measure);
    if (!m_error && m_workout.items.empty())
        fail(WorkoutFault::MissingValue, "COURSE DATA");
    if (m_workout.items.size() > kMaxSteps) {
        if (!m_error)
            fail(WorkoutFault::TooManySteps, "COURSE DATA");
        m_workout.items.resize(kMaxSteps);
    }
    complete();
    if (!m_error)
        return std::move(m_workout);
    m_error->before = std::move(m_workout);
    return tl::unexpected(*std::move(m_error));
}

/// What is known of the workout once its last step has been read.
void ErgReader::complete() {
    m_workout.sport = Sport::Cycling;
    const std::string suffix = keyword(m_workout.name);
    if (suffix.ends_with(".MRC") || suffix.ends_with(".ERG"))
        m_workout.name.resize(m_workout.name.size() - 4);
    if (m_workout.name.empty())
        m_workout.name = oneLine(m_workout.description);
    if (m_workout.description == m_workout.name)
        m_workout.description.clear();
    std::stable_sort(m_workout.cues.begin(), m_workout.cues.end(),
                     [](const Cue& a, const Cue& b) { return a.at < b.at; });
    if (m_measure == TargetMeasure::PowerWatts)
        judgeStepKinds(m_workout, m_threshold.value_or(std::numeric_limits<double>::infinity()));
    else
        judgeStepKinds(m_workout);
}

} // namespace

bool looksLikeErg(std::span<const std::uint8_t> bytes) {
    ErgLines lines(ergText(bytes));
    while (lines.next()) {
        if (!lines.words.empty() && !lines.words.starts_with(';'))
            return keyword(lines.words.substr(0, 20)).starts_with("[COURSE ");
    }
    return false;
}

tl::expected<Workout, WorkoutError> readErg(std::span<const std::uint8_t> bytes) {
    if (bytes.empty())
        return tl::unexpected(WorkoutError{WorkoutFault::Empty, 0, 0, {}, {}, {}});
    if (bytes.size() > kMaxErgBytes)
        return tl::unexpected(
            WorkoutError{WorkoutFault::TooLarge, kMaxErgBytes, 0, {}, {}, double(bytes.size())});
    if (!looksLikeErg(bytes))
        return tl::unexpected(WorkoutError{WorkoutFault::NotWorkout, 0, 0, {}, {}, {}});
    return ErgReader(ergText(bytes)).read();
}

} // namespace leadout::engine
