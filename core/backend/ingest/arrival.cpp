// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/ingest/arrival.h"

#include "core/domain/commands/athletes.h"
#include "core/domain/commands/review.h"

namespace leadout::backend {

namespace {

/// The last part of a path, on one line and as long as a name may be.
QString plainName(const QString& name) {
    QString plain = name.section(u'/', -1).section(u'\\', -1).simplified();
    plain.removeIf([](QChar c) { return !c.isPrint(); });
    plain.truncate(domain::kMaxFileName);
    return plain.isEmpty() ? QStringLiteral("activity.fit") : plain;
}

std::optional<int> within(const std::optional<int>& value, int most) {
    return value && *value >= 1 && *value <= most ? value : std::nullopt;
}

/// What a person brings is reviewed, even if a source had sent the same bytes too late for that.
Result<TakenUp> askedFor(Changes& changes, const TakenUp& known) {
    const auto first = findActivity(changes.connection(), Viewer::system(changes.company()), known.activity);
    if (!first)
        return tl::unexpected(first.error());
    if (!*first)
        return known;
    const auto again = analyzeGivenUp(changes, (*first)->athlete, known.activity);
    if (!again)
        return tl::unexpected(again.error());
    if ((*first)->state != ActivityState::History)
        return known;
    return reviewLate(changes, **first).map([&known](std::int64_t) {
        return TakenUp{known.activity, false};
    });
}

} // namespace

Result<TakenUp> arrive(Changes& changes, domain::Authorized<domain::Action::UploadActivity>,
                       const Arriving& file) {
    Activity activity;
    activity.id = file.activity;
    activity.athlete = file.athlete;
    activity.sha256 = file.sha256;
    activity.size = file.size;
    activity.fileName = plainName(file.fileName);
    activity.arrival = file.arrival;
    activity.source = file.source;
    activity.arrivedAt = changes.now();
    activity.comment = file.words.comment.left(domain::kMaxFeedback);
    activity.effort = within(file.words.effort, domain::kMostEffort);
    activity.feel = within(file.words.feel, domain::kBestFeel);
    const auto taken =
        takeUp(changes, activity, QUuid::createUuidV5(activity.id.uuid(), QStringLiteral("analyze")));
    return taken && taken->known && file.arrival == domain::Arrival::ByHand ? askedFor(changes, *taken)
                                                                            : taken;
}

} // namespace leadout::backend
