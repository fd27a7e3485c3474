// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/listening.h"

#include "core/backend/http/addresses.h"

#include <QUrl>

namespace leadout::server {

namespace http = backend::http;

namespace {

/// "127.0.0.1:8480" or "[::1]:8480".
bool readEndpoint(const QString& text, http::ServerOptions& options) {
    const qsizetype colon = text.lastIndexOf(u':');
    if (colon < 1)
        return false;
    QString address = text.left(colon);
    if (address.startsWith(u'[') && address.endsWith(u']'))
        address = address.mid(1, address.size() - 2);
    bool number = false;
    options.port = text.mid(colon + 1).toUShort(&number);
    options.address = address.toStdString();
    return number && http::canonicalAddress(options.address).has_value();
}

} // namespace

tl::expected<http::ServerOptions, QString> listeningFrom(const Arguments& arguments) {
    http::ServerOptions options;
    const QString where = arguments["listen"];
    if (!readEndpoint(where, options))
        return tl::unexpected(
            QStringLiteral("\"%1\" is no address to listen on. Write it like 127.0.0.1:8480.").arg(where));
    const QString certificate = arguments["tls-cert"];
    const QString key = arguments["tls-key"];
    const QString proxy = arguments["behind-proxy"];
    if (certificate.isEmpty() != key.isEmpty())
        return tl::unexpected(QStringLiteral("--tls-cert and --tls-key belong together. Give both."));
    if (!certificate.isEmpty())
        options.tls = http::TlsFiles{certificate.toStdString(), key.toStdString()};
    if (!proxy.isEmpty()) {
        if (!http::canonicalAddress(proxy.toStdString()))
            return tl::unexpected(QStringLiteral("\"%1\" is not the IP address of a proxy.").arg(proxy));
        if (http::isUnspecified(proxy.toStdString()))
            return tl::unexpected(
                QStringLiteral(
                    "%1 is no address that a proxy has. Name the one in front with --behind-proxy.")
                    .arg(proxy));
        options.trusted_proxies.push_back(proxy.toStdString());
    }
    if (!http::isLoopback(options.address) && !options.tls && options.trusted_proxies.empty())
        return tl::unexpected(
            QStringLiteral(
                "Listening on %1 would send passwords in the clear. Give --tls-cert and --tls-key, "
                "or name the proxy in front with --behind-proxy.")
                .arg(where));
    return options;
}

bool isOfThisComputer(const QString& url) {
    const QString host = QUrl(url).host();
    return host == QLatin1String("localhost") || http::isLoopback(host.toStdString());
}

tl::expected<QString, QString> publicUrlFrom(const QString& text) {
    const QUrl url(text, QUrl::StrictMode);
    const bool web = url.scheme() == QLatin1String("https") || url.scheme() == QLatin1String("http");
    if (!url.isValid() || !web || url.host().isEmpty() || url.hasQuery() || url.hasFragment() ||
        !url.userInfo().isEmpty())
        return tl::unexpected(
            QStringLiteral("\"%1\" is no address for others. Write it like https://coaching.example.org.")
                .arg(text));
    if (url.scheme() == QLatin1String("http") && !isOfThisComputer(text))
        return tl::unexpected(
            QStringLiteral("%1 would send passwords in the clear. Use https there.").arg(text));
    return text.endsWith(u'/') ? text.chopped(1) : text;
}

} // namespace leadout::server
