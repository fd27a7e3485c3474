// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/store/audit.h"
#include "core/backend/store/entrances.h"
#include "core/backend/store/store.h"
#include "core/protocol/endpoints.h"
#include "core/protocol/rows.h"
#include "core/protocol/sign_in_messages.h"
#include "core/protocol/sync_changes.h"
#include "tests/server/leadoutd_program.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>

#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <thread>

using namespace leadout;
using namespace leadout::test;

namespace {

constexpr int kPatienceForSample = 200'000;

/// The token of the link that a command printed.
QString tokenIn(const Outcome& outcome) {
    static const QRegularExpression link(QStringLiteral("^(http\\S+/password)\\?token=([A-Za-z0-9_-]{43})$"),
                                         QRegularExpression::MultilineOption);
    return link.match(outcome.out).captured(2);
}

QString epochFor(const Serving& server, const QString& token) {
    const auto read =
        protocol::readChangesAnswer(QByteArray::fromStdString(server.getAs(token, "/v1/sync/changes").body));
    return read ? read->echo.epoch : QString();
}

/// What the company's row tells a program that begins; nothing without the row.
std::optional<protocol::CompanyRow> toldCompany(const Serving& server) {
    const QString token = accessToken(server);
    const auto ask = [&](const protocol::ChangesRequest& request) {
        const std::string path = "/v1/sync/changes?" + protocol::writeChangesQuery(request).toStdString();
        return protocol::readChangesAnswer(QByteArray::fromStdString(server.getAs(token, path).body));
    };
    const auto begun = ask({});
    const auto* scopes = begun ? std::get_if<protocol::ScopesAnswer>(&begun->content) : nullptr;
    if (!scopes)
        return std::nullopt;
    const auto filled =
        ask({scopes->head, scopes->scopesHash, protocol::backfillStart({}), protocol::kMaxPageRows});
    const auto* page = filled ? std::get_if<protocol::BackfillAnswer>(&filled->content) : nullptr;
    for (const protocol::Row& row : page ? page->rows : std::vector<protocol::Row>()) {
        const auto company = protocol::readCompanyRow(row.payload);
        if (row.kind == QLatin1String("company") && company)
            return *company;
    }
    return std::nullopt;
}

/// The address for others in it.
std::optional<QString> toldAddress(const Serving& server) {
    const auto company = toldCompany(server);
    return company ? std::optional(company->publicUrl) : std::nullopt;
}

/// Which settings of the company were changed by an operator, as its audit tells.
QStringList settingsNotedIn(const Program& program) {
    backend::StoreOptions options;
    options.path = program.database();
    auto store = backend::Store::open(options);
    if (!store)
        return {};
    const auto lines = (*store)
                           ->read([](database::Connection& connection) {
                               const auto viewer =
                                   backend::Viewer::system(backend::allCompanies(connection)->front().id);
                               return backend::auditFrom(connection, viewer, 1, 100);
                           })
                           .get();
    QStringList noted;
    for (const backend::AuditLine& line : lines ? *lines : std::vector<backend::AuditLine>()) {
        if (line.entry.action == QLatin1String("company set"))
            noted.append(line.entry.object.section(u' ', 2));
    }
    return noted;
}

/// Ends the membership of a coach, as a head coach does.
void deactivate(const Program& program, const QString& email) {
    backend::StoreOptions options;
    options.path = program.database();
    auto store = backend::Store::open(options);
    QVERIFY(store);
    const auto done =
        (*store)
            ->write([&email](database::Connection& connection) -> backend::Result<std::int64_t> {
                const auto account = backend::accountByEmail(connection, email).value();
                backend::Membership ended = backend::membershipsOf(connection, account->id).value().front();
                ended.coach.status = domain::MembershipStatus::Deactivated;
                backend::Changes changes(connection, ended.company, domain::SystemClock().now());
                return backend::putCoach(changes, ended.coach, {QStringLiteral("status")});
            })
            .get();
    QVERIFY(done);
}

} // namespace

