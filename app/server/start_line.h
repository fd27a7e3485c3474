// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/http/server.h"

#include <QString>

#include <cstdint>

namespace leadout::server {

/// What whoever has started serve is told on its first line.
struct StartLine {
    QString listening; ///< such as "127.0.0.1:8480"
    std::uint16_t port = 0;
    QString url;             ///< by which a program on this computer reaches it
    QString bootstrapSecret; ///< makes the first company; empty where there is one, or nobody asked
    QString signInSecret;    ///< signs in once; empty unless asked for
};

/// Where a server listens, filled in with the port that it got.
StartLine startLineFor(const backend::http::ServerOptions& options, std::uint16_t port);

/// For people: "Listening on 127.0.0.1:8480".
QString forPeople(const StartLine& line);

/// For a program: one JSON object with `listening`, `port` and `url`, and with `bootstrap_secret` and
/// `sign_in_secret` where there are such.
QString forProgram(const StartLine& line);

} // namespace leadout::server
