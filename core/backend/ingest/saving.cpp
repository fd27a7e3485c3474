// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/ingest/saving.h"

#include "core/backend/publish/approval.h"
#include "core/domain/access/authorized.h"
#include "core/domain/sentences/sentences.h"
#include "core/domain/words.h"
#include "core/engine/feedback/draft.h"
#include "core/engine/model/sentence_ids.h"
#include "core/engine/version.h"
#include "core/protocol/engine_words.h"
#include "core/protocol/number_check.h"

#include <QLocale>

#include <algorithm>

namespace leadout::backend {

using domain::AnalysisState;

namespace {

/// Everything in the payloads that a new analysis of a session changes.
const QStringList& analysedFields() {
    static const QStringList fields = {
        QStringLiteral("title"),      QStringLiteral("workout"), QStringLiteral("day"),
        QStringLiteral("started_at"), QStringLiteral("sport"),   QStringLiteral("missed"),
        QStringLiteral("state"),      QStringLiteral("score"),   QStringLiteral("band"),
        QStringLiteral("verdict"),    QStringLiteral("reasons"), QStringLiteral("planned_s"),
        QStringLiteral("done_s"),     QStringLiteral("flags"),   QStringLiteral("planned_load"),
        QStringLiteral("done_load"),  QStringLiteral("mode"),    QStringLiteral("detail"),
        QStringLiteral("legs"),
    };
    return fields;
}

QString titleOf(const DayContext& context, const Made& made) {
    if (const PlannedWorkout* workout = context.workout(made.plan.workout))
        return workout->name;
    return sportTitle(context.company, made.sport);
}

Analysis rowOf(const DayContext& context, const Made& made, domain::Instant now) {
    const protocol::AnalysisDetail& detail = made.result.detail;
    const engine::Compliance& compliance = detail.compliance;
    Analysis row = made.plan.kept.value_or(Analysis());
    const bool fresh = !made.plan.kept || made.plan.kept->missed;
    row.athlete = context.athlete.id;
    row.workout = made.plan.workout;
    row.day = context.day;
    row.startedAt = made.members.front().start;
    row.sport = made.sport;
    row.title = titleOf(context, made);
    row.missed = false;
    row.state = made.result.other ? AnalysisState::Reviewed : AnalysisState::ReviewPending;
    row.score = compliance.score;
    row.band = compliance.band;
    row.verdict = compliance.verdict;
    row.reasons.clear();
    for (const engine::VerdictReason& reason : compliance.reasons)
        row.reasons.append(domain::wordText(engine::key(reason.reason)));
    row.plannedS = detail.planned ? detail.planned->duration_s : std::nullopt;
    row.doneS = compliance.done_duration_s > 0.0 ? compliance.done_duration_s : detail.metrics.moving_s;
    row.plannedLoad =
        detail.planned && detail.planned->load ? std::optional(detail.planned->load->value) : std::nullopt;
    row.doneLoad = detail.metrics.load ? std::optional(detail.metrics.load->value) : std::nullopt;
    row.flags = made.result.flags;
    if (fresh)
        row.mode = context.athlete.feedbackMode;
    protocol::AnalysisDetail shown = detail;
    shown.facts = made.fingerprint;
    row.detail = protocol::writeAnalysisDetail(shown);
    row.structure = detail.structure;
    row.legs.clear();
    for (const Member& member : made.members) {
        for (int leg = 0; leg < member.legs; ++leg)
            row.legs.push_back({member.activity, leg});
    }
    row.engineVersion = engine::kEngineVersion;
    row.inputFingerprint = made.fingerprint;
    if (!made.plan.kept)
        row.createdAt = now;
    return row;
}

/// Whether a coach wrote the current text, which then stays.
Result<bool> saveDraft(Changes& changes, const Viewer& viewer, const Analysis& analysis, const QString& text,
                       const domain::FeedbackId& fresh) {
    const auto there = feedbackOf(changes.connection(), viewer, analysis.id);
    if (!there)
        return tl::unexpected(there.error());
    if (!*there) {
        Feedback feedback;
        feedback.id = fresh;
        feedback.athlete = analysis.athlete;
        feedback.analysis = analysis.id;
        feedback.versions = {{1, std::nullopt, Writer::BuiltIn, std::nullopt, text, changes.now()}};
        return addFeedback(changes, feedback).map([](std::int64_t) { return false; });
    }
    const bool coachs =
        std::any_of((*there)->versions.begin(), (*there)->versions.end(),
                    [](const FeedbackVersion& version) { return version.writer == Writer::Coach; });
    if (coachs || (*there)->current().text == text)
        return coachs;
    return addFeedbackVersion(changes, **there, Writer::BuiltIn, std::nullopt, text).map([](std::int64_t) {
        return false;
    });
}

/// Leaves a displaced analysis to its recordings, which are analysed anew without the workout.
Result<> freeFromWorkout(Changes& changes, Analysis analysis) {
    analysis.workout.reset();
    return putAnalysis(changes, analysis, {QStringLiteral("workout")}).map([](std::int64_t) {});
}

Result<> pairWorkout(Changes& changes, const DayContext& context, const Made& made) {
    const PlannedWorkout* workout = context.workout(made.plan.workout);
    if (!workout || workout->state == domain::PlannedState::Paired)
        return {};
    return setWorkoutState(changes, *workout, domain::PlannedState::Paired).map([](std::int64_t) {});
}

} // namespace

QString sportTitle(const Company& company, engine::Sport sport) {
    const domain::Sentences sentences(company.language);
    return domain::upperFirst(
        sentences.word(std::string(engine::sentence::kSportPrefix) + std::string(engine::key(sport))));
}

QString textOf(const std::vector<engine::Sentence>& draft, const DayContext& context, engine::Sport sport) {
    const domain::Sentences sentences(
        domain::Sentences::languageFor(context.athlete.language, context.company.language));
    domain::Formatting formatting;
    if (sentences.language() != QLatin1String("en"))
        formatting.locale = QLocale(sentences.language());
    formatting.units = context.athlete.units.value_or(context.company.units) == QLatin1String("imperial")
                           ? domain::UnitSystem::Imperial
                           : domain::UnitSystem::Metric;
    formatting.sport = sport;
    QString text;
    for (const engine::Sentence& sentence : draft) {
        if (!text.isEmpty())
            text += text.endsWith(u'\n') ? QString() : QStringLiteral(" ");
        text += sentences.render(sentence, formatting);
        if (engine::isCoachLine(sentence))
            text += u'\n';
    }
    return text;
}

Result<> save(Changes& changes, const Viewer& viewer, const DayContext& context, const Made& made,
              domain::AnalysisId freshAnalysis, domain::FeedbackId freshFeedback) {
    Analysis row = rowOf(context, made, changes.now());
    if (row.id.isNull())
        row.id = freshAnalysis;
    if (made.plan.freed) {
        if (const auto freed = freeFromWorkout(changes, *made.plan.freed); !freed)
            return freed;
    }
    const auto put = putAnalysis(changes, row, made.plan.kept ? analysedFields() : QStringList());
    if (!put)
        return tl::unexpected(put.error());
    std::vector<QByteArray> streams;
    for (const protocol::StreamSamples& stream : made.result.streams)
        streams.push_back(protocol::writeStreamSamples(stream));
    if (const auto done = putStreams(changes, row, streams); !done)
        return done;
    if (const auto done = pairWorkout(changes, context, made); !done)
        return done;
    for (const domain::ActivityId& displaced : made.plan.displaced) {
        if (const auto done = analyzeAgain(changes, displaced); !done)
            return done;
    }
    if (made.result.other)
        return {};
    const QString text = textOf(made.result.draft, context, made.sport);
    const auto coachs = saveDraft(changes, viewer, row, text, freshFeedback);
    if (!coachs)
        return tl::unexpected(coachs.error());
    // The mode is the analysis' own; the athlete's may have changed since.
    const bool alone = made.result.approves_itself && row.mode == domain::FeedbackMode::AutoApprove;
    const bool touched = made.plan.kept && context.isTouched(*made.plan.kept);
    if (!alone || *coachs || touched || row.handedToHead)
        return {};
    // Nothing goes out by itself with a number that is not the recording's.
    const protocol::AnalysisDetail& detail = made.result.detail;
    if (!protocol::unverifiedNumbers(text, protocol::factsOf(detail)).empty())
        return {};
    return approve(changes, row, std::nullopt);
}

} // namespace leadout::backend
