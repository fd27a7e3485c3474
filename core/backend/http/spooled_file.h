// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCryptographicHash>
#include <cstdint>

#include <memory>
#include <string>
#include <string_view>

class QTemporaryFile;

namespace leadout::backend::http {

/// A streamed body on its way to its handler: a file that only this user can read, removed with the last
/// owner unless it was moved away. Used by one thread at a time.
class SpooledFile {
public:
    /// Makes an empty file in the folder; nothing when that is not possible.
    static std::shared_ptr<SpooledFile> create(const std::string& folder);
    ~SpooledFile();
    SpooledFile(const SpooledFile&) = delete;
    SpooledFile& operator=(const SpooledFile&) = delete;

    /// Where it lies, in UTF-8.
    const std::string& path() const { return m_path; }
    /// Bytes written so far.
    std::uint64_t size() const { return m_size; }

    /// The SHA-256 of what was written so far, as 64 lower-case hexadecimal digits.
    std::string sha256() const;

    /// Appends; false when the disk does not take it.
    [[nodiscard]] bool write(std::string_view bytes);
    /// Hands what was written to the operating system and closes; false when that fails.
    [[nodiscard]] bool finish();
    /// Renames it within its file system; from then on the file stays. False when the target exists or
    /// cannot be made; the file then still lies at path().
    [[nodiscard]] bool moveTo(const std::string& path);

private:
    explicit SpooledFile(std::unique_ptr<QTemporaryFile> file);

    std::unique_ptr<QTemporaryFile> m_file;
    std::string m_path;
    std::uint64_t m_size = 0;
    QCryptographicHash m_hash{QCryptographicHash::Sha256};
};

} // namespace leadout::backend::http
