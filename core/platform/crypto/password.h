// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

#include <cstdint>
#include <optional>

namespace leadout::platform {

/// What a password came to against what is stored of it.
enum class PasswordCheck : std::uint8_t {
    Wrong,
    Right,
    RightButOutdated, ///< right, and stored with other parameters than today's: store it anew
};

/// What to store of a password: Argon2id with 64 MiB, three passes, one lane, as a PHC string
/// ("$argon2id$v=19$m=65536,t=3,p=1$salt$hash"). Takes about a tenth of a second and 64 MiB; nothing when
/// that memory is not there. Blocks; any thread.
std::optional<QString> hashPassword(QByteArrayView password);

/// Compares a password with what hashPassword() made. A stored text that is no hash is Wrong. As costly as
/// hashPassword().
PasswordCheck checkPassword(const QString& stored, QByteArrayView password);

} // namespace leadout::platform
