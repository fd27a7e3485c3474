// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/sample/dice.h"

#include <QStringView>

#include <optional>

namespace leadout::backend::sample {

/// What athletes write about ordinary sessions.
struct Remark {
    QStringView text;
    const char* language; ///< of the athletes who may have written it
    bool indoors = false; ///< makes sense only there
    bool no_strap = false;
    bool hot = false;
};

/// A remark that suits; nothing when the athlete writes nothing today.
std::optional<Remark> remarkFor(const char* language, bool indoors, Dice& dice);

/// What is laid down for a certain day: a question, an attempt to give orders to the machine.
std::optional<QStringView> laidDownRemark(int athlete, int day);

} // namespace leadout::backend::sample
