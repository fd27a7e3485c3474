// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// For how many days without contact to the backend the computers of a company's coaches show what they hold.
/// Each company has its own number.
namespace leadout::domain {

inline constexpr int kFewestOfflineDays = 1;
inline constexpr int kMostOfflineDays = 90;
inline constexpr int kUsualOfflineDays = 14;

} // namespace leadout::domain
