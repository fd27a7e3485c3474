// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/ids.h"
#include "core/domain/states.h"

#include <QString>

namespace leadout::client {

/// Who is signed in.
struct Myself {
    domain::CoachId coach;
    QString name;
    QString email;
    domain::Role role = domain::Role::Assistant;
    QString company;
    QString language; ///< of the company, two letters
    QString units;    ///< "metric" or "imperial"
    QString timeZone; ///< of the company
    bool isHead() const { return role == domain::Role::Head; }
};

} // namespace leadout::client
