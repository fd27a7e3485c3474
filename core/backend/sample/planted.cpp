// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/sample/planted.h"

#include "core/backend/sample/planted_conducts.h"

#include <QString>

namespace leadout::backend::sample {

namespace {

/// What a target of 56 to 75 % has in its middle; conducts scale from there.
constexpr double kEnduranceMiddle = 0.655;
constexpr double riddenAt(double intensity) {
    return intensity / kEnduranceMiddle;
}

constexpr Conduct kIndoors = {.indoors = true};

std::vector<Planted> sessionsOfOneToThree() {
    return {
        {"P1",
         1,
         on(6, Sun),
         Plan::T312,
         {fadedThirdRepeat()},
         {u"Two blocks felt great, the third cooked me. It got hot in here. Same again Thursday?", 8, 4},
         at(7, 12)},
        {"P2",
         1,
         on(6, Sat),
         Plan::L180,
         {{.scale = riddenAt(0.665), .length = 182.0 / 180.0, .standing = Stretch{5400, 58 * kMinute}}},
         {u"Coffee and cardamom buns in Lund. Worth every minute.", 4, 4},
         at(9, 5)},
        {"P30",
         1,
         on(6, Tue),
         Plan::T312,
         {{.changes = {{1, {}, 251.0}, {3, {}, 250.0}, {5, {}, 249.0}},
           .after = MoreWork{35 * kMinute, 0.55}}},
         {},
         at(16, 40)},
        {"P35", 1, on(6, Fri), Plan::E60, {{.scale = 1.01}}, {{}, 3, 4}, at(17, 2)},
        {"P5",
         2,
         on(6, Tue),
         Plan::T220,
         {{.instead = easyRun(52 * kMinute)}},
         {u"Biblical rain. Ran instead.", 5, 3},
         at(17, 45)},
        {"P32",
         2,
         on(6, Sat),
         Plan::T220,
         {{.scale = 0.96, .power = false}},
         {u"Power meter flat. Went by feel.", 6, 4},
         at(8, 50)},
        {"P6",
         2,
         on(6, Sun),
         Plan::RI68,
         {{.changes = everyRepeatAt(800.0 / 176.0)}},
         {u"Best numbers in months!!", 9, 5},
         at(6, 20)},
        {"P4",
         3,
         on(6, Fri),
         Plan::E90,
         {{.scale = riddenAt(0.82), .length = 92.0 / 90.0}},
         {u"Foi duro mas adorei.", 8, 4},
         at(17, 30)},
        {"P3",
         3,
         on(6, Sat),
         Plan::L180,
         {{.scale = riddenAt(0.665), .cut_s = 94 * kMinute}},
         {u"Hail, turned round. Gutted!", 5, 2},
         at(9, 30)},
        {"P36",
         3,
         on(6, Sun),
         Plan::E150,
         {{.cut_s = 52 * kMinute}},
         {u"Puncture number two and no tubes left, walked home in cleats.", 3, 2},
         at(6, 45)},
    };
}

std::vector<Planted> sessionsOfFourToSix() {
    return {
        {"P11", 4, on(6, Wed), Plan::E60, {{.scale = riddenAt(0.66)}}, {{}, 3, 4}, at(10, 15)},
        {"P12",
         4,
         on(6, Fri),
         Plan::E90,
         {{.cut_s = 83 * kMinute}},
         {u"Chest felt tight on the hill.", 4, 3},
         at(10, 10)},
        {"P13",
         4,
         on(6, Sat),
         Plan::R45,
         {{.scale = 0.41 / 0.50, .length = 43.0 / 45.0}},
         {{}, 2, 4},
         at(11, 0)},
        {"P8a",
         5,
         on(3, Sat),
         Plan::Race,
         {{.instead = criterium(368), .step_laps = false}},
         {u"Top fifteen, and I closed the gap twice. Legs like stone at the end.", 10, 4},
         at(13, 10)},
        {"P8b",
         5,
         on(5, Sat),
         Plan::Race,
         {{.instead = criterium(364), .step_laps = false}},
         {kRaceReport, 9, 4},
         at(13, 10)},
        {"P7a", 5, on(5, Tue), Plan::V54, {everyRepeatSevenPerCentUp()}, {{}, 7, 4}, at(17, 15)},
        {"P7b", 5, on(5, Thu), Plan::V3015, {{.scale = 1.07, .indoors = true}}, {{}, 7, 4}, at(18, 5)},
        {"P7c",
         5,
         on(6, Tue),
         Plan::V54,
         {everyRepeatSevenPerCentUp()},
         {u"Gambe leggere oggi.", 7, 5},
         at(17, 15)},
        {"P7+",
         5,
         on(6, Sat),
         Plan::V54,
         {{.after = MoreWork{90 * kMinute, 0.74}}},
         {u"Gruppo troppo veloce, scusa coach :)", 9, 4},
         at(9, 0)},
        {"P33",
         5,
         on(5, Sun),
         Plan::E150,
         {{.scale = riddenAt(0.845), .length = 0.6}},
         {{}, 8, 3},
         at(9, 30)},
        {"P9a", 6, on(5, Sun), Plan::BR110, {{.multisport_file = false}}, {{}, 6, 4}, at(8, 30)},
        {"P9b", 6, on(6, Sun), Plan::BR110, {{.multisport_file = true}}, {{}, 6, 4}, at(5, 40)},
        {"P10", 6, on(6, Sat), Plan::SW10, {{.length = 61.0 / 60.0}}, {{}, 5, 3}, at(7, 0)},
        {"P31",
         6,
         on(6, Thu),
         Plan::ST45,
         {{.length = 38.0 / 45.0, .indoors = true}},
         {{}, 5, 3},
         at(18, 30)},
    };
}

std::vector<Planted> sessionsOfSevenToNine() {
    return {
        {"P16",
         7,
         on(5, Tue),
         Plan::RT30,
         {{.cut_s = 12 * kMinute}},
         {u"Calf grabbed. Stopped at once.", 4, 1},
         at(6, 50)},
        {"P19", 8, on(6, Tue), Plan::SS315, brokenInTwo(), {}, at(20, 5), 4},
        {"P20",
         8,
         on(6, Thu),
         Plan::V3015,
         {{.changes = everyShortIntervalAt(258.0), .indoors = true}},
         {},
         at(20, 0)},
        {"P34", 9, on(4, Tue), Plan::CssTest, {{}}, {{}, 9, 4}, at(7, 0)},
        {"P18",
         9,
         on(6, Tue),
         Plan::V54,
         {{.changes = longRecoveries(), .after = MoreWork{8 * kMinute, 0.55}}},
         {u"Tous les feux rouges de Lille.", 8, 3},
         at(12, 15)},
        {"P17a", 9, on(6, Thu), Plan::RI68, {{}}, {{}, 8, 4}, at(7, 10)},
        {"P17b", 9, on(6, Thu), Plan::RE30, {{}}, {{}, 3, 4}, at(17, 30)},
    };
}

std::vector<Planted> sessionsOfTenToThirteen() {
    return {
        {"P22", 10, on(6, Wed), Plan::RT30Hr, {{.speed = false}}, {{}, 7, 4}, at(6, 0)},
        {"P21",
         10,
         on(6, Sat),
         Plan::RL180,
         {{.length = 186.0 / 180.0, .speed = false}},
         {u"Muita lama na descida, mas cheguei inteira.", 6, 4},
         at(5, 50)},
        {"P24", 11, on(6, Wed), Plan::SS315, {kIndoors}, {}, at(19, 0)},
        {"P23", 11, on(6, Thu), Plan::E90, {{}}, {u"老師,今天風很大", 4, 3}, at(7, 10)},
        {"P25",
         11,
         on(6, Sat),
         Plan::L150,
         {{.missing_power = 0.12, .heart_gap = Stretch{3600, 20 * kMinute}}},
         {{}, 5, 3},
         at(8, 0)},
        {"P14", 12, on(6, Tue), Plan::SS315, {kIndoors}, {{}, 7, 4}, at(8, 30)},
        {"P15",
         12,
         on(6, Sat),
         Plan::L120,
         {{.scale = riddenAt(0.70), .cut_s = 70 * kMinute, .indoors = true}},
         {},
         at(9, 0)},
        {"P26", 13, on(6, Tue), Plan::V54, {{.changes = twoOfFive(), .step_laps = false}}, {}, at(16, 0)},
        {"P27", 13, on(6, Thu), Plan::T220, {}},
        {"P28", 13, on(6, Wed), Plan::E90, {{.step_laps = false}}, {{}, 4, 3}, at(15, 30)},
    };
}

} // namespace

std::vector<Planted> plantedSessions() {
    std::vector<Planted> all = sessionsOfOneToThree();
    for (const auto& more : {sessionsOfFourToSix(), sessionsOfSevenToNine(), sessionsOfTenToThirteen()})
        all.insert(all.end(), more.begin(), more.end());
    return all;
}

std::optional<Planted> plantedSession(QStringView name) {
    for (const Planted& session : plantedSessions()) {
        if (name == QLatin1String(session.name))
            return session;
    }
    return std::nullopt;
}

} // namespace leadout::backend::sample
