// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/architecture/rules/source.h"

namespace leadout::architecture {

/// The module a file belongs to, by its folder ("core/engine/model/sport.h" is in engine_model); empty for
/// none.
QString moduleOf(const QString& path);

/// Whether a module may include from and link with another.
bool mayUse(const QString& module, const QString& other);

/// Includes that go through a wall, that are not rooted, or that bring a third-party part to a second place.
QList<Violation> forbiddenIncludes(const Source& source);

/// A file below core/, ui/ or app/ that belongs to no module of the table, so that no wall would hold it.
/// What CMake reads directly in core/ and app/ only lists their folders.
QList<Violation> outsideTheWalls(const Source& source);

/// Links and Qt components that CMake's files give a module against the table, and targets declared without
/// the helper.
QList<Violation> forbiddenLinks(const Source& source);

/// Boost.Beast takes a minute to compile under the sanitizers: it may stand in three .cpp files and in no
/// header.
QList<Violation> beastInTooManyFiles(const QList<Source>& sources);

} // namespace leadout::architecture
