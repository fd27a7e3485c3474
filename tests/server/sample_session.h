// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/sample/body.h"
#include "core/backend/sample/planted.h"
#include "core/engine/recording/fit_writer.h"
#include "core/engine/recording/reader.h"

#include <QTest>

#include <vector>

namespace leadout::test {

constexpr std::uint32_t kAnyStart = 1'795'327'920; // a Sunday morning in November 2026
constexpr std::uint64_t kSampleSeed = 20261122;

/// A planted session with its recordings as they come back from their FIT files.
struct SampleSession {
    engine::Workout workout;
    engine::Thresholds thresholds;
    std::vector<engine::Recording> recordings;
};

inline SampleSession sampleSession(const char* name, std::uint64_t seed = kSampleSeed) {
    namespace sample = backend::sample;
    const auto planted = sample::plantedSession(QString::fromLatin1(name));
    if (!planted)
        qFatal("no planted session %s", name);
    SampleSession session;
    session.workout = sample::workoutOf(planted->plan, sample::weekOf(planted->day) == sample::kRecoveryWeek);
    session.thresholds = sample::thresholdsOn(planted->athlete, planted->day);
    sample::Outing outing{session.thresholds, sample::trueThresholdsOn(planted->athlete, planted->day),
                          kAnyStart, 3600};
    sample::Dice dice(seed);
    for (const sample::Conduct& conduct : planted->files) {
        for (const engine::Recording& recording : sample::record(session.workout, conduct, outing, dice)) {
            const auto read = engine::readRecording(engine::writeFitActivity(recording));
            if (read.error || !read.warnings.empty())
                qFatal("the file of %s has faults", name);
            session.recordings.push_back(read.recording);
            outing.start = recording.start + static_cast<std::uint32_t>(*recording.elapsed_s) +
                           60 * static_cast<std::uint32_t>(planted->minutes_between);
        }
    }
    return session;
}

} // namespace leadout::test
