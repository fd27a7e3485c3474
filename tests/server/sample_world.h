// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/ingest/recording_files.h"
#include "core/backend/sample/replay.h"
#include "core/backend/store/reviews.h"
#include "core/backend/store/sessions.h"
#include "core/backend/store/store.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>

namespace leadout::test {

/// The sample company after its six weeks, in a database of its own.
class SampleWorld {
public:
    explicit SampleWorld(std::uint64_t seed = backend::sample::kUsualSeed)
        : story(backend::sample::tell(
              backend::sample::SixWeeks::at(QDate(2026, 11, 22), 9 * 60 + 10, backend::sample::kCompanyZone),
              seed))
        , clock(story.end) {}

    /// Lets the six weeks happen; false after a failed check.
    bool happen() {
        if (!open())
            return false;
        auto happened = backend::sample::replay(*store, *files, clock, story);
        if (!happened)
            return fail(happened.error());
        made = std::move(*happened);
        return true;
    }

    /// What has happened elsewhere, in a copy of that database; false after a failed check.
    bool continueFrom(SampleWorld& other) {
        other.store.reset();
        const bool copied = QFile::copy(other.path(), path()) && other.open();
        made = other.made;
        return copied ? open() : fail(QStringLiteral("the database was not copied"));
    }

    const domain::CompanyId& company() const { return made.founded.company; }
    backend::Viewer viewer() const { return backend::Viewer::system(company()); }

    /// Runs `job(Connection&, const Viewer&) -> Result<T>` on the database; fails the test when it does not
    /// work.
    template <class Job>
    auto read(Job job) ->
        typename std::invoke_result_t<Job, database::Connection&, backend::Viewer>::value_type {
        auto result =
            store->read([&](database::Connection& connection) { return job(connection, viewer()); }).get();
        if (!result)
            fail(result.error().detail + u' ' + result.error().statement);
        return result ? std::move(*result) : typename decltype(result)::value_type();
    }

    /// The first number that a statement gives; -1 when it gives none.
    template <class... Values>
    std::int64_t number(const QString& sql, const Values&... values) {
        return read([&](database::Connection& connection, const backend::Viewer&) {
                   return connection.first(
                       sql, [](const database::Statement& row) { return row.get<std::int64_t>(0); },
                       values...);
               })
            .value_or(-1);
    }

    /// The place of a planned session in the story.
    int session(int athlete, int day, backend::sample::Plan plan) const {
        const auto found = std::find_if(story.planned.begin(), story.planned.end(), [&](const auto& each) {
            return each.athlete == athlete && each.day == day && each.plan == plan;
        });
        if (found == story.planned.end())
            qFatal("nothing of that kind was planned for athlete %d on day %d", athlete, day);
        return found->id;
    }
    /// The same for one that was laid down under a name.
    int session(const char* name) const {
        const auto planted = backend::sample::plantedSession(QString::fromLatin1(name));
        if (!planted)
            qFatal("no planted session %s", name);
        return session(planted->athlete, planted->day, planted->plan);
    }

    /// The newest texts about the sessions of the story, in its order.
    QStringList texts() {
        QStringList all;
        for (const auto& [session, workout] : made.workouts) {
            for (const backend::Analysis& each : analysesOf(session)) {
                if (const auto feedback = feedbackOf(each))
                    all.append(feedback->current().text);
            }
        }
        return all;
    }

    std::vector<backend::Analysis> analysesOf(int session) {
        return read([&](database::Connection& connection, const backend::Viewer& all) {
            return backend::analysesOf(connection, all, made.workouts.at(session));
        });
    }
    /// The only analysis of a session; fails the test when there is another number of them.
    backend::Analysis analysis(int session) {
        const auto all = analysesOf(session);
        if (all.size() != 1)
            fail(QStringLiteral("%1 analyses of session %2").arg(all.size()).arg(session));
        return all.empty() ? backend::Analysis() : all.front();
    }
    backend::Analysis analysisOf(const char* name) { return analysis(session(name)); }
    /// The recordings that were made for a session, in order.
    std::vector<backend::Activity> recordingsOf(int session) {
        std::vector<backend::Activity> all;
        for (const auto& [file, id] : made.activities) {
            if (sessionOf(file) != session)
                continue;
            const auto found = read([&, id = id](database::Connection& connection, const backend::Viewer& v) {
                return backend::findActivity(connection, v, id);
            });
            if (found)
                all.push_back(*found);
        }
        return all;
    }
    std::optional<backend::Feedback> feedbackOf(const backend::Analysis& analysis) {
        return read([&](database::Connection& connection, const backend::Viewer& all) {
            return backend::feedbackOf(connection, all, analysis.id);
        });
    }
    /// A file of the story.
    const backend::sample::FileArrives* file(int number) const {
        for (const auto& event : story.events) {
            const auto* file = std::get_if<backend::sample::FileArrives>(&event.what);
            if (file && file->file == number)
                return file;
        }
        return nullptr;
    }

    QTemporaryDir folder; ///< first, so that it goes last
    backend::sample::Story story;
    backend::sample::Replayed made;
    domain::FixedClock clock;
    std::unique_ptr<backend::Store> store;
    std::unique_ptr<backend::RecordingFiles> files;

private:
    QString path() const { return folder.filePath(QStringLiteral("leadout.db")); }

    bool open() {
        backend::StoreOptions options;
        options.path = path();
        auto opened = backend::Store::open(options);
        if (!opened)
            return fail(opened.error().detail);
        store = std::move(*opened);
        auto kept = backend::RecordingFiles::open(folder.filePath(QStringLiteral("files")));
        if (!kept)
            return fail(kept.error().path);
        files = std::make_unique<backend::RecordingFiles>(std::move(*kept));
        return true;
    }

    std::optional<int> sessionOf(int number) const {
        const auto* found = file(number);
        return found ? found->session : std::nullopt;
    }

    static bool fail(const QString& why) {
        QTest::qFail(qPrintable(why), __FILE__, __LINE__);
        return false;
    }
};

} // namespace leadout::test
