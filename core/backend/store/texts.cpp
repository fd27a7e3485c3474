// SPDX-License-Identifier: GPL-3.0-or-later
// The texts about an analysis and the coaches' notes.
#include "core/backend/store/reviews.h"

#include <algorithm>
#include <array>

namespace leadout::backend {

using database::Connection;
using database::Statement;
using domain::Scope;

namespace {

constexpr std::array<std::string_view, 3> kWriters = {"built_in", "model", "coach"};

QString word(Writer writer) {
    const std::string_view text = key(writer);
    return QString::fromLatin1(text.data(), static_cast<qsizetype>(text.size()));
}

Result<> insertVersion(Changes& changes, const domain::FeedbackId& feedback, const FeedbackVersion& version) {
    return changes.connection()
        .run(QStringLiteral("INSERT INTO feedback_version (company_id, feedback_id, version, base_version, "
                            "writer, coach_id, text, written_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"),
             changes.company(), feedback, version.version, version.base, word(version.writer), version.coach,
             version.text, millis(version.writtenAt))
        .map([](std::int64_t) {});
}

/// Where the texts stand in a backfill: beside their analysis.
Result<Place> placeOf(Changes& changes, const domain::AnalysisId& analysis) {
    return changes.connection()
        .first(
            QStringLiteral("SELECT started_at, state IN ('analyzing', 'review_pending', 'approved') "
                           "FROM analysis WHERE company_id = ? AND id = ?"),
            [](const Statement& row) {
                const domain::Instant at = instantFrom(row.get<std::int64_t>(0));
                return row.get<bool>(1) ? Place::waiting(at) : Place::past(at);
            },
            changes.company(), analysis)
        .map([](const std::optional<Place>& place) { return place.value_or(Place::base()); });
}

Result<std::int64_t> recordFeedback(Changes& changes, const Feedback& feedback, const QStringList& fields) {
    const auto place = placeOf(changes, feedback.analysis);
    if (!place)
        return tl::unexpected(place.error());
    return changes.record(RowKind::Feedback, feedback.id.uuid(), Scope::athleteBody(feedback.athlete), fields,
                          *place);
}

} // namespace

std::string_view key(Writer writer) {
    return kWriters[static_cast<std::size_t>(writer)];
}

const FeedbackVersion* Feedback::draft() const {
    const auto found = std::find_if(versions.rbegin(), versions.rend(), [](const FeedbackVersion& version) {
        return version.writer != Writer::Coach;
    });
    return found == versions.rend() ? nullptr : &*found;
}

Result<std::int64_t> addFeedback(Changes& changes, const Feedback& feedback) {
    const auto made = changes.connection().run(
        QStringLiteral(
            "INSERT INTO feedback (company_id, id, athlete_id, analysis_id, version, personal_note) "
            "VALUES (?, ?, ?, ?, ?, ?)"),
        changes.company(), feedback.id, feedback.athlete, feedback.analysis, feedback.current().version,
        feedback.personalNote);
    if (!made)
        return tl::unexpected(made.error());
    for (const FeedbackVersion& version : feedback.versions) {
        if (const auto added = insertVersion(changes, feedback.id, version); !added)
            return tl::unexpected(added.error());
    }
    return recordFeedback(changes, feedback, {});
}

Result<std::int64_t> addFeedbackVersion(Changes& changes, const Feedback& feedback, Writer writer,
                                        const std::optional<domain::CoachId>& coach, const QString& text,
                                        const std::optional<domain::Instant>& at) {
    FeedbackVersion version;
    version.version = feedback.current().version + 1;
    version.base = feedback.current().version;
    version.writer = writer;
    version.coach = coach;
    version.text = text;
    version.writtenAt = at.value_or(changes.now());
    if (const auto added = insertVersion(changes, feedback.id, version); !added)
        return tl::unexpected(added.error());
    const auto pointed = changes.connection().run(
        QStringLiteral("UPDATE feedback SET version = ? WHERE company_id = ? AND id = ?"), version.version,
        changes.company(), feedback.id);
    if (!pointed)
        return tl::unexpected(pointed.error());
    return recordFeedback(changes, feedback, {QStringLiteral("text")});
}

Result<std::int64_t> setPersonalNote(Changes& changes, const Feedback& feedback, const QString& note) {
    const auto set = changes.connection().run(
        QStringLiteral("UPDATE feedback SET personal_note = ? WHERE company_id = ? AND id = ?"), note,
        changes.company(), feedback.id);
    if (!set)
        return tl::unexpected(set.error());
    return recordFeedback(changes, feedback, {QStringLiteral("personal_note")});
}

Result<std::optional<Feedback>> feedbackOf(Connection& connection, const Viewer& viewer,
                                           const domain::AnalysisId& analysis) {
    auto found = connection.first(
        QStringLiteral("SELECT id, athlete_id, analysis_id, personal_note FROM feedback "
                       "WHERE company_id = ? AND analysis_id = ?"),
        [](const Statement& row) {
            Columns columns(row);
            Feedback feedback;
            feedback.id = columns.get<domain::FeedbackId>();
            feedback.athlete = columns.get<domain::AthleteId>();
            feedback.analysis = columns.get<domain::AnalysisId>();
            feedback.personalNote = columns.get<QString>();
            return feedback;
        },
        viewer.company(), analysis);
    if (!found || !*found)
        return found;
    if (!viewer.seesBody((*found)->athlete))
        return std::optional<Feedback>();
    auto versions = connection.list(
        QStringLiteral(
            "SELECT version, base_version, writer, coach_id, text, written_at FROM feedback_version "
            "WHERE company_id = ? AND feedback_id = ? ORDER BY version"),
        [](const Statement& row) {
            Columns columns(row);
            FeedbackVersion version;
            version.version = columns.get<int>();
            version.base = columns.get<std::optional<int>>();
            const auto writer =
                std::find(kWriters.begin(), kWriters.end(), columns.get<QString>().toStdString());
            version.writer = static_cast<Writer>(writer - kWriters.begin());
            version.coach = columns.get<std::optional<domain::CoachId>>();
            version.text = columns.get<QString>();
            version.writtenAt = columns.instant();
            return version;
        },
        viewer.company(), (*found)->id);
    if (!versions)
        return tl::unexpected(versions.error());
    (*found)->versions = std::move(*versions);
    return found;
}

Result<std::int64_t> addNote(Changes& changes, const CoachNote& note) {
    const auto made = changes.connection().run(
        QStringLiteral("INSERT INTO coach_note (company_id, id, athlete_id, analysis_id, author_id, text, "
                       "pinned, written_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"),
        changes.company(), note.id, note.athlete, note.analysis, note.author, note.text, note.pinned,
        millis(note.writtenAt));
    if (!made)
        return tl::unexpected(made.error());
    return changes.record(RowKind::Note, note.id.uuid(), Scope::athleteBody(note.athlete), {},
                          Place::past(note.writtenAt));
}

Result<std::vector<CoachNote>> notesOn(Connection& connection, const Viewer& viewer,
                                       const domain::AthleteId& athlete) {
    if (!viewer.seesBody(athlete))
        return std::vector<CoachNote>();
    return connection.list(
        QStringLiteral(
            "SELECT id, athlete_id, analysis_id, author_id, text, pinned, written_at "
            "FROM coach_note WHERE company_id = ? AND athlete_id = ? ORDER BY written_at DESC, id"),
        [](const Statement& row) {
            Columns columns(row);
            CoachNote note;
            note.id = columns.get<domain::NoteId>();
            note.athlete = columns.get<domain::AthleteId>();
            note.analysis = columns.get<std::optional<domain::AnalysisId>>();
            note.author = columns.get<domain::CoachId>();
            note.text = columns.get<QString>();
            note.pinned = columns.get<bool>();
            note.writtenAt = columns.instant();
            return note;
        },
        viewer.company(), athlete);
}

} // namespace leadout::backend
