// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/ingest/day_context.h"
#include "core/backend/ingest/recording_files.h"
#include "core/backend/ingest/saving.h"
#include "core/backend/store/entrances.h"
#include "core/backend/store/store.h"
#include "core/domain/random.h"

#include <functional>

namespace leadout::backend {

/// Reads the files that have arrived and makes analyses of them. One at a time for a store, on any thread but
/// the store's own: files are read and analysed outside of its transactions.
class Analyzer {
public:
    /// Takes the faults of the database; called by next() and resume().
    using Fault = std::function<void(const database::DatabaseError&)>;

    /// How many samples the recordings of one session may have together: as many as one file.
    static constexpr std::size_t kMostSamples = 5'000'000;

    /// All of these must outlive it.
    Analyzer(Store& store, const RecordingFiles& files, const domain::Clock& clock, domain::Random& random,
             Fault fault = {}, std::size_t mostSamples = kMostSamples);

    /// Makes due again what was under way when the backend ended, and after all else what an older engine has
    /// read; says how much that newly is. Waits; call it once, before next().
    std::int64_t resume();

    /// Does the oldest analysis that is due, whatever comes of it, and says whether there was one. Waits.
    ///
    /// The file of an athlete who is not active is read and not analysed. One that was synced more than 48
    /// hours after its end becomes history, unless somebody asked for a review. A file with a fault becomes
    /// an activity in error, and what could be read of it an analysis without a score; one with another file
    /// of a session that is here is put aside as such. Recordings of a
    /// workout whose analysis nobody has decided about are analysed together, unless they hold more samples
    /// than that, which makes the file an activity in error; beside one that is decided a new one is made,
    /// which waits for a coach. What is only read again because the engine is newer leaves decided sessions
    /// as they are, and nothing is approved by it.
    bool next();

private:
    enum class Step : std::uint8_t { Done, Changed };

    Result<> work(const ClaimedJob& job);
    /// What there is to read.
    struct Found {
        std::optional<Activity> activity; ///< nothing: it is gone, not to be looked at, or decided
        bool decided = false;             ///< with what an older engine read
    };
    Result<Found> find(const ClaimedJob& job);
    /// Nothing when the recordings are too much together.
    Result<std::optional<Made>> make(const ClaimedJob& job, const DayContext& today, const Activity& activity,
                                     const engine::ReadResult& read, const engine::Metrics& metrics) const;
    Result<Step> analyseIn(const ClaimedJob& job, const Activity& activity, const engine::ReadResult& read,
                           QDate day);
    /// Tries again later, or tells of it when that was often enough.
    Result<> giveUp(const ClaimedJob& job, const QString& fault);
    Result<> leave(const ClaimedJob& job, const Found& found);
    void report(const database::DatabaseError& error) const;

    Store& m_store;
    const RecordingFiles& m_files;
    const domain::Clock& m_clock;
    domain::Random& m_random;
    Fault m_fault;
    std::size_t m_mostSamples;
};

} // namespace leadout::backend
