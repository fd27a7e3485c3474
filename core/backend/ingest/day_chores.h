// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/store/sessions.h"
#include "core/backend/store/store.h"
#include "core/domain/random.h"

namespace leadout::backend {

/// When a planned session of a day counts as missed: at 03:00 of the next day where the athlete lives.
domain::Instant missedAt(QDate day, const QString& timeZone);

/// What becomes of the open sessions that missedAt() has passed for. They are left open in a sample: nobody
/// trains on in it, so in time all of its plans would be missed.
enum class PastSessions : std::uint8_t { Close, Leave };

/// Does what a day's end asks for, in every company, as of a moment: deactivates the athletes whose day has
/// come (00:00 in the company's time zone), ends what a permission allowed that has ended, and closes the
/// open sessions of active athletes that missedAt() has passed for. These are missed, with an analysis that
/// waits for a coach, or excused where the day is marked. What is done already is not done again. Then
/// forgets what was deleted 180 days ago and longer, so that programs which have not been told of it begin
/// anew. Each company in a transaction of its own. At the end forgets the sign-ins and one-time secrets of
/// all companies that nobody can use any more. Waits.
Result<> runDayChores(Store& store, const domain::Clock& clock, domain::Random& random,
                      PastSessions past = PastSessions::Close);

} // namespace leadout::backend