class TestLeadoutd : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void goesFromAnEmptyFolderToASignedInCoach_data() {
        QTest::addColumn<int>("signal");
        QTest::newRow("ended by SIGTERM") << SIGTERM;
        QTest::newRow("ended by SIGINT") << SIGINT;
    }

    void goesFromAnEmptyFolderToASignedInCoach() {
        QFETCH(const int, signal);
        const Program program;
        const Outcome created = program.createCompany();
        QCOMPARE(created.code, 0);
        QVERIFY(created.out.contains(QStringLiteral("https://coach.example.org/password?token=")));
        const QString token = tokenIn(created);
        QVERIFY(!token.isEmpty());
        // The address stands from here on, before anything was served.
        const Outcome early =
            program.onDatabase({QStringLiteral("user"), QStringLiteral("reset-link"), kAna});
        QVERIFY(early.out.contains(QStringLiteral("https://coach.example.org/password?token=")));
        Serving server(program);
        QVERIFY(server.port() > 0);
        QVERIFY(!server.signIn(kAna, kPassword));
        QCOMPARE(server.choosePassword(token, kPassword), 204);
        QCOMPARE(server.choosePassword(token, kPassword), 404);
        for (int i = 0; i < 100;
             ++i) // more than one sign-in may ask at once: strangers share nothing with it
            QCOMPARE(server.ask(get("/v1/me")).status, 401);
        const auto signedIn = server.signIn(kAna, kPassword);
        QVERIFY(signedIn);
        QCOMPARE(signedIn->me.companyName, QStringLiteral("Velo"));
        QCOMPARE(server.getAs(signedIn->accessToken, "/v1/me").status, 200);
        QCOMPARE(server.end(signal), 0);
        const QByteArray log = server.log();
        QVERIFY(log.contains("\"event\":\"started\""));
        QVERIFY(log.contains("\"event\":\"stopped\""));
        QVERIFY(log.contains("\"route\":\"/v1/sign-in\""));
        QVERIFY(!log.contains(kAna.toUtf8()));
        QVERIFY(!log.contains(token.toUtf8()));
        // What was told last is what the next link begins with.
        const Outcome reset =
            program.onDatabase({QStringLiteral("user"), QStringLiteral("reset-link"), kAna});
        QCOMPARE(reset.code, 0);
        QVERIFY(reset.out.contains(QStringLiteral("http://127.0.0.1/password?token=")));
    }

    void servesOnWhenNobodyReadsItsLog() {
        const Program program;
        QCOMPARE(program.createCompany().code, 0);
        const QString log = program.file(QStringLiteral("log"));
        const QByteArray name = QFile::encodeName(log);
        QCOMPARE(::mkfifo(name.constData(), 0600), 0);
        const int reader = ::open(name.constData(), O_RDWR | O_NONBLOCK);
        QVERIFY(reader >= 0);
        Serving server(program, {}, log);
        RawClient client(server.port());
        for (int i = 0; i < 2000; ++i) { // several times what a pipe holds
            const auto answer = client.exchange(get("/health"));
            QVERIFY2(answer, qPrintable(QString::number(i)));
            QVERIFY(answer->status == 200 || answer->status == 429);
        }
        QCOMPARE(server.end(SIGTERM), 0);
        ::close(reader);
    }

    void tellsCompaniesOfOneNameApartByTheirIds() {
        const Program program;
        QCOMPARE(program.createCompany().code, 0);
        QCOMPARE(program.createCompany().code, 0);
        const QStringList named = asAna() << QStringLiteral("--company") << QStringLiteral("Velo");
        for (const QStringList& more : {asAna(), named}) {
            const Outcome refused = program.run(program.serveArguments() + more);
            QCOMPARE(refused.code, 2);
            QCOMPARE(refused.err.count(QStringLiteral("  Velo")), 2);
        }
        const Outcome refused = program.run(program.serveArguments() + named);
        static const QRegularExpression line(QStringLiteral("^  (\\S{36})  Velo$"),
                                             QRegularExpression::MultilineOption);
        const QString id = line.match(refused.err).captured(1);
        const Serving server(program, asAna() << QStringLiteral("--company") << id);
        QVERIFY(!accessToken(server).isEmpty());
    }

    void makesTheFirstCompanyForItsParentAndEndsWithIt() {
        const Program program;
        {
            Serving server(program, {QStringLiteral("--bootstrap"), QStringLiteral("--parent")});
            QVERIFY(server.port() > 0);
            QCOMPARE(server.told("url").toString(), QStringLiteral("http://127.0.0.1:%1").arg(server.port()));
            const QString secret = server.told("bootstrap_secret").toString();
            QVERIFY(!secret.isEmpty());
            const QByteArray body = protocol::writeFirstCompanyRequest(
                {QStringLiteral("Velo"), QStringLiteral("Europe/Berlin"), QStringLiteral("Ana Ruiz"), kAna,
                 kPassword, QStringLiteral("Laptop")});
            const std::string request = post("/v1/company", body.toStdString(),
                                             "Content-Type: application/json\r\nAuthorization: Bearer " +
                                                 secret.toStdString() + "\r\n");
            QCOMPARE(server.ask(request).status, 200);
            QCOMPARE(server.ask(request).status, 404);
            QVERIFY(!server.log().contains(secret.toUtf8()));
            QCOMPARE(server.leave(), 0);
        }
        Serving server(program, {QStringLiteral("--bootstrap")});
        QVERIFY(server.told("bootstrap_secret").isUndefined());
        QVERIFY(server.signIn(kAna, kPassword));
    }

    void givesAProgramOneSignIn() {
        const Program program;
        QCOMPARE(program.createCompany().code, 0);
        const QStringList asAna = {QStringLiteral("--sign-in"), kAna};
        const Serving server(program, asAna);
        const QString secret = server.told("sign_in_secret").toString();
        const QByteArray body = protocol::writeOneTimeSignInRequest({secret, QStringLiteral("Laptop")});
        const auto answer = server.postJson("/v1/sign-in/one-time", body);
        QCOMPARE(answer.status, 200);
        QCOMPARE(protocol::readSignedIn(QByteArray::fromStdString(answer.body))->me.email, kAna);
        QCOMPARE(server.postJson("/v1/sign-in/one-time", body).status, 401);
        const Program other;
        QCOMPARE(other.createCompany().code, 0);
        const Outcome unknown = other.run(other.serveArguments() << QStringLiteral("--sign-in")
                                                                 << QStringLiteral("nobody@example.org"));
        QCOMPARE(unknown.code, 2);
        QVERIFY(unknown.err.contains(QStringLiteral("No active coach here")));
    }

    void servesASampleOnThisComputerAlone() {
        const Program program;
        QCOMPARE(program.createCompany().code, 0);
        {
            backend::StoreOptions options;
            options.path = program.database();
            auto store = backend::Store::open(options);
            QVERIFY(store);
            QVERIFY((*store)
                        ->write([](database::Connection& c) {
                            return backend::setInstallationValue(c, backend::kSampleMark,
                                                                 QStringLiteral("1"));
                        })
                        .get());
        }
        const QStringList start = {QStringLiteral("serve"), QStringLiteral("--database"), program.database(),
                                   QStringLiteral("--key-file"), program.file(QStringLiteral("key"))};
        for (const char* more :
             {"--public-url https://coach.example.org --behind-proxy 127.0.0.1",
              "--public-url http://127.0.0.1 --behind-proxy 127.0.0.1",
              "--public-url http://127.0.0.1 --listen 192.0.2.1:0 --behind-proxy 127.0.0.1"}) {
            const Outcome outcome = program.run(start + QString::fromLatin1(more).split(u' '));
            QCOMPARE(outcome.code, 2);
            QVERIFY2(outcome.err.contains(QStringLiteral("This is a sample database")),
                     qPrintable(outcome.err));
        }
        QVERIFY(Serving(program).port() > 0);
        // What the company was founded with is nothing to reach a sample by.
        QCOMPARE(toldAddress(Serving(program.serveArguments(QStringList()) + asAna())),
                 std::optional(QString()));
    }

    void givesUpMakingTheSampleWithItsParent() {
        const Program program;
        const QString folder = program.file(QStringLiteral("data"));
        QProcess making;
        making.setReadChannel(QProcess::StandardError);
        making.start(Program::path(), {QStringLiteral("demo"), folder, QStringLiteral("--parent")});
        QByteArray said;
        while (!said.contains(" 2 %") && making.waitForReadyRead(kPatience))
            said += making.readAllStandardError();
        QVERIFY2(said.contains(" 2 %"), said.constData());
        making.closeWriteChannel();
        QVERIFY(making.waitForFinished(kPatienceForSample));
        QCOMPARE(making.exitStatus(), QProcess::NormalExit);
        QCOMPARE(making.exitCode(), 1);
        QVERIFY(QDir(folder).isEmpty());
    }

    void makesTheSampleCompanyOnce() {
        const Program program;
        const QString making = program.file(QStringLiteral("data/making"));
        const QStringList demo = {QStringLiteral("demo"), program.file(QStringLiteral("data")),
                                  QStringLiteral("--now"), QStringLiteral("2026-03-08T09:10:00+01:00")};
        {
            QProcess interrupted;
            interrupted.setReadChannel(QProcess::StandardError);
            interrupted.start(Program::path(), demo);
            QByteArray said;
            while (!said.contains(" 2 %") && interrupted.waitForReadyRead(kPatience))
                said += interrupted.readAllStandardError();
            QVERIFY(said.contains("Making the sample company: 2 %"));
            interrupted.kill();
            QVERIFY(interrupted.waitForFinished(kPatience));
        }
        QVERIFY(QFile::exists(making));
        QVERIFY(!QFile::exists(program.database()));

        const Outcome made = program.run(demo, kPatienceForSample);
        QCOMPARE(made.code, 0);
        QVERIFY2(made.out.contains(QStringLiteral("450 planned sessions, 481 files")), qPrintable(made.out));
        QVERIFY(!QFile::exists(making));
        QDir data(program.file(QStringLiteral("data")));
        const QStringList there = {QStringLiteral("leadout.db"), QStringLiteral("leadout.db.files"),
                                   QStringLiteral("leadout.key")};
        QCOMPARE(data.entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden, QDir::Name), there);
        QVERIFY(QFile::copy(data.filePath(there.at(2)), program.file(QStringLiteral("key"))));
        QCOMPARE(program.onDatabase({QStringLiteral("check")}).code, 0);

        const QDateTime written = QFileInfo(program.database()).lastModified();
        const Outcome again = program.run(demo);
        QCOMPARE(again.code, 1);
        QVERIFY2(again.err.contains(QStringLiteral("already. Name an empty folder.")), qPrintable(again.err));
        QCOMPARE(QFileInfo(program.database()).lastModified(), written);
        QVERIFY(!QFile::exists(making));

        QStringList elsewhere = program.serveArguments();
        elsewhere[elsewhere.indexOf(QStringLiteral("--public-url")) + 1] =
            QStringLiteral("https://coach.example.org");
        elsewhere << QStringLiteral("--behind-proxy") << QStringLiteral("127.0.0.1");
        const Outcome served = program.run(elsewhere);
        QCOMPARE(served.code, 2);
        QVERIFY2(served.err.contains(QStringLiteral("This is a sample database")), qPrintable(served.err));
        Serving server(program);
        const auto head = server.signIn(QStringLiteral("ana.ruiz@northside.example"),
                                        QStringLiteral("sample on this computer"));
        QVERIFY(head);
        QCOMPARE(head->me.companyName, QStringLiteral("Northside Endurance"));
        QCOMPARE(server.end(SIGTERM), 0);
        // The week that it plans ahead has long passed, and nobody has missed anything.
        backend::StoreOptions options;
        options.path = program.database();
        auto store = backend::Store::open(options);
        QVERIFY(store);
        const auto open = (*store)
                              ->read([](database::Connection& connection) {
                                  return connection.first(
                                      QStringLiteral("SELECT COUNT(*) FROM workout WHERE state = 'open' "
                                                     "AND day > '2026-03-08'"),
                                      [](const database::Statement& row) { return row.get<int>(0); });
                              })
                              .get();
        QVERIFY(open && *open);
        QCOMPARE(**open, 71);
    }

    void makesNoSampleWhereSomethingIsInTheWay_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("said");
        const auto row = [](const char* name, const char* said) {
            QTest::newRow(name) << QString::fromLatin1(name) << QString::fromLatin1(said);
        };
        row("leadout.db", "There is a database in ");
        row("leadout.db-wal", "There is a database in ");
        row("leadout.key", "There is leadout.key in ");
        row("leadout.db.files/2026.fit", "There is leadout.db.files in ");
        row("making/notes.txt", "There is making in ");
    }

    void makesNoSampleWhereSomethingIsInTheWay() {
        QFETCH(const QString, name);
        QFETCH(const QString, said);
        const Program program;
        const QString path = program.file(QStringLiteral("data/")) + name;
        QVERIFY(QDir().mkpath(QFileInfo(path).absolutePath()));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("mine") == 4);
        file.close();
        const Outcome outcome =
            program.run(QStringList{QStringLiteral("demo"), program.file(QStringLiteral("data"))});
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.err.contains(said), qPrintable(outcome.err));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("mine"));
        QCOMPARE(QDir(program.file(QStringLiteral("data"))).count(), 3U); // and the two dots
    }

    void makesNoSampleForAMomentThatIsNone_data() {
        QTest::addColumn<QStringList>("option");
        QTest::addColumn<QString>("said");
        const auto row = [](const char* option, const char* value, const char* said) {
            QTest::addRow("%s %s", option, value)
                << QStringList{QString::fromLatin1(option), QString::fromLatin1(value)}
                << QString::fromLatin1(said);
        };
        row("--now", "yesterday", "--now is a moment");
        row("--now", "2026-11-22T09:10:00", "--now is a moment"); // where?
        row("--now", "2026-13-22T09:10:00Z", "--now is a moment");
        row("--seed", "many", "--seed is a whole number.");
        row("--seed", "-1", "--seed is a whole number.");
    }

    void makesNoSampleForAMomentThatIsNone() {
        QFETCH(const QStringList, option);
        QFETCH(const QString, said);
        const Program program;
        const Outcome outcome =
            program.run(QStringList{QStringLiteral("demo"), program.file(QStringLiteral("data"))} + option);
        QCOMPARE(outcome.code, 2);
        QVERIFY2(outcome.err.contains(said), qPrintable(outcome.err));
        QVERIFY(!QFile::exists(program.file(QStringLiteral("data"))));
    }

    void beginsNoOtherKeyUnlessTold() {
        const Program program;
        QCOMPARE(program.createCompany().code, 0);
        QCOMPARE(Serving(program).end(SIGTERM), 0);
        const auto with = [&program](const char* key, const QStringList& more = {}) {
            QStringList arguments = program.serveArguments();
            arguments[arguments.indexOf(QStringLiteral("--key-file")) + 1] =
                program.file(QString::fromLatin1(key));
            return arguments + more;
        };
        const Outcome mistyped = program.run(with("kye"));
        QCOMPARE(mistyped.code, 1);
        QVERIFY(mistyped.err.contains(QStringLiteral("There is no key file")));
        QVERIFY(!QFile::exists(program.file(QStringLiteral("kye"))));
        QFile other(program.file(QStringLiteral("other")));
        QVERIFY(other.open(QIODevice::WriteOnly));
        other.write(QByteArray(32, 'k'));
        other.close();
        QVERIFY(other.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
        QVERIFY(program.run(with("other")).err.contains(QStringLiteral("is not the key")));
        QVERIFY(Serving(program, {QStringLiteral("--new-key")}).port() > 0);
        QVERIFY(QFile::remove(program.file(QStringLiteral("key"))));
        QVERIFY(Serving(program, {QStringLiteral("--new-key")}).port() > 0);
        QVERIFY(Serving(program).port() > 0);
    }

    void namesTheCompaniesToChooseFrom() {
        const Program program;
        QCOMPARE(program.createCompany().code, 0);
        QCOMPARE(program.createCompany().code, 0);
        QStringList add = {
            QStringLiteral("user"),      QStringLiteral("add"),         QStringLiteral("jonas@example.org"),
            QStringLiteral("--name"),    QStringLiteral("Jonas Weber"), QStringLiteral("--role"),
            QStringLiteral("assistant"), QStringLiteral("--company"),   QStringLiteral("Velo")};
        const Outcome unclear = program.onDatabase(add);
        QCOMPARE(unclear.code, 2);
        static const QRegularExpression id(QStringLiteral("^  ([0-9a-f-]{36})  Velo$"),
                                           QRegularExpression::MultilineOption);
        auto each = id.globalMatch(unclear.err);
        QVERIFY(each.hasNext());
        const QString first = each.next().captured(1);
        QVERIFY(each.hasNext());
        add.last() = first;
        QCOMPARE(program.onDatabase(add).code, 0);
    }

    void letsOneProgramWriteAtATime() {
        const Program program;
        QCOMPARE(program.createCompany().code, 0);
        const Serving server(program);
        QVERIFY(server.port() > 0);
        const Outcome second = program.run(program.serveArguments());
        QCOMPARE(second.code, 1);
        QVERIFY(second.err.contains(QStringLiteral("Another leadoutd has")));
        const Outcome link = program.onDatabase({QStringLiteral("user"), QStringLiteral("reset-link"), kAna});
        QCOMPARE(link.code, 1);
        QVERIFY(link.err.contains(QStringLiteral("Another leadoutd has")));
        QVERIFY(!link.err.contains(QStringLiteral("ask it")));
        QCOMPARE(program.onDatabase({QStringLiteral("check")}).code, 0);
        QCOMPARE(server.ask(get("/health")).status, 200);
    }

    void backsUpWhileItServesAndRestoresToANewEpoch() {
        const Program program;
        const QString token = tokenIn(program.createCompany());
        const QString backup = program.file(QStringLiteral("backup/leadout.db"));
        QString accessToken;
        QString epoch;
        {
            Serving server(program);
            QCOMPARE(server.choosePassword(token, kPassword), 204);
            const auto signedIn = server.signIn(kAna, kPassword);
            QVERIFY(signedIn);
            accessToken = signedIn->accessToken;
            epoch = epochFor(server, accessToken);
            QVERIFY(QDir().mkpath(program.file(QStringLiteral("backup"))));
            QCOMPARE(program.onDatabase({QStringLiteral("backup"), backup}).code, 0);
            QCOMPARE(server.end(SIGTERM), 0);
        }
        const Outcome taken = program.onDatabase({QStringLiteral("restore"), backup});
        QCOMPARE(taken.code, 1);
        QVERIFY(taken.err.contains(QStringLiteral("already")));
        QVERIFY(QFile::rename(program.database(), program.file(QStringLiteral("data/old.db"))));
        QCOMPARE(program.onDatabase({QStringLiteral("restore"), backup}).code, 0);
        QCOMPARE(program.onDatabase({QStringLiteral("check")}).code, 0);
        Serving server(program);
        QCOMPARE(server.getAs(accessToken, "/v1/me").status, 401);
        const auto signedIn = server.signIn(kAna, kPassword);
        QVERIFY(signedIn);
        const QString renewed = epochFor(server, signedIn->accessToken);
        QVERIFY(!renewed.isEmpty());
        QVERIFY(renewed != epoch);
    }

    void checkingTidiesNothingWhileSomebodyMayWriteAndLeavesNoLockWhereNobodyDoes() {
        const Program program;
        QCOMPARE(program.createCompany().code, 0);
        const QString copy = program.file(QStringLiteral("copy.db"));
        QCOMPARE(program.onDatabase({QStringLiteral("backup"), copy}).code, 0);
        QCOMPARE(program.run({QStringLiteral("check"), QStringLiteral("--database"), copy}).code, 0);
        QCOMPARE(QDir(QFileInfo(copy).path()).entryList({QStringLiteral("copy.db*")}),
                 QStringList(QStringLiteral("copy.db")));
        const auto lock = platform::FileLock::tryTake(backend::lockFileOf(program.database()));
        QVERIFY(lock.has_value() && *lock);
        QCOMPARE(program.onDatabase({QStringLiteral("check")}).code, 0);
        QVERIFY(QFile::exists(program.database() + QStringLiteral("-wal")));
    }

    void checkingAndBackingUpWriteNothing() {
        const Program program;
        QCOMPARE(program.createCompany().code, 0);
        const auto bytes = [](const QString& path) {
            QFile file(path);
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        const QByteArray before = bytes(program.database());
        QCOMPARE(program.onDatabase({QStringLiteral("check")}).code, 0);
        QCOMPARE(program.onDatabase({QStringLiteral("backup"), program.file(QStringLiteral("copy.db"))}).code,
                 0);
        QVERIFY(!before.isEmpty());
        QCOMPARE(bytes(program.database()), before);
        const auto beside = [&program] {
            return QDir(program.file(QStringLiteral("data")))
                .entryList({QStringLiteral("*-wal"), QStringLiteral("*-shm")});
        };
        QCOMPARE(beside(), QStringList());
        Serving server(program, asAna());
        const QString token = accessToken(server);
        // What a running backend has there stays.
        QCOMPARE(program.onDatabase({QStringLiteral("check")}).code, 0);
        QCOMPARE(beside().size(), 2);
        QCOMPARE(server.getAs(token, "/v1/me").status, 200);
    }

    void aRestoredBackupGivesTheRecordedFilesBack() {
        const Program program;
        QCOMPARE(program.createCompany().code, 0);
        const QString backup = program.file(QStringLiteral("copy.db"));
        const QByteArray bytes = "a recording that nobody can read";
        std::string path;
        {
            Serving server(program, asAna());
            const QString token = accessToken(server);
            const auto answer = server.ask(uploadOf(token, addAthlete(server, token), bytes));
            QCOMPARE(answer.status, 200);
            const auto stored = protocol::readUploadAnswer(QByteArray::fromStdString(answer.body));
            path =
                "/v1/activities/" + stored->activityId.toString(QUuid::WithoutBraces).toStdString() + "/file";
            const Outcome copied = program.onDatabase({QStringLiteral("backup"), backup});
            QCOMPARE(copied.code, 0);
            QVERIFY(copied.out.contains(backup + QStringLiteral(".files")));
            QCOMPARE(server.end(SIGTERM), 0);
        }
        QVERIFY(!QFile::exists(backup + QStringLiteral(".unfinished")));
        // Nothing is left of what was.
        QVERIFY(QDir(program.file(QStringLiteral("data"))).removeRecursively());
        const QStringList restore = {QStringLiteral("restore"), backup, QStringLiteral("--files"),
                                     program.file(QStringLiteral("elsewhere"))};
        QVERIFY(QDir().mkpath(program.file(QStringLiteral("data"))));
        const Outcome restored = program.onDatabase(restore);
        QVERIFY2(restored.code == 0, qPrintable(restored.err));
        QVERIFY(QDir(backup + QStringLiteral(".files")).removeRecursively());
        Serving server(program, asAna() + QStringList{QStringLiteral("--files"),
                                                      program.file(QStringLiteral("elsewhere"))});
        const auto answer = server.getAs(accessToken(server), path);
        QCOMPARE(answer.status, 200);
        QCOMPARE(QByteArray::fromStdString(answer.body), bytes);
    }

    void aBackupNeedsTheNameOfItsFilesToo() {
        const Program program;
        QCOMPARE(program.createCompany().code, 0);
        const QString files = program.database() + QStringLiteral(".files");
        const QString inner = files + QStringLiteral("/0192f0c1-2d3e-7a4b-8c5d-6e7f8091a2b3/aa/");
        QVERIFY(QDir().mkpath(inner));
        QFile file(inner + QString(64, u'a'));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("x") == 1);
        file.close();
        // Where a folder of the copy would be stands something else.
        const QString backup = program.file(QStringLiteral("copy.db"));
        const QString there = backup + QStringLiteral(".files");
        QFile other(there);
        QVERIFY(other.open(QIODevice::WriteOnly));
        other.close();
        QCOMPARE(program.onDatabase({QStringLiteral("backup"), backup}).code, 2);
        QVERIFY(!QFile::exists(backup));
        QVERIFY(other.remove());
        QCOMPARE(program.onDatabase({QStringLiteral("backup"), backup}).code, 0);
        QVERIFY(QFile::exists(there + inner.mid(files.size()) + QString(64, u'a')));
        // A backup without its files is restored and says so.
        QVERIFY(QDir(there).removeRecursively());
        QVERIFY(QDir(program.file(QStringLiteral("data"))).removeRecursively());
        QVERIFY(QDir().mkpath(program.file(QStringLiteral("data"))));
        const Outcome restored = program.onDatabase({QStringLiteral("restore"), backup});
        QCOMPARE(restored.code, 0);
        QVERIFY(restored.out.contains(QStringLiteral("There are no recorded files at")));
    }

    void restoresNothingBesideWhatACrashLeftBehind() {
        const Program program;
        QCOMPARE(program.createCompany().code, 0);
        const QString backup = program.file(QStringLiteral("copy.db"));
        QCOMPARE(program.onDatabase({QStringLiteral("backup"), backup}).code, 0);
        QVERIFY(QFile::rename(program.database(), program.file(QStringLiteral("data/old.db"))));
        const QString log = program.database() + QStringLiteral("-wal");
        QFile left(log);
        QVERIFY(left.open(QIODevice::WriteOnly) && left.write("unsaved") == 7);
        left.close();
        const Outcome outcome = program.onDatabase({QStringLiteral("restore"), backup});
        QCOMPARE(outcome.code, 1);
        QVERIFY(!QFile::exists(program.database()));
        QVERIFY(QFile::exists(log));
    }

    void neverBacksUpOverAnotherFile() {
        const Program program;
        QCOMPARE(program.createCompany().code, 0);
        const QString target = program.file(QStringLiteral("copy.db"));
        QCOMPARE(program.onDatabase({QStringLiteral("backup"), target}).code, 0);
        const qint64 size = QFileInfo(target).size();
        QCOMPARE(program.onDatabase({QStringLiteral("backup"), target}).code, 2);
        QCOMPARE(QFileInfo(target).size(), size);
        const QString log = program.database() + QStringLiteral("-wal");
        QCOMPARE(program.onDatabase({QStringLiteral("backup"), log}).code, 2);
    }

    void takesAnEmptyFileForNoDatabase() {
        const Program program;
        const QString empty = program.file(QStringLiteral("empty.db"));
        QFile file(empty);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        QCOMPARE(program.onDatabase({QStringLiteral("restore"), empty}).code, 1);
        QVERIFY(!QFile::exists(program.database()));
        QCOMPARE(program.run({QStringLiteral("check"), QStringLiteral("--database"), empty}).code, 1);
    }

    void tellsProgramsThePublicAddressItWasGivenLast() {
        const Program program;
        QCOMPARE(program.createCompany().code, 0);
        for (const QString& address : {QStringLiteral("https://coach.example.org"),
                                       QStringLiteral("https://desk.example.org/coach")}) {
            const Serving server(
                program.serveArguments({QStringLiteral("--public-url"), address,
                                        QStringLiteral("--behind-proxy"), QStringLiteral("127.0.0.1")}) +
                asAna());
            QCOMPARE(toldAddress(server), std::optional(address));
        }
        // A start without one forgets none, neither for programs nor for the next link.
        const QString last = QStringLiteral("https://desk.example.org/coach");
        QCOMPARE(toldAddress(Serving(program.serveArguments(QStringList()) + asAna())), std::optional(last));
        const QStringList reset = {QStringLiteral("user"), QStringLiteral("reset-link"), kAna};
        QVERIFY(program.onDatabase(reset).out.contains(last + QStringLiteral("/password?token=")));
        // A program that serves its own company has none but where it serves.
        const QStringList bootstrap = asAna() << QStringLiteral("--bootstrap");
        QCOMPARE(toldAddress(Serving(program.serveArguments(QStringList()) + bootstrap)),
                 std::optional(QString()));
        QVERIFY(program.onDatabase(reset).out.contains(QStringLiteral("http://127.0.0.1:")));
        QCOMPARE(toldAddress(Serving(program.serveArguments(QStringList()) + asAna())),
                 std::optional(QString()));
    }

    void foundsACompanyWithItsLanguageUnitsAndDaysOffline() {
        const Program plain;
        QCOMPARE(plain.createCompany().code, 0);
        const auto usual = toldCompany(Serving(plain.serveArguments(QStringList()) + asAna()));
        QVERIFY(usual && usual->language == u"en" && usual->units == u"metric");
        QCOMPARE(usual->offlineDays, 14);
        const Program other;
        QCOMPARE(other
                     .createCompany({QStringLiteral("--language"), QStringLiteral("de"),
                                     QStringLiteral("--units"), QStringLiteral("imperial"),
                                     QStringLiteral("--offline-days"), QStringLiteral("30")})
                     .code,
                 0);
        const auto told = toldCompany(Serving(other.serveArguments(QStringList()) + asAna()));
        QVERIFY(told && told->language == u"de" && told->units == u"imperial");
        QCOMPARE(told->offlineDays, 30);
    }

    void changesACompanysLanguageUnitsAndDaysOffline() {
        const Program program;
        QCOMPARE(program.createCompany().code, 0);
        const auto set = [&program](const QStringList& what) {
            return program.onDatabase(QStringList{QStringLiteral("company"), QStringLiteral("set")} + what);
        };
        const Outcome days = set({QStringLiteral("--offline-days"), QStringLiteral("3")});
        QCOMPARE(days.code, 0);
        QCOMPARE(days.out, QStringLiteral("Velo: language en, units metric, locked after 3 days without "
                                          "contact.\n"));
        const Outcome both =
            set({QStringLiteral("--language"), QStringLiteral("de"), QStringLiteral("--units"),
                 QStringLiteral("imperial"), QStringLiteral("--company"), QStringLiteral("Velo")});
        QVERIFY(both.code == 0 && both.out.contains(QStringLiteral("language de, units imperial, locked "
                                                                   "after 3 days")));
        QCOMPARE(set({QStringLiteral("--units"), QStringLiteral("imperial")}).code, 0);
        const auto told = toldCompany(Serving(program.serveArguments(QStringList()) + asAna()));
        QVERIFY(told && told->language == u"de" && told->units == u"imperial");
        QCOMPARE(told->offlineDays, 3);
        QCOMPARE(settingsNotedIn(program),
                 (QStringList{QStringLiteral("offline_days"), QStringLiteral("language units")}));

        const Outcome stranger = set({QStringLiteral("--units"), QStringLiteral("metric"),
                                      QStringLiteral("--company"), QStringLiteral("Vela")});
        QCOMPARE(stranger.code, 2);
        QVERIFY(stranger.err.contains(QStringLiteral("Say which company")));
        const Outcome nowhere = Program().onDatabase({QStringLiteral("company"), QStringLiteral("set"),
                                                      QStringLiteral("--units"), QStringLiteral("metric")});
        QCOMPARE(nowhere.code, 1);
        QVERIFY(nowhere.err.contains(QStringLiteral("There is no database")));
    }

    void makesNoDatabaseForAMistypedName() {
        const Program program;
        const Outcome outcome =
            program.onDatabase({QStringLiteral("user"), QStringLiteral("reset-link"), kAna});
        QCOMPARE(outcome.code, 1);
        QVERIFY(outcome.err.contains(QStringLiteral("There is no database")));
        QVERIFY(!QFile::exists(program.database()));
        const Outcome served = program.run(program.serveArguments());
        QCOMPARE(served.code, 1);
        QVERIFY2(served.err.contains(QStringLiteral("There is no database")), qPrintable(served.err));
        QVERIFY(!QFileInfo::exists(QFileInfo(program.database()).path()));
        QVERIFY(!QFile::exists(program.file(QStringLiteral("key"))));
    }

    void restoresNothingFromAFileThatIsNoBackup() {
        const Program program;
        const QString text = program.file(QStringLiteral("notes.txt"));
        QFile file(text);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray("no database, and rather long to be sure of that").repeated(50));
        file.close();
        const Outcome outcome = program.onDatabase({QStringLiteral("restore"), text});
        QCOMPARE(outcome.code, 1);
        QVERIFY(outcome.err.contains(text));
        QVERIFY(!QFile::exists(program.database()));
    }

    void addsCoachesOnce() {
        const Program program;
        QCOMPARE(program.createCompany().code, 0);
        const QStringList add = {
            QStringLiteral("user"),     QStringLiteral("add"),         QStringLiteral("jonas@example.org"),
            QStringLiteral("--name"),   QStringLiteral("Jonas Weber"), QStringLiteral("--role"),
            QStringLiteral("assistant")};
        const Outcome added = program.onDatabase(add);
        QCOMPARE(added.code, 0);
        const QString token = tokenIn(added);
        const Outcome again = program.onDatabase(add);
        QCOMPARE(again.code, 1);
        QVERIFY(again.err.contains(QStringLiteral("already")));
        const Serving server(program);
        const QString password = QStringLiteral("otter violin pebble dusk");
        QCOMPARE(server.choosePassword(token, password), 204);
        const auto signedIn = server.signIn(QStringLiteral("jonas@example.org"), password);
        QVERIFY(signedIn);
        QCOMPARE(signedIn->me.name, QStringLiteral("Jonas Weber"));
    }

    void takesACoachBackWhoseMembershipHasEnded() {
        const Program program;
        QCOMPARE(program.createCompany().code, 0);
        const QString jonas = QStringLiteral("jonas@example.org");
        const auto add = [&](const char* name, const char* role) {
            return program.onDatabase({QStringLiteral("user"), QStringLiteral("add"), jonas,
                                       QStringLiteral("--name"), QString::fromLatin1(name),
                                       QStringLiteral("--role"), QString::fromLatin1(role)});
        };
        QCOMPARE(add("Jonas Weber", "assistant").code, 0);
        deactivate(program, jonas);
        const QStringList reset = {QStringLiteral("user"), QStringLiteral("reset-link"), jonas};
        const Outcome refused = program.onDatabase(reset);
        QCOMPARE(refused.code, 1);
        QVERIFY(refused.out.isEmpty());
        QVERIFY2(refused.err.contains(QStringLiteral("has ended")), qPrintable(refused.err));
        const Outcome back = add("Jonas Weber-Lang", "head");
        QVERIFY2(back.code == 0, qPrintable(back.err));
        QVERIFY2(back.out.contains(QStringLiteral("is active again")), qPrintable(back.out));
        QVERIFY(add("Jonas Weber", "assistant").err.contains(QStringLiteral("already")));
        const QString token = tokenIn(program.onDatabase(reset));
        const Serving server(program);
        const QString password = QStringLiteral("otter violin pebble dusk");
        QCOMPARE(server.choosePassword(token, password), 204);
        const auto signedIn = server.signIn(jonas, password);
        QVERIFY(signedIn);
        QCOMPARE(signedIn->me.name, QStringLiteral("Jonas Weber-Lang"));
        QCOMPARE(signedIn->me.role, domain::Role::Head);
    }

    void explainsEveryWrongUse_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("said");
        const auto row = [](const char* arguments, const char* said) {
            QTest::newRow(arguments) << QString::fromLatin1(arguments).split(u' ', Qt::SkipEmptyParts)
                                     << QString::fromLatin1(said);
        };
        row("", "Say what to do.");
        row("dance", "There is no command \"dance\".");
        row("company", "There is no command \"company\".");
        row("serve", "--database is missing.");
        row("serve --database a", "--key-file is missing.");
        row("serve --database a --key-file k --behind-proxy 127.0.0.1", "--public-url is missing.");
        row("check --database a --database b", "--database is given twice.");
        row("check --datbase a", "Unknown option 'datbase'.");
        row("check --database a b", "\"b\" is one word too many.");
        row("backup --database a", "TO is missing.");
        row("demo", "DIR is missing.");
        const char* serve = "serve --database a --key-file k --public-url ";
        const auto serving = [&row, serve](const char* more, const char* said) {
            row((std::string(serve) + more).c_str(), said);
        };
        serving("coach.example.org", "is no address for others");
        serving("http://coach.example.org", "Use https there.");
        serving("https://a.example --listen 127.0.0.1", "is no address to listen on");
        serving("https://a.example --listen localhost:1", "is no address to listen on");
        serving("https://a.example --listen 192.0.2.1:0", "would send passwords in the clear");
        serving("https://a.example --tls-cert c", "belong together");
        serving("https://a.example --behind-proxy me", "is not the IP address of a proxy");
        for (const char* any : {"0.0.0.0", "::", "::ffff:0.0.0.0"}) {
            for (const char* where : {"", " --listen 192.0.2.1:0"})
                serving((std::string("https://a.example --behind-proxy ") + any + where).c_str(),
                        "is no address that a proxy has");
        }
        serving("https://a.example", "Name it with --behind-proxy");
        serving("https://a.example --listen 127.0.0.1:0", "Name it with --behind-proxy");
        row("company create --database a --name V --time-zone Mars --head a@b --head-name A",
            "is no time zone");
        row("company create --database a --name V --time-zone UTC --head ab --head-name A",
            "isn't an e-mail address");
        row("company create --database a --name V --time-zone UTC --head a@b --head-name A --language xx",
            "\"xx\" is no language that Leadout speaks. It is");
        row("company create --database a --name V --time-zone UTC --head a@b --head-name A --units stones",
            "They are metric or imperial.");
        for (const char* days : {"0", "91", "-3", "2.5", "soon"})
            row((std::string("company create --database a --name V --time-zone UTC --head a@b --head-name A "
                             "--offline-days=") +
                 days)
                    .c_str(),
                "--offline-days is a whole number of days from 1 to 90.");
        row("company set --database a", "Say what to change");
        row("company set --database a --language xx", "is no language that Leadout speaks");
        row("company set --database a --units stones", "They are metric or imperial.");
        row("company set --database a --offline-days 0",
            "--offline-days is a whole number of days from 1 to 90.");
        row("user add a@b --database a --name A --role owner", "is no role");
    }

    void explainsEveryWrongUse() {
        QFETCH(const QStringList, arguments);
        QFETCH(const QString, said);
        const Outcome outcome = Program().run(arguments);
        QCOMPARE(outcome.code, 2);
        QVERIFY2(outcome.err.contains(said), qPrintable(outcome.err));
        QVERIFY(outcome.out.isEmpty());
    }

    void helpsWithEachCommand() {
        const Program program;
        const Outcome all = program.run({QStringLiteral("--help")});
        QCOMPARE(all.code, 0);
        for (const char* words : {"serve", "routes", "migrate", "backup", "restore", "check", "demo",
                                  "company create", "company set", "user add", "user reset-link"}) {
            const QString name = QString::fromLatin1(words);
            QVERIFY(all.out.contains(QStringLiteral("leadoutd ") + name));
            const Outcome one = program.run(name.split(u' ') << QStringLiteral("--help"));
            QCOMPARE(one.code, 0);
            QVERIFY(one.out.startsWith(QStringLiteral("Usage: leadoutd ") + name));
            // What is usual for a new company is nothing that changing one leads to.
            if (name == u"company set")
                QVERIFY(!one.out.contains(QStringLiteral("unless said otherwise")));
        }
    }

    void printsEveryEndpoint() {
        const Outcome outcome = Program().run({QStringLiteral("routes")});
        QCOMPARE(outcome.code, 0);
        QCOMPARE(outcome.out.count(u'\n'), static_cast<qsizetype>(protocol::endpoints().size()));
        QVERIFY(outcome.out.contains(QRegularExpression(QStringLiteral("GET +/v1/me +me +sign_in\\n"))));
    }

    void waitsForACommandThatTidiesUpAfterItsReading() {
        const Program program;
        QCOMPARE(program.createCompany().code, 0);
        auto held = platform::FileLock::tryTake(backend::lockFileOf(program.database()));
        QVERIFY(held && *held);
        std::jthread letsGo([&held] {
            std::this_thread::sleep_for(std::chrono::milliseconds(300));
            held->reset();
        });
        const Serving server(program);
        QVERIFY(server.port() > 0);
        QCOMPARE(server.ask(get("/health")).status, 200);
    }

    void keepsWhatItShouldNotTouch() {
        const Program program;
        const Outcome missing = program.onDatabase({QStringLiteral("migrate")});
        QCOMPARE(missing.code, 1);
        QVERIFY(!QFile::exists(program.database()));
        QCOMPARE(program.onDatabase({QStringLiteral("check")}).code, 1);
        QCOMPARE(program.createCompany().code, 0);
        QVERIFY(program.onDatabase({QStringLiteral("migrate")}).out.contains(QStringLiteral("already")));
    }
};

QTEST_GUILESS_MAIN(TestLeadoutd)
#include "test_leadoutd.moc"
