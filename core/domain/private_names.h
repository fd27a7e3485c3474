// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/searched_text.h"

#include <QString>

#include <functional>
#include <optional>
#include <set>
#include <unordered_map>
#include <vector>

namespace leadout::domain {

/// A name that stands in a text.
struct FoundName {
    enum class Whose : std::uint8_t { Athlete, Coach, Company, OtherAthlete };
    int start = 0; ///< UTF-16 place in the text
    int length = 0;
    QString name; ///< in composed form, without the genitive's letter
    Whose whose = Whose::Athlete;
    bool operator==(const FoundName&) const = default;
};

/// The names that a public report must not hold: the athlete's, the coaches', the company's and those of
/// other athletes, and their addresses. A value; any thread.
class PrivateNames {
public:
    void addCompany(const QString& name);
    void addCoach(const QString& name, const QString& email);
    void addAthlete(const QString& name, const QString& email);
    /// An athlete whom the text is not about.
    void addOtherAthlete(const QString& name, const QString& email);

    /// Those that stand in a text, in the order of their places, by their base letters: "Zoe" is Zoë. Full
    /// names and addresses count in any case. A part of a person's name counts as a word of its own that is
    /// written like a name, with or without the genitive's s; a first name of three letters and a last name
    /// of four also when it is written small, unless it is a common word: "you will" is no matter to an
    /// athlete called Will. Of other athletes a part must be written like a name, a common word inside a
    /// sentence, and what German writes with a capital letter counts in their full name alone. Short forms
    /// and misspelt names are not found, nor are particles such as "van". Parts that follow each other are
    /// one name.
    std::vector<FoundName> allIn(const QString& text) const;
    /// The first of them; nothing when there is none.
    std::optional<FoundName> foundIn(const QString& text) const;

private:
    /// How a name must stand in a text to count, the least demanding first.
    enum class Written : std::uint8_t { Anyhow, AsName, InsideSentence };
    struct Known {
        Written written = Written::Anyhow;
        FoundName::Whose whose = FoundName::Whose::Athlete;
    };
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(QStringView text) const { return ::qHash(text); }
    };
    void add(const QString& key, Written written, FoundName::Whose whose);
    void addPerson(const QString& name, const QString& email, FoundName::Whose whose);
    void addName(const QString& whole, FoundName::Whose whose);
    std::vector<FoundName> everywhereIn(const QString& text) const;

    std::unordered_map<QString, Known, Hash, std::equal_to<>> m_names; ///< by base letters, written small
    std::set<qsizetype> m_cased;                                       ///< the lengths that there are
    std::set<qsizetype> m_caseless;
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
