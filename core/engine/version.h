// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace leadout::engine {

/// The version of the engine's results, stored with every analysis. It rises whenever a formula or a rule
/// changes a number, so that what an older engine computed can be told apart.
inline constexpr int kEngineVersion = 5;

} // namespace leadout::engine
