// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/demo.h"

#include "app/server/database_file.h"

#include "core/backend/sample/replay.h"
#include "core/platform/crypto/key_file.h"
#include "core/platform/file_lock.h"
#include "core/platform/parent_watch.h"
#include "core/platform/private_files.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <cstdio>
#include <optional>

namespace leadout::server {

namespace sample = backend::sample;

namespace {

const QString kDatabase = QStringLiteral("leadout.db");
const QString kFiles = QStringLiteral("leadout.db.files");
const QString kKey = QStringLiteral("leadout.key");
/// Where it is made; it takes its place when it is whole, so that a sample is complete or not there.
const QString kMaking = QStringLiteral("making");
/// A file in there that says who made the folder, and that is locked as long as somebody works in it.
const QString kMark = QStringLiteral("leadoutd-demo.lock");
constexpr QDir::Filters kAnything = QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden | QDir::System;

constexpr int kHundred = 100;

std::optional<domain::Instant> momentOf(const QString& text) {
    if (text.isEmpty())
        return domain::SystemClock().now();
    const QDateTime moment = QDateTime::fromString(text, Qt::ISODate);
    if (!moment.isValid() || moment.timeSpec() == Qt::LocalTime)
        return std::nullopt;
    return domain::Instant(std::chrono::milliseconds(moment.toMSecsSinceEpoch()));
}

std::optional<std::uint64_t> seedOf(const QString& text) {
    bool sound = false;
    const std::uint64_t seed = text.toULongLong(&sound);
    return text.isEmpty() ? std::optional(sample::kUsualSeed) : (sound ? std::optional(seed) : std::nullopt);
}

/// Says how far it is, in whole per cents and each once. It ends with its parent where it has to.
sample::ReplayProgress saidOn(std::FILE* stream, bool withParent) {
    return [stream, withParent, said = -1](std::size_t happened, std::size_t all) mutable {
        const int percent = static_cast<int>(happened * kHundred / std::max<std::size_t>(all, 1));
        if (percent != said) {
            said = percent;
            std::fprintf(stream, "\rMaking the sample company: %d %%", percent);
            std::fflush(stream);
        }
        return !withParent || !platform::ParentWatch::isParentGone();
    };
}

/// Makes it in an empty folder; a sentence about what went wrong.
tl::expected<sample::Replayed, QString> make(const QString& folder, const sample::Story& story,
                                             bool withParent) {
    const QString path = folder + u'/' + kDatabase;
    auto store = openStore(path);
    if (!store)
        return tl::unexpected(sentenceFor(store.error(), path));
    const auto files = backend::RecordingFiles::open(folder + u'/' + kFiles);
    if (!files)
        return tl::unexpected(QStringLiteral("The folder %1 can't be used. (%2)")
                                  .arg(files.error().path, files.error().detail));
    if (const auto key = platform::loadKeyFile(folder + u'/' + kKey, platform::MissingKey::Make); !key)
        return tl::unexpected(
            QStringLiteral("The key file %1 can't be made. (%2)").arg(key.error().path, key.error().detail));
    domain::FixedClock clock(story.end);
    auto made = sample::replay(**store, *files, clock, story, saidOn(stderr, withParent));
    std::fputc('\n', stderr);
    (*store)->stop();
    return made;
}

void sayWhatIsThere(const QString& folder, const sample::Story& story, const sample::Replayed& made) {
    const auto upToNow = std::count_if(story.planned.begin(), story.planned.end(), [](const auto& session) {
        return session.outcome != sample::Outcome::Ahead;
    });
    say(QStringLiteral("The sample company stands in %1: %2 planned sessions, %3 files, %4 decisions.")
            .arg(folder)
            .arg(upToNow)
            .arg(made.activities.size())
            .arg(made.decided));
    for (const sample::Refused& refused : made.refused) {
        const auto outcome = key(refused.result.outcome);
        const QString what = refused.session
                                 ? QString::fromStdString(
                                       story.planned[static_cast<std::size_t>(*refused.session)].workout.name)
                                 : QString();
        say(QStringLiteral("  not taken: %1 %2 (%3 %4)")
                .arg(QString::fromLatin1(outcome.data(), static_cast<qsizetype>(outcome.size())), what,
                     refused.result.path, refused.result.sentence));
    }
    say(QStringLiteral("Serve it with: leadoutd serve --database %1/%2 --key-file %1/%3")
            .arg(folder, kDatabase, kKey));
    say(QStringLiteral("Every coach's password is \"%1\"; the head coach is ana.ruiz@northside.example.")
            .arg(sample::kSamplePassword));
}

/// What stands in a folder where the sample would be made; nothing where there is room for it.
std::optional<QString> inTheWay(const QString& folder) {
    if (hasTraces(folder + u'/' + kDatabase))
        return QStringLiteral("a database");
    for (const QString& name : {kFiles, kKey}) {
        const QFileInfo there(folder + u'/' + name);
        if (there.isSymLink() || there.exists())
            return name;
    }
    return std::nullopt;
}

/// Takes the folder to make it in: a new one, or what an earlier try has left, which its mark tells from
/// somebody's own. A sentence where it cannot be had.
tl::expected<std::unique_ptr<platform::FileLock>, QString> takePlace(const QString& folder) {
    const QString making = folder + u'/' + kMaking;
    const QString mark = making + u'/' + kMark;
    const QFileInfo there(making);
    const bool empty = there.isDir() && !there.isSymLink() && QDir(making).isEmpty(kAnything);
    if ((there.exists() || there.isSymLink()) && !empty) {
        if (there.isSymLink() || !QFileInfo(mark).isFile())
            return tl::unexpected(
                QStringLiteral("There is %1 in %2 already. Name an empty folder.").arg(kMaking, folder));
        const auto left = platform::FileLock::tryTake(mark);
        if (!left || !*left)
            return tl::unexpected(
                QStringLiteral("Another leadoutd is making the sample company in %1.").arg(folder));
    }
    QDir(making).removeRecursively();
    const bool isThere = QFileInfo::exists(folder) || platform::makePrivateFolder(folder).has_value();
    if (!isThere || !QDir().mkpath(making))
        return tl::unexpected(QStringLiteral("The folder %1 can't be made.").arg(folder));
    auto taken = platform::FileLock::tryTake(mark);
    if (!taken || !*taken)
        return tl::unexpected(QStringLiteral("The folder %1 can't be used.").arg(making));
    return std::move(*taken);
}

/// Moves the sample out of the folder in which it was made, the database last: only with it is the sample
/// whole. Nothing is replaced, whatever has come there meanwhile; then all of it goes back. A sentence about
/// what went wrong; empty when nothing did.
QString putInPlace(const QString& making, const QString& folder) {
    QStringList moved;
    for (const QString& name : {kFiles, kKey, kDatabase}) {
        if (QFile::rename(making + u'/' + name, folder + u'/' + name)) {
            moved.append(name);
            continue;
        }
        for (const QString& back : moved)
            QFile::rename(folder + u'/' + back, making + u'/' + back);
        return QStringLiteral("%1 can't be put in its place.").arg(folder + u'/' + name);
    }
    return {};
}

int demo(const Arguments& arguments) {
    const QString folder = QFileInfo(arguments.operand(0)).absoluteFilePath();
    const auto now = momentOf(arguments["now"]);
    if (!now)
        return complain(QStringLiteral("--now is a moment such as 2026-11-22T09:10:00+01:00."), Misused);
    const auto seed = seedOf(arguments["seed"]);
    if (!seed)
        return complain(QStringLiteral("--seed is a whole number."), Misused);
    if (const auto there = inTheWay(folder))
        return complain(
            QStringLiteral("There is %1 in %2 already. Name an empty folder.").arg(*there, folder));
    const QString making = folder + u'/' + kMaking;
    auto place = takePlace(folder);
    if (!place)
        return complain(place.error());
    const sample::Story story = sample::tell(*now, *seed);
    const auto made = make(making, story, arguments.has("parent"));
    const QString failed = made ? putInPlace(making, folder) : made.error();
    place->reset(); // Windows removes no file that is open
    QDir(making).removeRecursively();
    if (!failed.isEmpty())
        return complain(failed);
    sayWhatIsThere(folder, story, *made);
    return Done;
}

} // namespace

Command demoCommand() {
    return {{QStringLiteral("demo")},
            QStringLiteral("Makes a sample company in a folder: 14 athletes, six weeks of work."),
            {QStringLiteral("DIR")},
            {{QStringLiteral("now"), QStringLiteral("TIME"),
              QStringLiteral("The moment it is made for, such as 2026-11-22T09:10:00+01:00; its weeks end on "
                             "the Sunday before."),
              Option::Optional},
             {QStringLiteral("seed"), QStringLiteral("N"),
              QStringLiteral("Another number makes other recordings and other decisions."), Option::Optional},
             {QStringLiteral("parent"),
              {},
              QStringLiteral("Gives up, and leaves nothing behind, when its standard input ends."),
              Option::Optional}},
            demo};
}

} // namespace leadout::server
