// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/serve.h"

#include "app/server/database_file.h"
#include "app/server/listening.h"

#include "core/backend/store/entrances.h"
#include "core/backend/web/api_log.h"
#include "core/backend/web/api_server.h"
#include "core/backend/web/routes.h"
#include "core/platform/crypto/key_file.h"
#include "core/platform/termination_signal.h"
#include "core/protocol/endpoints.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstdio>

namespace leadout::server {

using backend::ApiServer;

namespace {

/// How long answers under way may take when the program ends.
constexpr std::chrono::seconds kGrace{10};

/// A line in one piece, so that lines of several threads do not mix.
void log(const QByteArray& line) {
    const QByteArray whole = line + '\n';
    std::fwrite(whole.constData(), 1, static_cast<std::size_t>(whole.size()), stderr);
}

QString keySentence(const platform::FileError& error) {
    switch (error.fault) {
    case platform::FileFault::NotPrivate:
        return QStringLiteral("Others can read the key file %1, so it can't be trusted. If nobody has, allow "
                              "only its owner to read it.")
            .arg(error.path);
    case platform::FileFault::WrongSize:
        return QStringLiteral("%1 is no key file: it must hold 32 bytes. Name another one.").arg(error.path);
    case platform::FileFault::Symlink:
        return QStringLiteral("%1 is a link. Name the key file itself.").arg(error.path);
    default: break;
    }
    return QStringLiteral("The key file %1 can't be read or made. (%2)").arg(error.path, error.detail);
}

database::Result<> remember(backend::Store& store, const QString& publicUrl) {
    return store
        .write([&publicUrl](database::Connection& connection) {
            return backend::setInstallationValue(connection, kPublicUrl, publicUrl);
        })
        .get();
}

QString endpointText(const backend::http::ServerOptions& options, std::uint16_t port) {
    const QString address = QString::fromStdString(options.address);
    return (address.contains(u':') ? QStringLiteral("[%1]:%2") : QStringLiteral("%1:%2"))
        .arg(address)
        .arg(port);
}

int serve(const Arguments& arguments) {
    const auto listening = listeningFrom(arguments);
    if (!listening)
        return complain(listening.error(), Misused);
    const auto publicUrl = publicUrlFrom(arguments["public-url"]);
    if (!publicUrl)
        return complain(publicUrl.error(), Misused);
    auto key = platform::loadKeyFile(arguments["key-file"], platform::MissingKey::Make);
    if (!key)
        return complain(keySentence(key.error()));
    const QString path = arguments["database"];
    auto store = openStore(path);
    if (!store)
        return complain(sentenceFor(store.error(), path));
    if (const auto remembered = remember(**store, *publicUrl); !remembered)
        return complain(sentenceFor(remembered.error(), path));

    const domain::SystemClock clock;
    const platform::TerminationSignal asked;
    QObject::connect(&asked, &platform::TerminationSignal::requested, qApp, &QCoreApplication::quit);
    backend::ApiOptions options;
    options.http = *listening;
    auto api = ApiServer::start(**store, std::move(*key), clock, options, log);
    if (!api)
        return complain(QString::fromStdString(api.error()));
    const QString where = endpointText(*listening, (*api)->port());
    say(QStringLiteral("Listening on %1").arg(where));
    log(backend::noticeLine("started", where.toStdString(), clock.now()));
    const int code = QCoreApplication::exec();
    (*api)->stop(kGrace);
    api->reset();
    log(backend::noticeLine("stopped", where.toStdString(), clock.now()));
    return code;
}

int printRoutes(const Arguments&) {
    const auto missing = backend::endpointsNotServed();
    for (const protocol::Endpoint& endpoint : protocol::endpoints()) {
        const auto text = [](std::string_view word) {
            return QString::fromLatin1(word.data(), static_cast<qsizetype>(word.size()));
        };
        const bool served = std::find(missing.begin(), missing.end(), endpoint.name) == missing.end();
        say(QStringLiteral("%1 %2 %3 %4 %5")
                .arg(text(key(endpoint.method)), -4)
                .arg(text(endpoint.path), -38)
                .arg(text(endpoint.name), -22)
                .arg(text(key(endpoint.auth)), -14)
                .arg(served ? QStringLiteral("served") : QStringLiteral("not served")));
    }
    return Done;
}

} // namespace

Command serveCommand() {
    return {{QStringLiteral("serve")},
            QStringLiteral("Serves the coaches' programs until it gets SIGTERM or SIGINT."),
            {},
            {{QStringLiteral("database"), QStringLiteral("FILE"),
              QStringLiteral("The database. It is made when there is none.")},
             {QStringLiteral("public-url"), QStringLiteral("URL"),
              QStringLiteral("What every link begins with: where others reach this backend.")},
             {QStringLiteral("key-file"), QStringLiteral("FILE"),
              QStringLiteral("The key that seals secrets. It is made when there is none; keep a copy of it "
                             "apart from the backups.")},
             {QStringLiteral("listen"), QStringLiteral("ADDRESS:PORT"),
              QStringLiteral("Where to listen; 127.0.0.1:8480 unless said otherwise. Port 0 takes a free "
                             "one."),
              Option::Optional, QStringLiteral("127.0.0.1:8480")},
             {QStringLiteral("tls-cert"), QStringLiteral("FILE"),
              QStringLiteral("The certificate with its chain, in PEM form."), Option::Optional},
             {QStringLiteral("tls-key"), QStringLiteral("FILE"), QStringLiteral("The certificate's key."),
              Option::Optional},
             {QStringLiteral("behind-proxy"), QStringLiteral("ADDRESS"),
              QStringLiteral("The proxy in front, which does TLS and says who is asking in "
                             "X-Forwarded-For."),
              Option::Optional}},
            serve};
}

Command routesCommand() {
    return {
        {QStringLiteral("routes")}, QStringLiteral("Prints what can be asked of it."), {}, {}, printRoutes};
}

} // namespace leadout::server
