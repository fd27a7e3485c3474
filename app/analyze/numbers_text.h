// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/analyze/outcome.h"

namespace leadout::analyze {

/// The numbers of the whole recording or of a leg, a line each, in English; what is absent is a dash with its
/// reason.
QString numberLines(const Outcome& outcome, const PartNumbers& numbers);

} // namespace leadout::analyze
