// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/analyze/outcome.h"

namespace leadout::analyze {

/// The numbers of the whole recording, a line each, in English; what is absent is a dash with its reason.
QString numberLines(const Outcome& outcome);

} // namespace leadout::analyze
