// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/ingest/recording_files.h"
#include "core/backend/sample/founding.h"
#include "core/backend/sample/story.h"
#include "core/backend/store/store.h"
#include "core/domain/clock.h"
#include "core/protocol/sync_ops.h"

#include <tl/expected.hpp>

#include <functional>
#include <map>
#include <optional>
#include <vector>

namespace leadout::backend::sample {

/// A decision of the story that the backend did not take as it was told.
struct Refused {
    domain::Instant at;
    Decision decision = Decision::Approve;
    std::optional<int> session;
    std::optional<int> file;
    protocol::OpResult result;
};

/// What came of a replay.
struct Replayed {
    Founded founded;
    std::map<int, domain::WorkoutId> workouts;    ///< by session
    std::map<int, domain::ActivityId> activities; ///< by file
    int decided = 0;
    int voided = 0; ///< decisions about what had gone out by itself
    std::vector<Refused> refused;
};

/// Told how many events have happened, of how many; false ends the replay.
using ReplayProgress = std::function<bool(std::size_t happened, std::size_t all)>;

/// Lets the story happen in an empty database: every file arrives, is analysed and published by what serves
/// real ones, every decision comes as the op of a coach's program, under a clock that is moved from event to
/// event. The last file stays on its way. Waits; an error is a sentence. The clock is the one that whatever
/// runs on the store was given.
tl::expected<Replayed, QString> replay(Store& store, const RecordingFiles& files, domain::FixedClock& clock,
                                       const Story& story, const ReplayProgress& progress = {});

} // namespace leadout::backend::sample
