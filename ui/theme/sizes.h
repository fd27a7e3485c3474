// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace leadout::ui {

// Sizes of text, in pixels that do not depend on the device; Qt scales them with the screen.
inline constexpr int kSmall = 12;
inline constexpr int kBody = 13;
inline constexpr int kLarge = 15;
inline constexpr int kTitle = 20;
inline constexpr int kHuge = 40;

// Distances, on a grid of four.
inline constexpr int kGrid = 4;
inline constexpr int kGap = 8;      ///< between neighbours
inline constexpr int kPadding = 16; ///< inside a card, between cards
inline constexpr int kMargin = 24;  ///< around a page

// Corners.
inline constexpr int kTightRadius = 6; ///< buttons, chips, fields
inline constexpr int kRadius = 8;      ///< cards

inline constexpr int kIconSize = 16;

} // namespace leadout::ui
