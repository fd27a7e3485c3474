// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/workout/structure_word.h"

#include "core/engine/workout/structure.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <optional>
#include <vector>

namespace leadout::engine {

namespace {

constexpr std::size_t kMostBlocks = 20; ///< a workout of more is told by its first ones
constexpr double kMostNumber = 1e9;

constexpr int kRepeatsThatMayDiffer = 4;
constexpr double kLengthWithin = 0.10;
constexpr double kTargetWithin = 0.03;
constexpr double kWholeWithin = 0.20;

/// Equal steps in a row, whatever lies between them.
struct WorkBlock {
    int repeats = 1;
    double length = 0.0;
    char unit = 'o'; ///< s, m, or o for open
    double target = 0.0;
    char measure = 'o';

    bool isSame(const WorkBlock& other) const {
        return length == other.length && unit == other.unit && target == other.target &&
               measure == other.measure;
    }
};

char letterOf(TargetMeasure measure) {
    switch (measure) {
    case TargetMeasure::PowerPercent: return 'p';
    case TargetMeasure::PowerWatts: return 'w';
    case TargetMeasure::HeartRatePercent: return 'h';
    case TargetMeasure::HeartRateMaxPercent: return 'x';
    case TargetMeasure::HeartRateBpm: return 'b';
    case TargetMeasure::PacePercent: return 'r';
    case TargetMeasure::PaceSpeed: return 'v';
    case TargetMeasure::Effort: return 'e';
    case TargetMeasure::Open: break;
    }
    return 'o';
}

char letterOf(Extent::Unit unit) {
    switch (unit) {
    case Extent::Unit::Seconds: return 's';
    case Extent::Unit::Metres: return 'm';
    case Extent::Unit::Open: break;
    }
    return 'o';
}

/// Rounded to hundredths, and within what a word holds.
double hundredths(double value) {
    return std::isfinite(value) ? std::round(std::clamp(value, 0.0, kMostNumber) * 100.0) / 100.0 : 0.0;
}

void appendNumber(std::string& word, double value) {
    char digits[32];
    const auto end = std::to_chars(std::begin(digits), std::end(digits), value);
    word.append(std::begin(digits), end.ptr);
}

WorkBlock workBlockOf(const Step& step) {
    WorkBlock block;
    block.unit = letterOf(step.extent.unit);
    block.length = block.unit == 'o' ? 0.0 : std::round(hundredths(step.extent.value));
    block.measure = letterOf(step.target.measure);
    block.target = block.measure == 'o' ? 0.0 : hundredths((step.target.low + step.target.high) / 2.0);
    return block;
}

/// A number at the start of a text, which is taken off it.
std::optional<double> takeNumber(std::string_view& text) {
    double value = 0.0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    if (read.ec != std::errc() || !std::isfinite(value))
        return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(read.ptr - text.data()));
    return value;
}

std::optional<char> takeLetter(std::string_view& text) {
    if (text.empty())
        return std::nullopt;
    const char letter = text.front();
    text.remove_prefix(1);
    return letter;
}

/// A word read back.
struct WordParts {
    std::string_view sport;
    double minutes = 0.0;
    std::vector<WorkBlock> blocks;
};

std::optional<WorkBlock> takeWorkBlock(std::string_view& text) {
    WorkBlock block;
    const auto repeats = takeNumber(text);
    if (!repeats || takeLetter(text) != 'x')
        return std::nullopt;
    block.repeats = static_cast<int>(std::clamp(*repeats, 0.0, 1e6));
    const auto length = takeNumber(text);
    const auto unit = takeLetter(text);
    if (!length || !unit || takeLetter(text) != '@')
        return std::nullopt;
    block.length = *length;
    block.unit = *unit;
    const auto target = takeNumber(text);
    const auto measure = takeLetter(text);
    if (!target || !measure)
        return std::nullopt;
    block.target = *target;
    block.measure = *measure;
    return block;
}

std::optional<WordParts> readWord(std::string_view word) {
    WordParts structure;
    const std::size_t space = word.find(' ');
    if (space == std::string_view::npos)
        return std::nullopt;
    structure.sport = word.substr(0, space);
    word.remove_prefix(space + 1);
    const auto minutes = takeNumber(word);
    if (!minutes)
        return std::nullopt;
    structure.minutes = *minutes;
    while (!word.empty()) {
        if (takeLetter(word) != ' ')
            return std::nullopt;
        const auto block = takeWorkBlock(word);
        if (!block)
            return std::nullopt;
        structure.blocks.push_back(*block);
    }
    return structure;
}

bool isNear(double a, double b, double within) {
    return std::abs(a - b) <= within * std::max(a, b);
}

bool areAlike(const WorkBlock& a, const WorkBlock& b) {
    const bool many = std::min(a.repeats, b.repeats) >= kRepeatsThatMayDiffer;
    return std::abs(a.repeats - b.repeats) <= (many ? 1 : 0) && a.unit == b.unit &&
           isNear(a.length, b.length, kLengthWithin) && a.measure == b.measure &&
           isNear(a.target, b.target, kTargetWithin);
}

} // namespace

std::string structureWord(const Workout& workout) {
    const std::vector<FlatStep> steps = flatten(workout);
    if (steps.empty())
        return {};
    const bool anyWork = std::any_of(steps.begin(), steps.end(),
                                     [](const FlatStep& flat) { return flat.step.kind == StepKind::Work; });
    std::vector<WorkBlock> blocks;
    for (const FlatStep& flat : steps) {
        if (anyWork && flat.step.kind != StepKind::Work)
            continue;
        const WorkBlock block = workBlockOf(flat.step);
        if (!blocks.empty() && blocks.back().isSame(block))
            ++blocks.back().repeats;
        else if (blocks.size() < kMostBlocks)
            blocks.push_back(block);
        else
            break;
    }
    std::string word(key(workout.sport));
    word += ' ';
    appendNumber(word, std::round(hundredths(plannedTotals(workout, {}).duration_s.value_or(0.0)) / 60.0));
    for (const WorkBlock& block : blocks) {
        word += ' ';
        appendNumber(word, block.repeats);
        word += 'x';
        appendNumber(word, block.length);
        word += block.unit;
        word += '@';
        appendNumber(word, block.target);
        word += block.measure;
    }
    return word;
}

bool areAlike(std::string_view a, std::string_view b) {
    if (a == b)
        return !a.empty();
    const auto one = readWord(a);
    const auto other = readWord(b);
    if (!one || !other || one->sport != other->sport || one->blocks.size() != other->blocks.size())
        return false;
    return isNear(one->minutes, other->minutes, kWholeWithin) &&
           std::equal(one->blocks.begin(), one->blocks.end(), other->blocks.begin(),
                      [](const WorkBlock& left, const WorkBlock& right) { return areAlike(left, right); });
}

} // namespace leadout::engine
