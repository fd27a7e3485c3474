// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/tone.h"

namespace leadout::ui {

Role wordsOf(Tone tone) {
    switch (tone) {
    case Tone::Neutral: return Role::Muted;
    case Tone::Accent: return Role::Accent;
    case Tone::Ok: return Role::Ok;
    case Tone::Warn: return Role::Warn;
    case Tone::Bad: return Role::Bad;
    }
    return Role::Muted;
}

Role groundOf(Tone tone) {
    switch (tone) {
    case Tone::Neutral: return Role::Sunken;
    case Tone::Accent: return Role::AccentSoft;
    case Tone::Ok: return Role::OkSoft;
    case Tone::Warn: return Role::WarnSoft;
    case Tone::Bad: return Role::BadSoft;
    }
    return Role::Sunken;
}

Tone toneOf(const std::optional<engine::Band>& band) {
    if (!band)
        return Tone::Neutral;
    switch (*band) {
    case engine::Band::Green: return Tone::Ok;
    case engine::Band::Amber: return Tone::Warn;
    case engine::Band::Red: return Tone::Bad;
    }
    return Tone::Neutral;
}

Icon iconOf(const std::optional<engine::Band>& band) {
    if (!band)
        return Icon::Dash;
    switch (*band) {
    case engine::Band::Green: return Icon::Check;
    case engine::Band::Amber: return Icon::Near;
    case engine::Band::Red: return Icon::Warning;
    }
    return Icon::Dash;
}

} // namespace leadout::ui
