// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/sample/company.h"
#include "core/backend/sample/conduct.h"
#include "core/backend/sample/workouts.h"

#include <QStringView>

#include <optional>
#include <vector>

namespace leadout::backend::sample {

/// What an athlete tells about a session.
struct Words {
    QStringView comment = {};
    int effort = 0; ///< perceived, 1 to 10; 0: not told
    int feel = 0;   ///< 1 (very weak) to 5 (very strong); 0: not told
};

/// A session whose outcome is laid down beforehand, because the scoring rules must give a certain result for
/// it. Named after its place in the sample's list, P1 to P36.
struct Planted {
    const char* name;
    int athlete;
    int day;
    Plan plan;
    std::vector<Conduct> files; ///< one per recording; empty: not done
    Words words = {};
    std::optional<int> start_minute = {}; ///< of the local day
    int minutes_between = 8;              ///< from one file's end to the next one's start
};

/// All planted sessions that are a matter of what was planned and recorded.
std::vector<Planted> plantedSessions();

/// The planted session of this name; nothing for an unknown one.
std::optional<Planted> plantedSession(QStringView name);

} // namespace leadout::backend::sample
