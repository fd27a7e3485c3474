// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/start_line.h"

#include "core/protocol/json_writer.h"

namespace leadout::server {

namespace {

/// Where a program on this computer finds a listener that takes connections from everywhere.
QString reachable(const QString& address) {
    if (address == QLatin1String("0.0.0.0"))
        return QStringLiteral("127.0.0.1");
    return address == QLatin1String("::") ? QStringLiteral("::1") : address;
}

QString endpoint(const QString& address, std::uint16_t port) {
    return (address.contains(u':') ? QStringLiteral("[%1]:%2") : QStringLiteral("%1:%2"))
        .arg(address)
        .arg(port);
}

} // namespace

StartLine startLineFor(const backend::http::ServerOptions& options, std::uint16_t port) {
    const QString address = QString::fromStdString(options.address);
    StartLine line;
    line.listening = endpoint(address, port);
    line.port = port;
    line.url = (options.tls ? QStringLiteral("https://") : QStringLiteral("http://")) +
               endpoint(reachable(address), port);
    return line;
}

QString forPeople(const StartLine& line) {
    return QStringLiteral("Listening on %1").arg(line.listening);
}

QString forProgram(const StartLine& line) {
    const auto unlessEmpty = [](const QString& text) {
        return text.isEmpty() ? std::nullopt : std::optional(text);
    };
    protocol::JsonWriter out;
    out.beginObject().field("listening", line.listening);
    out.field("port", std::int64_t{line.port}).field("url", line.url);
    out.field("bootstrap_secret", unlessEmpty(line.bootstrapSecret));
    out.field("sign_in_secret", unlessEmpty(line.signInSecret));
    return QString::fromUtf8(out.endObject().take());
}

} // namespace leadout::server
