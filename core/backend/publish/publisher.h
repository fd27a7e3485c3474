// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/store/entrances.h"
#include "core/backend/store/store.h"
#include "core/domain/clock.h"

#include <functional>

namespace leadout::backend {

/// Carries out what was approved: makes the report of an analysis, exactly once, and sets the analysis
/// published. One at a time for a store, on any thread but the store's own.
class Publisher {
public:
    /// Takes the faults of the database; called by next() and resume().
    using Fault = std::function<void(const database::DatabaseError&)>;

    /// The store and the clock must outlive it.
    Publisher(Store& store, const domain::Clock& clock, Fault fault = {});

    /// Makes due again what was under way when the backend ended. Waits; call it once, before next().
    void resume();

    /// Does the oldest publication that is due, whatever comes of it, and says whether there was one. What
    /// may not go out stays approved, with the reason in its publish fault. Waits.
    bool next();

private:
    Result<> publish(database::Connection& connection, const ClaimedJob& job);
    void report(const database::DatabaseError& error) const;

    Store& m_store;
    const domain::Clock& m_clock;
    Fault m_fault;
};

} // namespace leadout::backend
