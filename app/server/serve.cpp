// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/serve.h"

#include "app/server/companies.h"
#include "app/server/database_file.h"
#include "app/server/key.h"
#include "app/server/listening.h"
#include "app/server/start_line.h"

#include "core/backend/auth/sign_ins.h"
#include "core/backend/auth/tokens.h"
#include "core/backend/auth/trail.h"
#include "core/backend/http/addresses.h"
#include "core/backend/ingest/analyzer.h"
#include "core/backend/ingest/day_chores.h"
#include "core/backend/ingest/worker.h"
#include "core/backend/publish/publisher.h"
#include "core/backend/store/entrances.h"
#include "core/backend/web/api_log.h"
#include "core/backend/web/api_server.h"
#include "core/backend/web/log_queue.h"
#include "core/platform/parent_watch.h"
#include "core/platform/termination_signal.h"
#include "core/protocol/endpoints.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <memory>

namespace leadout::server {

namespace http = backend::http;
using backend::ApiServer;
using database::Connection;
using database::Result;

namespace {

/// How long answers under way may take when the program ends.
constexpr std::chrono::seconds kGrace{10};
/// How long the secret of --sign-in is good.
constexpr std::chrono::minutes kSignInTime{2};

/// Writes to the program's standard error, past what the C library would lock when the program ends.
backend::LogQueue::Sink standardError() {
    constexpr int kStandardError = 2;
    const auto file = std::make_shared<QFile>();
    if (!file->open(kStandardError, QIODevice::WriteOnly | QIODevice::Unbuffered))
        return [](const QByteArray&) {};
    return [file](const QByteArray& line) { file->write(line + '\n'); };
}

/// A sample database holds made-up people and a password that everybody knows.
QString sampleSentence() {
    return QStringLiteral(
        "This is a sample database, which is served on this computer alone. Listen on "
        "127.0.0.1 without --behind-proxy, and give no --public-url but one of this computer.");
}

bool staysHere(const http::ServerOptions& listening, const QString& publicUrl) {
    return (publicUrl.isEmpty() || isOfThisComputer(publicUrl)) && http::isLoopback(listening.address) &&
           listening.trusted_proxies.empty();
}

/// The base of every link, where it was given; nothing after a complaint. Off this computer it must be given,
/// because a link with an address of this one would lead nobody anywhere. Whoever comes by another computer's
/// address comes through a proxy, unless this does TLS itself: a proxy that is not known gives all of them
/// one address, and the wrong passwords of one would lock out everybody.
tl::expected<QString, QString> publicUrlOf(const Arguments& arguments, const http::ServerOptions& listening) {
    const QString given = arguments["public-url"];
    if (!given.isEmpty()) {
        auto url = publicUrlFrom(given);
        if (url && !isOfThisComputer(*url) && !listening.tls && listening.trusted_proxies.empty())
            return tl::unexpected(
                QStringLiteral("Others reach %1 through a proxy. Name it with --behind-proxy, such as "
                               "--behind-proxy 127.0.0.1, or give --tls-cert and --tls-key.")
                    .arg(*url));
        return url;
    }
    if (staysHere(listening, given))
        return QString();
    return tl::unexpected(QStringLiteral("--public-url is missing. Others need to know where to reach it."));
}

/// What is asked of the database before anything is served.
struct Prepared {
    bool sample = false;
    QString bootstrapSecret;
    QString signInSecret;
    QString problem; ///< why it is not served; empty when it is
};

/// Makes the secret by which a program signs in once, as the coach of an address.
Result<> prepareSignIn(Connection& connection, const Arguments& arguments, Prepared& prepared) {
    const auto account = backend::accountByEmail(connection, arguments["sign-in"]);
    if (!account)
        return tl::unexpected(account.error());
    auto memberships = *account
                           ? backend::membershipsOf(connection, (*account)->id)
                           : Result<std::vector<backend::Membership>>(std::vector<backend::Membership>());
    if (!memberships)
        return tl::unexpected(memberships.error());
    std::erase_if(*memberships, [&arguments](const backend::Membership& each) {
        const QString company = arguments["company"];
        return each.coach.status != domain::MembershipStatus::Active ||
               (!company.isEmpty() && company != each.companyName && company != each.company.toString());
    });
    if (memberships->size() != 1) {
        std::vector<backend::Company> companies(memberships->size());
        for (std::size_t i = 0; i < companies.size(); ++i) {
            companies[i].id = (*memberships)[i].company;
            companies[i].name = (*memberships)[i].companyName;
        }
        prepared.problem =
            companies.empty()
                ? QStringLiteral("No active coach here has the address %1.").arg(arguments["sign-in"])
                : QStringLiteral("%1 is a coach of several companies. ").arg(arguments["sign-in"]) +
                      chooseCompany(companies);
        return {};
    }
    const backend::Membership& one = memberships->front();
    const domain::Instant now = domain::SystemClock().now();
    backend::DoorEvent event;
    event.action = QStringLiteral("serve --sign-in");
    if (const auto noted = backend::noteAtDoor(connection, one.company, one.coach.id, event, now); !noted)
        return noted;
    return backend::makeOneTimeSignIn(connection, one, kSignInTime, now)
        .map([&prepared](const QString& secret) { prepared.signInSecret = secret; });
}

Result<Prepared> prepare(Connection& connection, const Arguments& arguments) {
    Prepared prepared;
    const auto mark = backend::installationValue(connection, backend::kSampleMark);
    if (!mark)
        return tl::unexpected(mark.error());
    prepared.sample = mark->has_value();
    const auto companies = backend::allCompanies(connection);
    if (!companies)
        return tl::unexpected(companies.error());
    if (arguments.has("bootstrap") && companies->empty())
        prepared.bootstrapSecret = backend::makeToken();
    if (!arguments["sign-in"].isEmpty()) {
        if (const auto made = prepareSignIn(connection, arguments, prepared); !made)
            return tl::unexpected(made.error());
    }
    return prepared;
}

/// The address for others that was given last, here or when a company was made; empty for none.
Result<QString> givenLast(Connection& connection) {
    const auto known = backend::installationValue(connection, kPublicUrl);
    const auto told = known ? backend::installationValue(connection, backend::kToldUrl) : known;
    if (!told)
        return tl::unexpected(told.error());
    // Without one the address served at stands there, which programs are not told.
    return *known && (*known == *told || !isOfThisComputer(**known)) ? **known : QString();
}

/// Keeps what links begin with: the address given now, else last, which the programs are told, or else the
/// one served at. A sample and what a program serves for itself are never others' to reach unless said now.
Result<> remember(backend::Store& store, const QString& publicUrl, const QString& servedAt, bool forItself) {
    return store
        .write([&](Connection& connection) -> Result<> {
            const auto url =
                publicUrl.isEmpty() && !forItself ? givenLast(connection) : Result<QString>(publicUrl);
            if (!url)
                return tl::unexpected(url.error());
            if (const auto told = backend::tellPublicUrl(connection, *url, domain::SystemClock().now());
                !told)
                return told;
            return backend::setInstallationValue(connection, kPublicUrl, url->isEmpty() ? servedAt : *url);
        })
        .get();
}

QString recordingsFolder(const Arguments& arguments) {
    return arguments["files"].isEmpty() ? filesBeside(arguments["database"]) : arguments["files"];
}

/// Takes the faults of whoever works beside the requests.
backend::Analyzer::Fault logFaults(backend::LogQueue& log, const domain::Clock& clock, std::string_view who) {
    return [&log, &clock, who](const database::DatabaseError& error) {
        log.add(backend::faultLine(who, error, clock.now()));
    };
}

/// Serves until it is asked to end.
int run(backend::Store& store, const Arguments& arguments, const http::ServerOptions& listening,
        platform::SealKey key, const Prepared& prepared, const QString& publicUrl) {
    const QString folder = recordingsFolder(arguments);
    const auto recordings = backend::RecordingFiles::open(folder);
    if (!recordings)
        return complain(QStringLiteral("The folder %1 for recorded files can't be used. (%2)")
                            .arg(recordings.error().path, recordings.error().detail));
    const domain::SystemClock clock;
    domain::SystemRandom random;
    backend::LogQueue log(standardError(), [](std::uint64_t lines) {
        return backend::lostLinesLine(lines, domain::SystemClock().now());
    });
    const auto fault = logFaults(log, clock, "worker");
    backend::Analyzer analyzer(store, *recordings, clock, random, fault);
    backend::Publisher publisher(store, clock, fault);
    if (const std::int64_t renewed = analyzer.resume(); renewed > 0)
        log.add(backend::noticeLine("reading_again", std::to_string(renewed), clock.now()));
    publisher.resume();
    const auto past = prepared.sample ? backend::PastSessions::Leave : backend::PastSessions::Close;
    backend::Worker worker(
        store, clock, {[&analyzer] { return analyzer.next(); }, [&publisher] { return publisher.next(); }},
        [&store, &clock, &random, &fault, past] {
            if (const auto done = backend::runDayChores(store, clock, random, past); !done)
                fault(done.error());
        });
    const platform::TerminationSignal asked;
    QObject::connect(&asked, &platform::TerminationSignal::requested, qApp, &QCoreApplication::quit);
    std::optional<platform::ParentWatch> parent;
    if (arguments.has("parent")) {
        parent.emplace();
        QObject::connect(&*parent, &platform::ParentWatch::parentGone, qApp, &QCoreApplication::quit);
    }
    backend::ApiOptions options;
    options.http = listening;
    options.bootstrapSecret = prepared.bootstrapSecret;
    options.recordings = &*recordings;
    options.due = [&worker] { worker.poke(); };
    auto api = ApiServer::start(store, std::move(key), clock, options,
                                [&log](const QByteArray& logged) { log.add(logged); });
    if (!api)
        return complain(QString::fromStdString(api.error()));
    StartLine line = startLineFor(listening, (*api)->port());
    const bool forItself = prepared.sample || arguments.has("bootstrap");
    if (const auto kept = remember(store, publicUrl, line.url, forItself); !kept)
        return complain(sentenceFor(kept.error(), arguments["database"]));
    line.bootstrapSecret = prepared.bootstrapSecret;
    line.signInSecret = prepared.signInSecret;
    const bool toProgram =
        arguments.has("parent") || arguments.has("bootstrap") || !arguments["sign-in"].isEmpty();
    say(toProgram ? forProgram(line) : forPeople(line));
    log.add(backend::noticeLine("started", line.listening.toStdString(), clock.now()));
    const int code = QCoreApplication::exec();
    (*api)->stop(kGrace);
    worker.stop();
    api->reset();
    log.add(backend::noticeLine("stopped", line.listening.toStdString(), clock.now()));
    return code;
}

int serve(const Arguments& arguments) {
    const auto listening = listeningFrom(arguments);
    if (!listening)
        return complain(listening.error(), Misused);
    const auto publicUrl = publicUrlOf(arguments, *listening);
    if (!publicUrl)
        return complain(publicUrl.error(), Misused);
    const QString path = arguments["database"];
    if (!arguments.has("bootstrap") && !QFileInfo::exists(path))
        return complain(
            QStringLiteral("There is no database %1. leadoutd company create makes one.").arg(path));
    auto store = openStore(path);
    if (!store)
        return complain(sentenceFor(store.error(), path));
    const auto prepared =
        (*store)
            ->write([&arguments](Connection& connection) { return prepare(connection, arguments); })
            .get();
    if (!prepared)
        return complain(sentenceFor(prepared.error(), path));
    if (!prepared->problem.isEmpty())
        return complain(prepared->problem, Misused);
    if (prepared->sample && !staysHere(*listening, *publicUrl))
        return complain(sampleSentence(), Misused);
    auto key = keyFor(**store, arguments);
    if (!key)
        return complain(key.error());
    return run(**store, arguments, *listening, std::move(*key), *prepared, *publicUrl);
}

int printRoutes(const Arguments&) {
    for (const protocol::Endpoint& endpoint : protocol::endpoints()) {
        const auto text = [](std::string_view word) {
            return QString::fromLatin1(word.data(), static_cast<qsizetype>(word.size()));
        };
        say(QStringLiteral("%1 %2 %3 %4")
                .arg(text(key(endpoint.method)), -4)
                .arg(text(endpoint.path), -38)
                .arg(text(endpoint.name), -22)
                .arg(text(key(endpoint.auth))));
    }
    return Done;
}

} // namespace

Command serveCommand() {
    return {
        {QStringLiteral("serve")},
        QStringLiteral("Serves the coaches' programs until it gets SIGTERM or SIGINT."),
        {},
        {{QStringLiteral("database"), QStringLiteral("FILE"),
          QStringLiteral("The database. Only with --bootstrap it is made when there is none.")},
         {QStringLiteral("public-url"), QStringLiteral("URL"),
          QStringLiteral("What every link begins with: where others reach this backend. Needed unless it "
                         "listens on this computer alone; then it is what was given last."),
          Option::Optional},
         {QStringLiteral("key-file"), QStringLiteral("FILE"),
          QStringLiteral("The key that seals secrets. It is made when there is none; keep a copy of it "
                         "apart from the backups.")},
         {QStringLiteral("files"), QStringLiteral("FOLDER"),
          QStringLiteral("Where recorded files are kept; beside the database unless said otherwise."),
          Option::Optional},
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
                         "X-Forwarded-For. Needed where others come by --public-url, unless there is "
                         "--tls-cert."),
          Option::Optional},
         {QStringLiteral("bootstrap"),
          {},
          QStringLiteral(
              "Makes the database when there is none, and prints, where there is no company yet, the "
              "one-time secret that makes the first one. The first line is then JSON."),
          Option::Optional},
         {QStringLiteral("sign-in"), QStringLiteral("EMAIL"),
          QStringLiteral("Prints a secret by which a program signs in as this coach, once and within two "
                         "minutes. The first line is then JSON."),
          Option::Optional},
         {QStringLiteral("company"), QStringLiteral("NAME"),
          QStringLiteral("With --sign-in: the company's name or its id, where there are several."),
          Option::Optional},
         {QStringLiteral("parent"),
          {},
          QStringLiteral("Ends when its standard input does. The first line is then JSON."),
          Option::Optional},
         {QStringLiteral("new-key"),
          {},
          QStringLiteral("Begins with another key than before; what was sealed with the old one is lost."),
          Option::Optional}},
        serve};
}

Command routesCommand() {
    return {
        {QStringLiteral("routes")}, QStringLiteral("Prints what can be asked of it."), {}, {}, printRoutes};
}

} // namespace leadout::server
