// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/analyze/outcome.h"

#include <QByteArray>

namespace leadout::analyze {

/// One JSON object on one line. What is missing is null.
QByteArray jsonLine(const Outcome& outcome);

/// A few lines for people.
QByteArray plainText(const Outcome& outcome);

} // namespace leadout::analyze
