// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/sample/dice.h"

#include <QStringView>

namespace leadout::backend::sample {

/// A sentence that a coach puts behind the draft, in the language in which drafts are written to athletes of
/// that language.
QStringView coachesSentence(const char* language, Dice& dice);

} // namespace leadout::backend::sample
