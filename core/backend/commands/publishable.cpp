// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/commands/publishable.h"

#include "core/backend/publish/private_names.h"
#include "core/engine/feedback/facts.h"
#include "core/protocol/analysis_detail.h"
#include "core/protocol/number_check.h"

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

/// Whether the text still has a number of a machine's that is no fact of the session. What a coach wrote is
/// theirs to answer for.
bool namesWhatIsNoFact(const Analysis& analysis, const Feedback& feedback, const QString& text) {
    QStringList machines;
    for (const FeedbackVersion& each : feedback.versions) {
        if (each.writer != Writer::Coach)
            machines.append(each.text);
    }
    const auto detail = protocol::readAnalysisDetail(analysis.detail);
    // Where the detail cannot be read, no number is a fact.
    const engine::Facts facts = detail ? protocol::factsOf(*detail) : engine::Facts();
    return !protocol::unsettledNumbers(text, machines, facts).empty();
}

} // namespace

bool isUnsent(const Analysis& analysis) {
    return analysis.state == domain::AnalysisState::Approved && analysis.publishFault;
}

Result<std::optional<QString>> unfitText(Changes& changes, const Viewer& coach, const Analysis& analysis,
                                         const Feedback& feedback, const QString& text) {
    using Sentence = std::optional<QString>;
    if (text.trimmed().isEmpty())
        return Sentence(QStringLiteral("publish.empty"));
    if (keepsCoachLine(analysis, feedback, text))
        return Sentence(QStringLiteral("publish.coach_line"));
    if (namesWhatIsNoFact(analysis, feedback, text))
        return Sentence(QStringLiteral("review.unverified"));
    database::Connection& connection = changes.connection();
    auto names = privateNames(connection, Viewer::system(changes.company()), analysis.athlete);
    if (!names)
        return tl::unexpected(names.error());
    if (!*names)
        return Sentence();
    if (const auto added = addOtherAthletes(**names, connection, coach, analysis.athlete); !added)
        return tl::unexpected(added.error());
    return (*names)->foundIn(text) ? Sentence(QStringLiteral("publish.names")) : Sentence();
}

} // namespace leadout::backend
