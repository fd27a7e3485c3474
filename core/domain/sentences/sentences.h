// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/sentences/formatting.h"
#include "core/engine/model/sentence.h"

#include <QString>
#include <QStringList>
#include <QTranslator>

#include <optional>

namespace leadout::domain {

/// Renders the sentences of the catalogue in one language, for screens, drafts, reports and mails. Several
/// languages can be used side by side, and nothing is installed into the application. Rendering is safe from
/// any thread.
///
/// In the texts {0} stands for the first value. A duration is shown as asked for: {0:hm} as h:mm, {0:hms} as
/// h:mm:ss, {0:ms} as m:ss, else m:ss or h:mm:ss by its length. {0:bare} leaves the unit out, and {0:after}
/// puts a space before the value where there is one, and is nothing where there is none. A text value that is
/// itself an id of the catalogue is rendered as that sentence without values; any other stands as it is. A
/// value that is missing becomes a dash.
class Sentences {
public:
    /// A language by its two letters, such as "de"; English for one that has no translation.
    explicit Sentences(const QString& language = QStringLiteral("en"));

    /// The sentence in words. An id that the catalogue lacks is shown in square brackets.
    QString render(const engine::Sentence& sentence, const Formatting& formatting) const;

    /// The words of a sentence without values, such as "state.approved".
    QString word(std::string_view id) const;

    /// The two letters of the language in use.
    const QString& language() const { return m_language; }

    /// The languages that can be asked for.
    static QStringList languages();
    /// The language to write to an athlete in, whose own may be unknown: theirs where there are sentences in
    /// it, else the company's, else English.
    static QString languageFor(const std::optional<QString>& athletes, const QString& companys);

private:
    /// The text of an entry with its placeholders, in the right number for `count`.
    QString text(const struct CatalogueEntry& entry, int count) const;
    QString value(const engine::SentenceValue& value, const Formatting& formatting, DurationForm form,
                  bool bare) const;

    QString m_language;
    QTranslator m_translator;
};

/// The text with its first letter in upper case, as at the start of a line.
QString upperFirst(const QString& text);

} // namespace leadout::domain
