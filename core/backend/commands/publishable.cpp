// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/commands/publishable.h"

#include "core/backend/store/athletes.h"
#include "core/backend/store/people.h"
#include "core/protocol/analysis_detail.h"

#include <algorithm>

namespace leadout::backend {

namespace {

constexpr qsizetype kShortestPart = 3;

/// Whether `word` stands in the text with nothing of a word directly before or behind it.
bool holdsWord(const QString& text, const QString& word, Qt::CaseSensitivity capitals) {
    const auto inWord = [&text](qsizetype at) {
        return at >= 0 && at < text.size() && text.at(at).isLetterOrNumber();
    };
    for (qsizetype at = text.indexOf(word, 0, capitals); at >= 0; at = text.indexOf(word, at + 1, capitals)) {
        if (!inWord(at - 1) && !inWord(at + word.size()))
            return true;
    }
    return false;
}

/// Whether the text begins as the draft does whose first line a coach was to fill.
bool keepsCoachLine(const Analysis& analysis, const Feedback& feedback, const QString& text) {
    const auto detail = protocol::readAnalysisDetail(analysis.detail);
    const FeedbackVersion* draft = feedback.draft();
    if (!detail || !detail->needs_coach_line || draft == nullptr)
        return false;
    const QString line = draft->text.section(u'\n', 0, 0).trimmed();
    return !line.isEmpty() && text.trimmed().startsWith(line);
}

} // namespace

Result<QStringList> namesToKeepOut(Changes& changes, const domain::AthleteId& athlete) {
    const Viewer all = Viewer::system(changes.company());
    const auto found = findAthlete(changes.connection(), all, athlete);
    if (!found)
        return tl::unexpected(found.error());
    const auto coaches = listCoaches(changes.connection(), all);
    if (!coaches)
        return tl::unexpected(coaches.error());
    QStringList names;
    if (*found)
        names.append((*found)->name);
    for (const Coach& coach : *coaches)
        names.append(coach.name);
    return names;
}

bool holdsName(const QString& text, const QStringList& names) {
    const QString composed = text.normalized(QString::NormalizationForm_C);
    for (const QString& name : names) {
        const QString whole = name.normalized(QString::NormalizationForm_C).simplified();
        if (whole.isEmpty())
            continue;
        if (holdsWord(composed.simplified(), whole, Qt::CaseInsensitive))
            return true;
        const QStringList parts = whole.split(u' ');
        const bool part = std::any_of(parts.begin(), parts.end(), [&composed](const QString& each) {
            return each.size() >= kShortestPart && holdsWord(composed, each, Qt::CaseSensitive);
        });
        if (part)
            return true;
    }
    return false;
}

Result<std::optional<QString>> unfitText(Changes& changes, const Analysis& analysis, const Feedback& feedback,
                                         const QString& text) {
    using Sentence = std::optional<QString>;
    if (text.trimmed().isEmpty())
        return Sentence(QStringLiteral("publish.empty"));
    if (keepsCoachLine(analysis, feedback, text))
        return Sentence(QStringLiteral("publish.coach_line"));
    return namesToKeepOut(changes, analysis.athlete).map([&text](const QStringList& names) {
        return holdsName(text, names) ? Sentence(QStringLiteral("publish.names")) : Sentence();
    });
}

} // namespace leadout::backend
