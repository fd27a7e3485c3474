// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace leadout::domain {

/// A text in base letters, so that a name is found however its letters are written: "Dvořák" as "Dvorak",
/// "Søren" as "Soren", "Groß" as "Gross". Letters of scripts without capitals keep their marks. Runs of
/// spaces are one, at the beginning none; signs that are not seen are left out.
struct SearchedText {
    explicit SearchedText(const QString& text);

    /// The part of the text as it was given that these letters come from.
    std::pair<int, int> placeOf(qsizetype at, qsizetype length) const;

    QString text;
    QString small; ///< the same, as long, in small letters

private:
    std::vector<int> m_places; ///< where each letter comes from, and the end of the text
};

/// The same for a name. Spaces at its end go too.
QString baseLetters(const QString& name);

/// Whether a script with capital letters writes it; what else there is has no small form.
bool hasCase(QStringView text);

} // namespace leadout::domain
