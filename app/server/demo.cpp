// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/demo.h"

#include "app/server/database_file.h"

#include "core/backend/sample/replay.h"
#include "core/platform/crypto/key_file.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>

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

/// Says how far it is, in whole per cents and each once.
sample::ReplayProgress saidOn(std::FILE* stream) {
    return [stream, said = -1](std::size_t happened, std::size_t all) mutable {
        const int percent = static_cast<int>(happened * kHundred / std::max<std::size_t>(all, 1));
        if (percent != said) {
            said = percent;
            std::fprintf(stream, "\rMaking the sample company: %d %%", percent);
            std::fflush(stream);
        }
        return true;
    };
}

/// Makes it in an empty folder; a sentence about what went wrong.
tl::expected<sample::Replayed, QString> make(const QString& folder, const sample::Story& story) {
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
    auto made = sample::replay(**store, *files, clock, story, saidOn(stderr));
    std::fputc('\n', stderr);
    (*store)->stop();
    return made;
}

void sayWhatIsThere(const QString& folder, const sample::Story& story, const sample::Replayed& made) {
    say(QStringLiteral("The sample company stands in %1: %2 planned sessions, %3 files, %4 decisions.")
            .arg(folder)
            .arg(story.planned.size())
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

int demo(const Arguments& arguments) {
    const QString folder = QFileInfo(arguments.operand(0)).absoluteFilePath();
    const auto now = momentOf(arguments["now"]);
    if (!now)
        return complain(QStringLiteral("--now is a moment such as 2026-11-22T09:10:00+01:00."), Misused);
    const auto seed = seedOf(arguments["seed"]);
    if (!seed)
        return complain(QStringLiteral("--seed is a whole number."), Misused);
    if (hasTraces(folder + u'/' + kDatabase))
        return complain(
            QStringLiteral("There is a database in %1 already. Name an empty folder.").arg(folder));
    const QString making = folder + u'/' + kMaking;
    QDir(making).removeRecursively(); // what an earlier try has left
    if (!QDir().mkpath(making))
        return complain(QStringLiteral("The folder %1 can't be made.").arg(folder));
    const sample::Story story = sample::tell(*now, *seed);
    const auto made = make(making, story);
    if (!made) {
        QDir(making).removeRecursively();
        return complain(made.error());
    }
    // The database last: while it is missing the folder counts as empty.
    for (const QString& name : {kFiles, kKey, kDatabase}) {
        QDir(folder + u'/' + name).removeRecursively();
        QFile::remove(folder + u'/' + name);
        if (!QFile::rename(making + u'/' + name, folder + u'/' + name))
            return complain(QStringLiteral("%1 can't be put in its place.").arg(folder + u'/' + name));
    }
    QDir(making).removeRecursively();
    sayWhatIsThere(folder, story, *made);
    return Done;
}

} // namespace

Command demoCommand() {
    return {
        {QStringLiteral("demo")},
        QStringLiteral("Makes a sample company in a folder: 14 athletes, six weeks of work."),
        {QStringLiteral("DIR")},
        {{QStringLiteral("now"), QStringLiteral("TIME"),
          QStringLiteral("The moment it is made for, such as 2026-11-22T09:10:00+01:00; its weeks end on "
                         "the Sunday before."),
          Option::Optional},
         {QStringLiteral("seed"), QStringLiteral("N"),
          QStringLiteral("Another number makes other recordings and other decisions."), Option::Optional}},
        demo};
}

} // namespace leadout::server
