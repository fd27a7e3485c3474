// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/architecture/rules/source.h"

namespace leadout::architecture {

/// Files and functions over their hard budget of lines, named exceptions aside.
QList<Violation> overBudget(const Source& source);

/// Nested event loops, blocking waits and blocking dialogs.
QList<Violation> blockingCalls(const Source& source);

/// Colours written as values in ui/ outside ui/theme.
QList<Violation> literalColours(const Source& source);

/// Preprocessor conditions outside core/platform.
QList<Violation> platformConditions(const Source& source);

/// Singletons, and classes that say nothing in their name (Manager, Helper, Utils).
QList<Violation> emptyNames(const Source& source);

/// Tests that listen, or look, beyond this computer.
QList<Violation> beyondLoopback(const Source& source);

/// A first line that does not state the licence.
QList<Violation> missingLicence(const Source& source);

} // namespace leadout::architecture
