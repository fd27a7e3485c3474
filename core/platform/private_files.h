// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

#include <tl/expected.hpp>

#include <cstdint>
#include <optional>

namespace leadout::platform {

/// What is wrong with a file or a folder.
enum class FileFault : std::uint8_t {
    NotFound,
    Symlink,    ///< the path, or the folder it lies in, is a symbolic link
    WrongKind,  ///< a folder where a file belongs, or the other way round
    NotPrivate, ///< others may read or write it, so that it cannot be trusted
    WrongSize,  ///< the contents have not the length they must have
    Failed,     ///< the system refused; detail says how
};

/// A fault, the path it was met at and the system's words for it (for a log; they may be empty).
struct FileError {
    FileFault fault = FileFault::Failed;
    QString path;
    QString detail;
};

template <class T = void>
using FileResult = tl::expected<T, FileError>;

/// Creates a folder, with missing parents, that only its owner may enter (0700). An existing folder is
/// left as it is; a link, or a folder in which everybody may write, is refused.
FileResult<> makePrivateFolder(const QString& path);

/// Sees to it that a file exists which only its owner may read and write (0600): creates it empty, or
/// tightens an existing one without touching its contents. A link is refused.
FileResult<> makePrivateFile(const QString& path);

/// Replaces a file's contents in one step, on disk when it returns: after a crash there are the old bytes or
/// the new ones. The file gets mode 0600. A link is refused.
FileResult<> writePrivateFile(const QString& path, QByteArrayView bytes);

/// Reads a file that must be private already: a link, or a file that others may read, is refused. At most
/// `limit` bytes; a longer file is WrongSize.
FileResult<QByteArray> readPrivateFile(const QString& path, std::int64_t limit);

/// Refuses a path that is a link itself or lies directly in a folder that is one; a path that does not exist
/// is fine.
FileResult<> refuseSymlink(const QString& path);

/// Renames a finished file over another in one step and waits until it is on disk.
FileResult<> replaceFile(const QString& from, const QString& to);

/// Gives a finished private file a second name, which must be new. Where the system can't, as on another
/// volume, the second name gets a copy of at most `limit` bytes.
FileResult<> linkOrCopyFile(const QString& from, const QString& to, std::int64_t limit);

/// Bytes this user may still write where the path lies or would lie; nothing when that cannot be told.
std::optional<std::int64_t> freeSpace(const QString& path);

} // namespace leadout::platform
