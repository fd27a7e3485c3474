// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/commands/review.h"

#include "core/domain/commands/checks.h"

#include <algorithm>
#include <unordered_set>

namespace leadout::domain {

using namespace checks;

namespace {

const QString kAnalysis = QStringLiteral("/analysis");
const QString kText = QStringLiteral("/text");
const QString kNote = QStringLiteral("/note");

bool isBase64Url(QChar c) {
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'-' ||
           c == u'_';
}

/// A SHA-256 as base64url without padding.
Validity contentHash(const QString& hash) {
    if (hash.size() != 43 || !std::all_of(hash.begin(), hash.end(), isBase64Url))
        return refuse(QStringLiteral("/content_hash"), "invalid.hash");
    return std::nullopt;
}

/// Checks one pairing; `workouts` and `activities` hold what the pairings before it named.
Validity validatePairing(const QString& path, const Pairing& pairing, std::unordered_set<WorkoutId>& workouts,
                         std::unordered_set<ActivityId>& activities) {
    if (!pairing.workout && pairing.activities.empty())
        return refuse(path, "invalid.missing");
    if (pairing.workout) {
        const QString workout = path + QStringLiteral("/workout");
        if (Validity bad = id(workout, *pairing.workout))
            return bad;
        if (!workouts.insert(*pairing.workout).second)
            return refuse(workout, "invalid.twice");
    }
    if (pairing.activities.size() > kMaxRecordingsPerWorkout)
        return refuse(path + QStringLiteral("/activities"), "invalid.too_many", kMaxRecordingsPerWorkout);
    for (std::size_t i = 0; i < pairing.activities.size(); ++i) {
        const QString activity = path + QStringLiteral("/activities/%1").arg(i);
        if (Validity bad = id(activity, pairing.activities[i]))
            return bad;
        if (!activities.insert(pairing.activities[i]).second)
            return refuse(activity, "invalid.twice");
    }
    return std::nullopt;
}

} // namespace

Validity validate(const EditFeedback& command) {
    return firstOf({id(kAnalysis, command.analysis), text(kText, command.text, kMaxFeedback)});
}

Validity validate(const EditPersonalNote& command) {
    return firstOf({id(kAnalysis, command.analysis), text(kText, command.text, kMaxComment)});
}

Validity validate(const BackToDraft& command) {
    return id(kAnalysis, command.analysis);
}

Validity validate(const ApproveAndPublish& command) {
    return firstOf({id(kAnalysis, command.analysis), contentHash(command.content_hash)});
}

Validity validate(const RetryPublish& command) {
    return firstOf({id(kAnalysis, command.analysis), contentHash(command.content_hash)});
}

Validity validate(const CommentOnly& command) {
    const QString path = QStringLiteral("/comment");
    if (Validity bad = firstOf({id(kAnalysis, command.analysis), text(path, command.comment, kMaxComment)}))
        return bad;
    return isBlank(command.comment) ? Validity(refuse(path, "invalid.missing")) : std::nullopt;
}

Validity validate(const MarkDone& command) {
    return id(kAnalysis, command.analysis);
}

Validity validate(const Adjust& command) {
    return firstOf({id(kAnalysis, command.analysis), text(kNote, command.note, kMaxNote)});
}

Validity validate(const ReviewAnyway& command) {
    return id(QStringLiteral("/activity"), command.activity);
}

Validity validate(const HandToHead& command) {
    return firstOf({id(kAnalysis, command.analysis), text(kNote, command.note, kMaxNote)});
}

Validity validate(const Pair& command) {
    if (Validity bad = id(QStringLiteral("/athlete"), command.athlete))
        return bad;
    const QString path = QStringLiteral("/pairings");
    if (command.pairings.empty())
        return refuse(path, "invalid.missing");
    if (command.pairings.size() > kMaxPairings)
        return refuse(path, "invalid.too_many", kMaxPairings);
    std::unordered_set<WorkoutId> workouts;
    std::unordered_set<ActivityId> activities;
    for (std::size_t i = 0; i < command.pairings.size(); ++i) {
        const QString pairing = QStringLiteral("/pairings/%1").arg(i);
        if (Validity bad = validatePairing(pairing, command.pairings[i], workouts, activities))
            return bad;
    }
    return std::nullopt;
}

Validity validate(const AddNote& command) {
    Validity bad = firstOf({id(kNote, command.note), id(QStringLiteral("/athlete"), command.athlete),
                            command.analysis ? id(kAnalysis, *command.analysis) : std::nullopt,
                            text(kText, command.text, kMaxNote)});
    if (bad)
        return bad;
    return isBlank(command.text) ? Validity(refuse(kText, "invalid.missing")) : std::nullopt;
}

Validity validate(const DecideHeld& command) {
    return id(QStringLiteral("/op"), command.op);
}

Validity validate(const SwitchReportOff& command) {
    return id(QStringLiteral("/report"), command.report);
}

} // namespace leadout::domain
