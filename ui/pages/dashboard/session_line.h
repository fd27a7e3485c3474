// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/services/queue.h"
#include "ui/words/words.h"

#include <QString>

class QFontMetrics;

namespace leadout::ui {

/// The words of a session in a list, in the reader's language.
struct SessionLine {
    QString score;   ///< "97", or a dash
    QString band;    ///< "Close to plan"; empty without a band
    QString session; ///< "Bike · 3 × 12 min threshold"
    QString verdict; ///< "Underdone · shorter", "Missed", "Approved, not sent", …
    QString brief;   ///< "Underdone", "Missed": the verdict without its reason, for the least room
    QString amount;  ///< "Underdone · 1:34 of 3:00"; empty where a list does not know by how much
    QString whole;   ///< "Underdone · shorter (1:34 of 3:00)", or the verdict
    QString state;   ///< where it stands when that is not "review pending"; else empty
    QString coach;   ///< who has the athlete; empty when it is not to be shown
    QString age;     ///< "3 h"
    QString spoken;  ///< all of it in one line, for screen readers
};

/// The words of a session. `withCoach` says whether the assigned coach is shown, as head coaches see it.
SessionLine sessionLine(const client::SessionItem& item, const Words& words, bool withCoach);

/// State, coach and age in so much room. The coach's name gives way first, as the athlete's beside it is
/// worth more.
QString factsWithin(const SessionLine& line, const QFontMetrics& metrics, int room);

/// Verdict and first reason, or what stands in their place: missed, adjusted, not sent, damaged.
QString verdictWords(const client::SessionItem& item, const Words& words);

/// The longest form of the verdict that has so much room; the verdict itself where none has.
QString verdictWithin(const SessionLine& line, const QFontMetrics& metrics, int room);

/// "Bike"
QString sportWord(engine::Sport sport, const Words& words);

} // namespace leadout::ui
