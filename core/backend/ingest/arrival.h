// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/store/sessions.h"
#include "core/domain/access/authorized.h"
#include "core/domain/athlete_words.h"

#include <optional>

namespace leadout::backend {

using domain::AthleteWords;

/// A recorded file on its way to becoming an activity. Its bytes are kept already.
struct Arriving {
    domain::ActivityId activity; ///< new
    domain::AthleteId athlete;
    QString fileName; ///< as the person knows it
    QString sha256;
    qint64 size = 0;
    domain::Arrival arrival = domain::Arrival::ByHand;
    QString source; ///< where it came from, such as "file"
    AthleteWords words;
};

/// Makes a file that has arrived an activity of its athlete, and queues its analysis: the one way in for
/// uploads, connectors and the sample. The athlete's second file of the same bytes is the first one's
/// activity, whatever it is called; brought by hand it is analysed even where the first arrived too late, and
/// so is what had been given up of the athlete, for its bytes may have been damaged until now.
/// The name loses what could be taken for a folder or cannot be shown.
Result<TakenUp> arrive(Changes& changes, domain::Authorized<domain::Action::UploadActivity> authority,
                       const Arriving& file);

} // namespace leadout::backend
