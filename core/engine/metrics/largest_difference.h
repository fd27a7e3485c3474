// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

namespace leadout::engine {

/// The largest of to[i] - from[i] for i below count, 0 where none is larger. With running sums in both it is
/// the largest sum of a number of neighbours, which is all that the mean-maximal curve takes its time with.
/// Where the compiler can, it is compiled twice, and the processor is asked when the program starts whether
/// it takes eight at a time (AVX2); whole numbers, so that both come to the same.
std::int32_t largestDifference(const std::int32_t* to, const std::int32_t* from, std::size_t count);

} // namespace leadout::engine
