// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/upkeep.h"

#include "app/server/database_file.h"

#include "core/backend/auth/restoring.h"
#include "core/backend/ingest/recording_files.h"
#include "core/backend/store/schema.h"
#include "core/database/maintenance.h"
#include "core/database/migrator.h"
#include "core/platform/private_files.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace leadout::server {

using database::Connection;
using database::Result;
using platform::FileResult;

namespace {

int migrate(const Arguments& arguments) {
    const QString path = arguments["database"];
    if (!QFileInfo::exists(path))
        return complain(QStringLiteral("There is no database %1.").arg(path));
    const auto store = openStore(path);
    if (!store)
        return complain(sentenceFor(store.error(), path));
    const database::MigrationOutcome& outcome = (*store)->migrated();
    if (outcome.from == outcome.to)
        say(QStringLiteral("%1 is at version %2 already.").arg(path).arg(outcome.to));
    else
        say(QStringLiteral("%1 was brought from version %2 to %3.")
                .arg(path)
                .arg(outcome.from)
                .arg(outcome.to));
    return Done;
}

QString filesOf(const Arguments& arguments) {
    return arguments["files"].isEmpty() ? filesBeside(arguments["database"]) : arguments["files"];
}

/// Brings the recorded files of one folder into another one as well. Without the first there are none.
FileResult<> copyFiles(const QString& from, const QString& to) {
    if (!QFileInfo(from).isDir())
        return {};
    const auto source = backend::RecordingFiles::open(from);
    if (!source)
        return tl::unexpected(source.error());
    const auto target = backend::RecordingFiles::open(to);
    return target ? target->keepAllOf(*source) : tl::unexpected(target.error());
}

int complainOfFiles(const platform::FileError& error) {
    return complain(
        QStringLiteral("The recorded file or folder %1 can't be copied. (%2)").arg(error.path, error.detail));
}

int backUp(const Arguments& arguments) {
    const QString path = arguments["database"];
    const QString target = arguments.operand(0);
    const QString files = filesBeside(target);
    const auto connection = Reading::open(path);
    if (!connection)
        return complain(sentenceFor(connection.error(), path));
    if (hasTraces(target) || QFileInfo::exists(files) || target.startsWith(path + QLatin1Char('-')))
        return complain(
            QStringLiteral(
                "The backup needs a name that no file has yet, nor one beside it. Name another one than %1.")
                .arg(target),
            Misused);
    // The database first: every file that it knows of is kept by then. It gets its name last, so that a
    // backup which has its name is whole.
    const QString unfinished = target + QStringLiteral(".unfinished");
    if (const auto done = database::backUp(**connection, unfinished); !done)
        return complain(sentenceFor(done.error(), target));
    auto copied = copyFiles(filesOf(arguments), files);
    if (copied)
        copied = platform::replaceFile(unfinished, target);
    if (!copied) {
        QFile::remove(unfinished);
        QDir(files).removeRecursively();
        return complainOfFiles(copied.error());
    }
    say(QStringLiteral("%1 has been copied to %2, and its recorded files to %3.").arg(path, target, files));
    return Done;
}

/// Copies a backup to where no file is yet, and opens the copy for business.
Result<> restoreTo(const QString& backup, const QString& path) {
    {
        const auto source = Reading::open(backup);
        if (!source)
            return tl::unexpected(source.error());
        const auto version = database::schemaVersion(**source);
        if (!version)
            return tl::unexpected(version.error());
        const auto findings = database::quickCheck(**source);
        if (!findings)
            return tl::unexpected(findings.error());
        if (!findings->isEmpty())
            return tl::unexpected(database::errorOf(database::ErrorKind::Corrupt, findings->first()));
        if (const auto copied = database::backUp(**source, path); !copied)
            return copied;
    }
    const auto store = openStore(path);
    if (!store)
        return tl::unexpected(store.error());
    return (*store)
        ->write([](Connection& connection) {
            return backend::beginAfterRestore(connection, domain::SystemClock().now());
        })
        .get();
}

int restore(const Arguments& arguments) {
    const QString backup = arguments.operand(0);
    const QString path = arguments["database"];
    if (hasTraces(path))
        return complain(QStringLiteral("There is a database %1 already, or a part of one. Stop its backend "
                                       "and move it away first, with the "
                                       "files beside it that begin with its name.")
                            .arg(path));
    if (const auto copied = copyFiles(filesBeside(backup), filesOf(arguments)); !copied)
        return complainOfFiles(copied.error());
    if (!QFileInfo(filesBeside(backup)).isDir())
        say(QStringLiteral("There are no recorded files at %1.").arg(filesBeside(backup)));
    if (const auto done = restoreTo(backup, path); !done) {
        for (const QString& ending : {QString(), QStringLiteral("-wal"), QStringLiteral("-shm")})
            QFile::remove(path + ending);
        return complain(sentenceFor(done.error(), backup));
    }
    say(QStringLiteral(
            "%1 has been restored to %2. Everybody signs in anew, and every program fetches its data "
            "anew.")
            .arg(backup, path));
    return Done;
}

int check(const Arguments& arguments) {
    const QString path = arguments["database"];
    const auto connection = Reading::open(path);
    if (!connection)
        return complain(sentenceFor(connection.error(), path));
    const auto version = database::schemaVersion(**connection);
    if (!version)
        return complain(sentenceFor(version.error(), path));
    const auto findings = database::quickCheck(**connection);
    if (!findings)
        return complain(sentenceFor(findings.error(), path));
    const auto broken = database::brokenReferences(**connection);
    if (!broken)
        return complain(sentenceFor(broken.error(), path));
    const int newest = static_cast<int>(backend::migrations().size());
    say(QStringLiteral("Version %1 of %2.").arg(*version).arg(newest));
    for (const QString& finding : *findings)
        say(finding);
    for (const database::BrokenReference& each : *broken)
        say(QStringLiteral("A row of %1 refers to one of %2 that isn't there.").arg(each.table, each.parent));
    if (!findings->isEmpty() || !broken->empty())
        return complain(QStringLiteral("%1 is damaged. Restore the last backup.").arg(path));
    if (*version > newest)
        return complain(QStringLiteral("%1 was made by a newer leadoutd. Update this one.").arg(path));
    say(QStringLiteral("%1 is sound.").arg(path));
    return Done;
}

} // namespace

std::vector<Command> upkeepCommands() {
    const Option file{QStringLiteral("database"), QStringLiteral("FILE"), QStringLiteral("The database.")};
    const Option files{
        QStringLiteral("files"), QStringLiteral("FOLDER"),
        QStringLiteral("Where recorded files are kept; beside the database unless said otherwise."),
        Option::Optional};
    return {
        {{QStringLiteral("migrate")},
         QStringLiteral("Brings a database to the version of this program, keeping a copy of the old one."),
         {},
         {file},
         migrate},
        {{QStringLiteral("backup")},
         QStringLiteral(
             "Copies the database as it is at one moment, also while it is served, and the recorded "
             "files to the folder TO.files."),
         {QStringLiteral("TO")},
         {file, files},
         backUp},
        {{QStringLiteral("restore")},
         QStringLiteral(
             "Makes a database from a backup, where there is none, and brings the recorded files of "
             "FROM.files back."),
         {QStringLiteral("FROM")},
         {file, files},
         restore},
        {{QStringLiteral("check")},
         QStringLiteral("Looks for damage, also while the database is served."),
         {},
         {file},
         check},
    };
}

} // namespace leadout::server
