// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

#include <cstdint>

namespace leadout::domain {

/// What else a part of a person's name can be in a text about training.
enum class NameWord : std::uint8_t {
    None,     ///< a name and nothing else
    Particle, ///< belongs to names, or is too common to stand for somebody: "van", "the"
    Small,    ///< a word that is written small, but where a sentence begins: "will"
    Noun,     ///< a word that is written with a capital letter too, in some language: "Berg"
};

/// By its base letters, written small: "groß" is "gross".
NameWord nameWordOf(QStringView part);

} // namespace leadout::domain
