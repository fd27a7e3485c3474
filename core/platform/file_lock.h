// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/platform/private_files.h"

#include <QString>

#include <chrono>
#include <cstdint>
#include <memory>

namespace leadout::platform {

/// A right that one holder has at a time, on one computer, as long as this lives. The system keeps it with an
/// open file, so that it ends with the process however that ends, and no number of a process is ever
/// compared.
class FileLock {
public:
    /// Takes the right through a file, which is made where there is none and stays; null where somebody else
    /// has it. Never waits. A link is refused. The file system must know locks; those of FAT may not.
    static FileResult<std::unique_ptr<FileLock>> tryTake(const QString& path);

    /// The same for a right that somebody may be about to give up: waits for it, but no longer than this.
    static FileResult<std::unique_ptr<FileLock>> take(const QString& path,
                                                      std::chrono::milliseconds patience);

    ~FileLock();
    FileLock(const FileLock&) = delete;
    FileLock& operator=(const FileLock&) = delete;

private:
    explicit FileLock(std::intptr_t file) : m_file(file) {}

    const std::intptr_t m_file; ///< the system's own name for the open file
};

} // namespace leadout::platform
