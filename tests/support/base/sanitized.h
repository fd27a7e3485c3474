// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace leadout::test {

#if defined(__SANITIZE_ADDRESS__)
inline constexpr bool kSanitized = true;
#else
inline constexpr bool kSanitized = false;
#endif

/// How many cases to play, or how many to step over: the second number in a sanitized build, where each case
/// takes several times as long and a mistake with memory shows in a few of them. The plain build of the same
/// run plays every case.
constexpr int unlessSanitized(int plain, int sanitized) {
    return kSanitized ? sanitized : plain;
}

} // namespace leadout::test
