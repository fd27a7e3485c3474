// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/store/athletes.h"
#include "core/backend/store/people.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace leadout::backend {

/// The names that a public report must not hold: the athlete's, every coach's and the company's, and the
/// addresses of both. A value; any thread.
class PrivateNames {
public:
    PrivateNames(const Company& company, const std::vector<Coach>& coaches, const Athlete& athlete);

    /// The first of them that stands in a text, as the text has it; nothing when there is none. Full names
    /// and addresses count in any case. A part of a person's name counts as a word of its own that is written
    /// like a name, with or without the genitive's s; a first name of four letters and more also when it is
    /// written small, unless it is a common word: "you will" is no matter to an athlete called Will. Short
    /// forms and misspelt names are not found, nor are particles such as "van".
    std::optional<QString> foundIn(const QString& text) const;

private:
    void addPerson(const QString& name, const QString& email);

    QStringList m_whole; ///< in any case
    QStringList m_parts; ///< as they are written
};

/// Those of an athlete and their company as they are now; nothing where the viewer does not see the athlete.
Result<std::optional<PrivateNames>> privateNames(database::Connection& connection, const Viewer& viewer,
                                                 const domain::AthleteId& athlete);

} // namespace leadout::backend
