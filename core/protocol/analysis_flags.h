// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string_view>

/// The words in "flags" of an analysis' row: what a list marks beside the verdict. A word that a program does
/// not know is passed over.
namespace leadout::protocol::analysis_flag {

inline constexpr std::string_view kWrote = "wrote";         ///< the athlete left a comment
inline constexpr std::string_view kAsked = "asked";         ///< and there is a question in it
inline constexpr std::string_view kFeltBad = "felt_bad";    ///< feel in the lowest two, or effort 9 and more
inline constexpr std::string_view kThreshold = "threshold"; ///< the threshold looks out of date
inline constexpr std::string_view kBadData = "bad_data";    ///< the recording lacks what it should have
inline constexpr std::string_view kError = "error";         ///< a file could not be read to its end
inline constexpr std::string_view kOther = "other"; ///< short and unplanned: nobody waits for a review

inline constexpr std::array kAll = {kWrote, kAsked, kFeltBad, kThreshold, kBadData, kError, kOther};

} // namespace leadout::protocol::analysis_flag
