// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/ids.h"
#include "core/platform/private_files.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

namespace leadout::backend {

/// The recorded files of all companies as they arrived, each under the SHA-256 of its bytes:
/// <folder>/<company>/<first two digits>/<hash>. A file that is there is not written again unless its bytes
/// are no longer those of its hash. Only the user who runs the backend can read them. A value; any thread.
class RecordingFiles {
public:
    /// Uses a folder, which is made when there is none.
    static platform::FileResult<RecordingFiles> open(const QString& folder);

    /// Where bytes that are still arriving may be written: on the same volume, so that they can be renamed.
    QString arrivals() const { return m_folder + QStringLiteral("/arriving"); }

    /// Removes what was left in arrivals() when a backend ended in the middle of it: whatever was last
    /// written before this moment. To be called before anything arrives.
    void clearArrivals() const;

    /// Takes a finished file, which lies in arrivals(), over under its hash; on disk when it returns. Where
    /// the bytes are kept already, and sound, the file is left to its owner. Waits for the disk.
    platform::FileResult<> keep(const domain::CompanyId& company, const QString& sha256,
                                const QString& from) const;
    /// The same for bytes in memory.
    platform::FileResult<> keep(const domain::CompanyId& company, const QString& sha256,
                                QByteArrayView bytes) const;

    /// Keeps every file of another such folder here too. Files are never written again, so where both lie on
    /// one volume the bytes are shared.
    platform::FileResult<> keepAllOf(const RecordingFiles& other) const;

    /// Whether there is a file of a hash, whatever is in it.
    bool has(const domain::CompanyId& company, const QString& sha256) const;

    /// Removes the file of a hash, if there is one.
    void drop(const domain::CompanyId& company, const QString& sha256) const;

    /// Where the bytes of a hash are or would be; empty for anything that is no hash.
    QString pathOf(const domain::CompanyId& company, const QString& sha256) const;

    /// The bytes of a hash. WrongSize when they are not those that were kept, or more than any upload.
    platform::FileResult<QByteArray> read(const domain::CompanyId& company, const QString& sha256) const;

private:
    explicit RecordingFiles(QString folder) : m_folder(std::move(folder)) {}
    platform::FileResult<QString> placeFor(const domain::CompanyId& company, const QString& sha256) const;

    QString m_folder;
};

} // namespace leadout::backend
