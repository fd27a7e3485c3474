// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/recording/fit_reader.h"

#include "core/engine/metrics/sums.h"
#include "core/engine/recording/clock_jumps.h"
#include "core/engine/recording/fit_developer_fields.h"
#include "core/engine/recording/fit_profile.h"
#include "core/engine/recording/fit_records.h"
#include "core/engine/recording/fit_summaries.h"
#include "core/engine/recording/fit_time.h"
#include "core/engine/recording/fit_walker.h"
#include "core/engine/recording/strap_memory.h"
#include "core/engine/workout/fit_workout_messages.h"

#include <optional>

namespace leadout::engine {
namespace {

FileKind kindOf(std::uint64_t fileType) {
    switch (fileType) {
    case fit::file_type::kActivity: return FileKind::Activity;
    case fit::file_type::kWorkout: return FileKind::Workout;
    case fit::file_type::kCourse: return FileKind::Course;
    case fit::file_type::kSettings:
    case fit::file_type::kSport: return FileKind::Settings;
    case fit::file_type::kMonitoringA:
    case fit::file_type::kMonitoringDaily:
    case fit::file_type::kMonitoringB: return FileKind::Monitoring;
    case fit::file_type::kWeight: return FileKind::Weight;
    default: return FileKind::OtherFit;
    }
}

// What the file_id messages say: an activity anywhere in a chain makes it one, else the first kind counts.
class FileIds {
public:
    void take(const FitMessage& message) {
        if (const auto type = message.field(fit::file_id::kType).asUint()) {
            const FileKind kind = kindOf(*type);
            if (!m_kind || kind == FileKind::Activity)
                m_kind = kind;
        }
        if (!m_created)
            m_created = unixTime(message.field(fit::file_id::kTimeCreated).asUint());
    }

    std::optional<FileKind> kind() const { return m_kind; }
    std::optional<std::uint32_t> created() const { return m_created; }

private:
    std::optional<FileKind> m_kind;
    std::optional<std::uint32_t> m_created;
};

/// Everything that a FIT file says of an activity.
class FitActivity {
public:
    FitActivity(Samples& samples, std::size_t bytes) : m_records(samples, bytes, m_developers) {}

    /// Takes a message; false for one too many of its kind.
    bool take(const FitMessage& message) {
        switch (message.number()) {
        case fit::message::kRecord:
            if (m_records.full())
                return false;
            m_records.add(message);
            return true;
        case fit::message::kFileId: ids.take(message); return true;
        case fit::message::kFieldDescription: m_developers.take(message); return true;
        case fit::message::kHeartRate: return m_strap.take(message);
        case fit::message::kWorkout:
        case fit::message::kWorkoutStep:
            if (message.file == m_workoutFile.value_or(message.file))
                m_workout.take(message);
            m_workoutFile = m_workoutFile.value_or(message.file);
            return true;
        default: return summaries.take(message);
        }
    }

    /// Completes the samples and gives the recording its workout, if all steps of that are understood. To be
    /// called once.
    void finish(Recording& recording) {
        if (m_records.isDeveloped() || !m_strap.isEmpty())
            recording.recorded = sums(recording.samples);
        m_records.finish(ids.created().value_or(0));
        m_strap.moveInto(recording.samples);
        if (auto workout = std::move(m_workout).finish({}); workout && !workout->items.empty())
            recording.workout = *std::move(workout);
    }

    /// Gives samples that were made of a pool's lengths the heart rates of the strap. To be called after
    /// these were made.
    void finishLengths(Recording& recording) {
        if (m_strap.isEmpty())
            return;
        recording.recorded = sums(recording.samples);
        m_strap.moveInto(recording.samples);
    }

    FileIds ids;
    FitSummaries summaries;

private:
    FitDeveloperFields m_developers;
    FitRecords m_records;
    StrapMemory m_strap;
    FitWorkoutMessages m_workout;
    std::optional<std::size_t> m_workoutFile; // of a chain, the first that holds one
};

} // namespace

ReadResult readFit(std::span<const std::uint8_t> bytes) {
    ReadResult result;
    FitActivity activity(result.recording.samples, bytes.size());
    FitSummaries& summaries = activity.summaries;
    const FileIds& ids = activity.ids;
    FitWalker walker(bytes);
    bool chained = false;
    while (const FitMessage* message = walker.next()) {
        chained = chained || message->file > 0;
        if (!activity.take(*message)) {
            result.error = ReadProblem{ReadFault::Corrupt, message->byte};
            break;
        }
    }
    if (!result.error)
        result.error = walker.error();
    result.warnings = walker.warnings();

    const bool empty = result.recording.samples.size() == 0 && !summaries.any();
    result.kind = ids.kind().value_or(empty ? FileKind::Unreadable : FileKind::Activity);
    if (result.kind == FileKind::Unreadable) {
        // A file without a fault that says nothing of itself is sound, only no activity.
        if (!result.error) {
            result.kind = FileKind::OtherFit;
            result.error = ReadProblem{ReadFault::NotActivity, 0};
        }
        return result;
    }
    if (result.kind != FileKind::Activity) {
        result.recording = {};
        if (!result.error)
            result.error = ReadProblem{ReadFault::NotActivity, 0};
        return result;
    }
    if (empty && !result.error)
        result.error = ReadProblem{ReadFault::NoRecords, bytes.size()};
    activity.finish(result.recording);
    // Several files, sessions or streams that some program put one after the other are of several clocks.
    const auto jumps = chained ? std::nullopt : ClockJumps::in(result.recording.samples.time);
    if (jumps && summaries.mayBeOneSession(jumps->span())) {
        jumps->join(result.recording.samples.time);
        summaries.join(*jumps);
    }
    const bool lengthsAlone = result.recording.samples.size() == 0;
    summaries.moveInto(result.recording);
    if (lengthsAlone)
        activity.finishLengths(result.recording);
    if (result.recording.start == 0)
        result.recording.start = result.recording.legs.front().start = ids.created().value_or(0);
    return result;
}

} // namespace leadout::engine
