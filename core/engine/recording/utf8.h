// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace leadout::engine {

/// The beginning of a UTF-8 text in at most so many bytes, never ending inside a character.
std::string_view clippedUtf8(std::string_view text, std::size_t bytes);

/// A text whose bytes were said to be UTF-8, with every byte that cannot be part of it replaced by U+FFFD.
std::string validUtf8(std::string_view text);

} // namespace leadout::engine
