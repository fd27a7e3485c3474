// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/services/desk.h"
#include "core/client/services/desk_view.h"
#include "core/client/work/work.h"

namespace leadout::client {

/// The athletes that a filter shows, by name.
std::vector<AthleteItem> athletesOf(const DeskView& view, const AthleteFilter& filter);

int activeAthletesOf(const DeskView& view);

/// All about one athlete. Refused for one who is not there or not this coach's to see.
tl::expected<AthleteDetail, Refusal> athleteOf(const DeskView& view, Work& work, const domain::AthleteId& id);

/// Whether this coach can have sessions of the athlete reviewed that arrived late.
Permission reviewAnywayOf(const DeskView& view, const domain::AthleteId& id);

/// The coaches and, for head coaches, the invites and how the work is spread.
Team teamOf(const DeskView& view, bool loaded);

} // namespace leadout::client
