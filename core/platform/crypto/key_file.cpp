// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/crypto/key_file.h"

#include <utility>

namespace leadout::platform {

FileResult<SealKey> loadKeyFile(const QString& path, MissingKey missing) {
    auto bytes = readPrivateFile(path, SealKey::kSize);
    if (!bytes) {
        if (bytes.error().fault != FileFault::NotFound || missing == MissingKey::Refuse)
            return tl::unexpected(bytes.error());
        SealKey made = SealKey::random();
        if (const auto written = writePrivateFile(path, made.bytes().view()); !written)
            return tl::unexpected(written.error());
        return made;
    }
    auto key = SealKey::from(SecretBytes::takeFrom(*bytes));
    if (!key)
        return tl::unexpected(FileError{FileFault::WrongSize, path, {}});
    return std::move(*key);
}

} // namespace leadout::platform
