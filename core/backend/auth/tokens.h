// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace leadout::backend {

/// A new opaque token: 256 random bits as 43 characters that are fit for addresses and headers. It means
/// nothing by itself and is never stored.
QString makeToken();

/// What is stored of a token, and by which it is found: its SHA-256, hexadecimal.
QString tokenHash(const QString& token);

} // namespace leadout::backend
