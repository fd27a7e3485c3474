// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace leadout::engine {

/// Mends the mistakes of hand-edited workout files that leave no doubt about what was meant: an ampersand
/// that begins no entity becomes text, a closing tag that fits nothing open goes, and what was left open
/// closes where the element round it does. Everything else stays as it is, a missing end included. Linear in
/// the text.
std::string mendXml(std::string_view text);

} // namespace leadout::engine
