// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/database/connection.h"

namespace leadout::client {

/// Copies every row that can still be read of a damaged work.db into a new one. The damaged file is not
/// touched. A file of which nothing can be read is no error: it is kept for whoever can do more.
database::Result<> salvageWork(database::Connection& fresh, const QString& damagedPath);

} // namespace leadout::client
