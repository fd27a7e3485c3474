// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/database/error.h"

#include <QString>
#include <QStringList>

#include <cstdint>
#include <optional>
#include <vector>

namespace leadout::database {

class Connection;
struct ConnectionOptions;

/// Whether everything was moved from the log into the database file.
enum class CheckpointOutcome : std::uint8_t {
    Done, ///< the log is empty: nothing that was deleted is left in either file
    Busy, ///< a reader needs the log; deleted content is still in it, so try again
};

/// Moves the write-ahead log into the database file and empties it. Waits for readers as long as the busy
/// timeout; only the writer may, and not inside a transaction.
Result<CheckpointOutcome> checkpoint(Connection& connection);

/// Looks for damage without comparing indexes with tables. The list holds SQLite's findings and is empty for
/// a sound file; damage that stops the reading is an error of kind Corrupt. A full volume can make it fail
/// too: look at the free space before believing in damage.
Result<QStringList> quickCheck(Connection& connection);

/// A row that refers to another one which does not exist.
struct BrokenReference {
    QString table;
    std::optional<std::int64_t> row; ///< absent in tables without row numbers
    QString parent;
};

/// All rows whose foreign keys lead nowhere.
Result<std::vector<BrokenReference>> brokenReferences(Connection& connection);

/// Copies the database into a file of mode 0600, as of one moment and while others use it, replacing the
/// file in one step when the copy is complete. Not inside a transaction.
Result<> backUp(Connection& connection, const QString& path);

/// Takes away the empty log and its index that SQLite puts beside a file for who only reads it, and leaves
/// there. The file stays as it is; so does what is beside it where anybody has it open, or has written to
/// the log. With the reader's options after it is closed, and with the right to write the file. Nothing
/// happens where it cannot be done, or where others may read or write the file.
void tidyAfterReading(ConnectionOptions options);

} // namespace leadout::database
