// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/feedback/facts.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

/// The numbers of a text against those of its session, judged alike where the text is written and where it is
/// published.
namespace leadout::protocol {

/// A number in a text that the recording does not hold.
struct UnverifiedNumber {
    int start = 0; ///< UTF-16 place in the text
    int length = 0;
    engine::Quantity said;
    std::optional<engine::Quantity> nearest; ///< the fact that could stand there
    QString replacement;                     ///< that fact as it would be written
    engine::Sentence sentence;               ///< "176 bpm isn't in the recording. Highest was 172."
};

/// The numbers of a text that are no facts of the session, as engine::check() finds them, each with the
/// sentence that tells so. In order of their places.
std::vector<UnverifiedNumber> unverifiedNumbers(const QString& text, const engine::Facts& facts);

/// Those of them that one of these texts of machines holds too, whoever has written around them since. They
/// are settled before anything is published; a number that a coach brought in is the coach's own.
std::vector<UnverifiedNumber> unsettledNumbers(const QString& text, const QStringList& byMachines,
                                               const engine::Facts& facts);

} // namespace leadout::protocol
