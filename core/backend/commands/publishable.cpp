// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/commands/publishable.h"

#include "core/backend/publish/private_names.h"
#include "core/protocol/analysis_detail.h"

#include <algorithm>

namespace leadout::backend {

namespace {

/// Whether a line of the text still is, or holds, the draft's first one, which a coach was to fill.
bool keepsCoachLine(const Analysis& analysis, const Feedback& feedback, const QString& text) {
    const auto detail = protocol::readAnalysisDetail(analysis.detail);
    const FeedbackVersion* draft = feedback.draft();
    if (!detail || !detail->needs_coach_line || draft == nullptr)
        return false;
    const QString line = draft->text.section(u'\n', 0, 0).trimmed();
    const QStringList lines = text.split(u'\n');
    return !line.isEmpty() && std::any_of(lines.begin(), lines.end(),
                                          [&line](const QString& each) { return each.contains(line); });
}

} // namespace

Result<std::optional<QString>> unfitText(Changes& changes, const Analysis& analysis, const Feedback& feedback,
                                         const QString& text) {
    using Sentence = std::optional<QString>;
    if (text.trimmed().isEmpty())
        return Sentence(QStringLiteral("publish.empty"));
    if (keepsCoachLine(analysis, feedback, text))
        return Sentence(QStringLiteral("publish.coach_line"));
    return privateNames(changes.connection(), Viewer::system(changes.company()), analysis.athlete)
        .map([&text](const std::optional<PrivateNames>& names) {
            return names && names->foundIn(text) ? Sentence(QStringLiteral("publish.names")) : Sentence();
        });
}

} // namespace leadout::backend
