// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/sample/calendar.h"

#include <array>

namespace leadout::backend::sample {

namespace {

using engine::Sport;

constexpr int kCommuter = 8;
constexpr int kToWork = 7 * 60 + 25;
constexpr int kFromWork = 17 * 60 + 10;
constexpr int kCommuteMinutes = 20;
constexpr double kCommuteShare = 0.5;

// clang-format off
constexpr std::array<UnplannedSession, 25> kUnplanned = {{
    {1,  on(6, Sat), at(17, 30), Sport::Running,  35, 0.74},
    {2,  on(2, Thu), at(7, 0),   Sport::Swimming, 35, 0.85},
    {2,  on(5, Thu), at(18, 0),  Sport::Cycling,  55, 0.62},
    {3,  on(1, Mon), at(18, 30), Sport::Running,  32, 0.75},
    {3,  on(2, Mon), at(18, 0),  Sport::Cycling,  60, 0.60},
    {4,  on(5, Tue), at(15, 0),  Sport::Walking,  50, 0.40},
    {5,  on(5, Mon), at(14, 0),  Sport::Cycling, 150, 0.74},
    {5,  on(5, Fri), at(19, 0),  Sport::Cycling, 120, 0.76},
    {6,  on(3, Mon), at(20, 0),  Sport::Mobility, 30, 0.20},
    {7,  on(5, Wed), at(12, 30), Sport::Swimming, 35, 0.82},
    {7,  on(5, Fri), at(12, 30), Sport::Swimming, 40, 0.82},
    {7,  on(6, Tue), at(19, 0),  Sport::Swimming, 35, 0.84},
    {9,  on(2, Fri), at(17, 0),  Sport::Cycling,  50, 0.62},
    {9,  on(4, Fri), at(12, 0),  Sport::Running,  31, 0.75},
    {10, on(1, Tue), at(6, 30),  Sport::Hiking,   90, 0.50},
    {10, on(4, Tue), at(6, 30),  Sport::Hiking,  120, 0.50},
    {11, on(1, Mon), at(19, 0),  Sport::Cycling,  70, 0.78},
    {11, on(3, Fri), at(19, 0),  Sport::Cycling,  60, 0.80},
    {11, on(5, Mon), at(19, 0),  Sport::Cycling,  65, 0.79},
    {12, on(4, Fri), at(8, 0),   Sport::Cycling,  40, 0.60},
    {13, on(2, Sun), at(9, 0),   Sport::Cycling, 180, 0.70},
    {13, on(4, Sun), at(9, 0),   Sport::Cycling, 120, 0.68},
    {13, on(5, Fri), at(16, 0),  Sport::Cycling,  60, 0.72},
    {14, on(2, Wed), at(10, 0),  Sport::Hiking,   75, 0.45},
    {14, on(3, Sun), at(10, 0),  Sport::Cycling,  90, 0.62},
}};

constexpr std::array<UnplannedSession, 3> kAfterDeactivation = {{
    {kDeactivatedAthlete, on(6, Tue), at(13, 0), Sport::Cycling, 60, 0.65},
    {kDeactivatedAthlete, on(6, Thu), at(13, 0), Sport::Cycling, 62, 0.66},
    {kDeactivatedAthlete, on(6, Sat), at(9, 30), Sport::Cycling, 118, 0.64},
}};

constexpr std::array<UnplannedSession, 1> kLate = {{
    {13, on(6, Wed), at(19, 0), Sport::Cycling, 50, 0.58},
}};
// clang-format on

} // namespace

std::vector<UnplannedSession> unplannedSessions() {
    std::vector<UnplannedSession> sessions(kUnplanned.begin(), kUnplanned.end());
    for (int day = 0; day < kDays; ++day) {
        if (day % 7 > Fri)
            continue;
        for (const int start : {kToWork, kFromWork}) {
            sessions.push_back({kCommuter, day, start, Sport::Cycling, kCommuteMinutes, kCommuteShare, true});
        }
    }
    return sessions;
}

std::vector<UnplannedSession> sessionsAfterDeactivation() {
    return {kAfterDeactivation.begin(), kAfterDeactivation.end()};
}

std::vector<UnplannedSession> sessionsThatArriveLate() {
    return {kLate.begin(), kLate.end()};
}

} // namespace leadout::backend::sample
