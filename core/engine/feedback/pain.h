// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace leadout::engine {

/// Whether a comment (UTF-8) speaks of pain, injury or illness, by words of eleven languages. It rather
/// errs on the side of yes ("cold morning"): then a coach writes one line more.
bool tellsOfPain(std::string_view comment);

/// Whether a comment (UTF-8) holds a question, by its mark.
bool asks(std::string_view comment);

} // namespace leadout::engine
