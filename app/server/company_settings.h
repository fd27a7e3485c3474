// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/server/command.h"

#include "core/backend/auth/members.h"

namespace leadout::server {

/// The options by which a company is told how to read, count and be offline; with what is usual for one that
/// is made.
std::vector<Option> settingOptions(bool made);

/// What was given by them, or a sentence about what is wrong with it.
tl::expected<backend::CompanySettings, QString> settingsFrom(const Arguments& arguments);

/// leadoutd company set: changes them later.
Command companySetCommand();

} // namespace leadout::server
