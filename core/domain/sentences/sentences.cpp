// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/sentences/sentences.h"

#include "core/domain/sentences/catalogue.h"

#include <QStringList>

#include <algorithm>
#include <cmath>
#include <limits>

static void loadTranslationResources() {
    // Resources of a static library are only reached when somebody asks for them.
    Q_INIT_RESOURCE(leadout_translations);
}

namespace leadout::domain {

namespace {

constexpr QChar kNothing(u'–');

/// The number that chooses between singular and plural, or -1 where none does. Only a whole one is singular.
int countOf(const CatalogueEntry& entry, const engine::Sentence& sentence) {
    if (entry.count < 0 || static_cast<std::size_t>(entry.count) >= sentence.values.size())
        return -1;
    const auto* quantity = std::get_if<engine::Quantity>(&sentence.values[entry.count]);
    if (quantity == nullptr)
        return -1;
    const double most = std::numeric_limits<int>::max();
    const double count = std::abs(std::round(quantity->value));
    return count <= most ? static_cast<int>(count) : std::numeric_limits<int>::max();
}

/// A placeholder such as {0} or {1:hm}, found in a text.
struct Placeholder {
    qsizetype length = 0; ///< in the text, braces included
    std::size_t index = 0;
    DurationForm form = DurationForm::Auto;
    bool bare = false;  ///< the number without its unit
    bool after = false; ///< with a space before it, and nothing where it is missing
};

/// The placeholder that starts with the brace at `from`; nothing when it is only a brace.
std::optional<Placeholder> placeholderAt(QStringView text, qsizetype from) {
    const qsizetype end = text.indexOf(u'}', from);
    if (end < 0)
        return std::nullopt;
    QStringView inside = text.sliced(from + 1, end - from - 1);
    if (inside.isEmpty() || inside[0] < u'0' || inside[0] > u'9')
        return std::nullopt;
    Placeholder found{end - from + 1, static_cast<std::size_t>(inside[0].unicode() - u'0'),
                      DurationForm::Auto, false, false};
    inside = inside.sliced(1);
    if (inside == QLatin1StringView(":hm"))
        found.form = DurationForm::HoursMinutes;
    else if (inside == QLatin1StringView(":hms"))
        found.form = DurationForm::HoursMinutesSeconds;
    else if (inside == QLatin1StringView(":ms"))
        found.form = DurationForm::MinutesSeconds;
    else if (inside == QLatin1StringView(":bare"))
        found.bare = true;
    else if (inside == QLatin1StringView(":after"))
        found.after = true;
    else if (!inside.isEmpty())
        return std::nullopt;
    return found;
}

} // namespace

Sentences::Sentences(const QString& language) : m_language(language) {
    loadTranslationResources();
    if (!languages().contains(m_language))
        m_language = QStringLiteral("en");
    // English needs its file too: it holds the singulars.
    [[maybe_unused]] const bool loaded =
        m_translator.load(QStringLiteral(":/translations/leadout_%1.qm").arg(m_language));
    Q_ASSERT(loaded);
}

QStringList Sentences::languages() {
    return {QStringLiteral("en"), QStringLiteral("de")};
}

QString Sentences::languageFor(const std::optional<QString>& athletes, const QString& companys) {
    for (const QString& wanted : {athletes.value_or(QString()), companys}) {
        if (languages().contains(wanted))
            return wanted;
    }
    return QStringLiteral("en");
}

QString Sentences::text(const CatalogueEntry& entry, int count) const {
    const QString translated = m_translator.translate("sentences", entry.words.text, entry.words.id, count);
    return translated.isEmpty() ? QString::fromUtf8(entry.words.text) : translated;
}

QString Sentences::word(std::string_view id) const {
    return render({std::string(id), {}}, Formatting());
}

QString Sentences::value(const engine::SentenceValue& value, const Formatting& formatting, DurationForm form,
                         bool bare) const {
    if (const auto* quantity = std::get_if<engine::Quantity>(&value)) {
        const QString shown = format(*quantity, formatting, form);
        return bare ? shown.section(u' ', 0, 0) : shown;
    }
    const auto& words = std::get<std::string>(value);
    const CatalogueEntry* entry = findSentence(words);
    return entry == nullptr ? QString::fromStdString(words) : text(*entry, -1);
}

QString Sentences::render(const engine::Sentence& sentence, const Formatting& formatting) const {
    const CatalogueEntry* entry = findSentence(sentence.id);
    if (entry == nullptr)
        return u'[' + QString::fromStdString(sentence.id) + u']';
    const QString pattern = text(*entry, countOf(*entry, sentence));
    QString rendered;
    qsizetype done = 0;
    // One pass, so that a brace inside a value is never taken for a placeholder.
    for (qsizetype brace = pattern.indexOf(u'{'); brace >= 0; brace = pattern.indexOf(u'{', brace)) {
        const std::optional<Placeholder> found = placeholderAt(pattern, brace);
        if (!found) {
            ++brace;
            continue;
        }
        rendered += QStringView(pattern).sliced(done, brace - done);
        const bool given = found->index < sentence.values.size();
        if (found->after && given)
            rendered += u' ';
        if (given)
            rendered += value(sentence.values[found->index], formatting, found->form, found->bare);
        else if (!found->after)
            rendered += kNothing;
        brace += found->length;
        done = brace;
    }
    return rendered + pattern.sliced(done);
}

QString upperFirst(const QString& text) {
    if (text.isEmpty())
        return text;
    const qsizetype first = text[0].isHighSurrogate() && text.size() > 1 ? 2 : 1;
    return text.first(first).toUpper() + text.sliced(first);
}

} // namespace leadout::domain
