// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace leadout::domain {

/// A name that stands in a text.
struct FoundName {
    enum class Whose : std::uint8_t { Athlete, Coach, Company };
    int start = 0; ///< UTF-16 place in the text
    int length = 0;
    QString name; ///< in composed form, without the genitive's letter
    Whose whose = Whose::Athlete;
    bool operator==(const FoundName&) const = default;
};

/// The names that a public report must not hold: the athlete's, the coaches' and the company's, and the
/// addresses of both. A value; any thread.
class PrivateNames {
public:
    void addCompany(const QString& name);
    void addCoach(const QString& name, const QString& email);
    void addAthlete(const QString& name, const QString& email);

    /// Those that stand in a text, in the order of their places. Full names and addresses count in any case.
    /// A part of a person's name counts as a word of its own that is written like a name, with or without the
    /// genitive's s; a first name of four letters and more also when it is written small, unless it is a
    /// common word: "you will" is no matter to an athlete called Will. Short forms and misspelt names are not
    /// found, nor are particles such as "van". Parts that follow each other are one name.
    std::vector<FoundName> allIn(const QString& text) const;
    /// The first of them; nothing when there is none.
    std::optional<FoundName> foundIn(const QString& text) const;

private:
    struct Name {
        QString text;
        FoundName::Whose whose = FoundName::Whose::Athlete;
    };
    void addWhole(const QString& text, FoundName::Whose whose);
    void addPart(const QString& text, FoundName::Whose whose);
    void addPerson(const QString& name, const QString& email, FoundName::Whose whose);

    std::vector<Name> m_whole; ///< in any case
    std::vector<Name> m_parts; ///< as they are written
};

/// What of a text is replaced so that a name is gone.
struct TakenOut {
    int start = 0;
    int length = 0;
    QString replacement;
};

/// Takes a name out with its genitive, with the comma that calls somebody by it, and with one of the spaces
/// around it: of "Well done, Pia. Carry on." it leaves "Well done. Carry on.". What begins a sentence then is
/// written with a capital letter. No word is put in its place.
TakenOut takeOut(const QString& text, const FoundName& name);

} // namespace leadout::domain
