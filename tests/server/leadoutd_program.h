// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/command_payloads.h"
#include "core/protocol/sign_in_messages.h"
#include "core/protocol/sync_ops.h"
#include "core/protocol/upload_messages.h"
#include "tests/server/http_fixture.h"
#include "tests/server/raw_client.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QJsonValue>
#include <QProcess>
#include <QTemporaryDir>

#include <signal.h>

#include <optional>

/// leadoutd itself, run as an operator runs it.
namespace leadout::test {

inline constexpr int kPatience = 30'000;

inline const QString kAna = QStringLiteral("ana@example.org");
inline const QString kPassword = QStringLiteral("wren ladle comet birch");

struct Outcome {
    int code = -1;
    QString out;
    QString err;
};

/// The program over a folder of its own.
class Program {
public:
    QString file(const QString& name) const { return m_folder.filePath(name); }
    QString database() const { return file(QStringLiteral("data/leadout.db")); }

    static QString path() {
        return QCoreApplication::applicationDirPath() + QStringLiteral("/../bin/leadoutd");
    }

    Outcome run(const QStringList& arguments, int patience = kPatience) const {
        QProcess process;
        process.start(path(), arguments);
        if (!process.waitForFinished(patience) || process.exitStatus() != QProcess::NormalExit)
            return {};
        return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
                QString::fromUtf8(process.readAllStandardError())};
    }
    Outcome onDatabase(QStringList arguments) const {
        return run(arguments << QStringLiteral("--database") << database());
    }
    Outcome createCompany(const QStringList& more = {}) const {
        return onDatabase(QStringList{QStringLiteral("company"), QStringLiteral("create"),
                                      QStringLiteral("--name"), QStringLiteral("Velo"),
                                      QStringLiteral("--time-zone"), QStringLiteral("Europe/Berlin"),
                                      QStringLiteral("--head"), kAna, QStringLiteral("--head-name"),
                                      QStringLiteral("Ana Ruiz"), QStringLiteral("--public-url"),
                                      QStringLiteral("https://coach.example.org/")} +
                          more);
    }
    /// `address` is what it is told of its address for others.
    QStringList serveArguments(const QStringList& address) const {
        return QStringList{
                   QStringLiteral("serve"),      QStringLiteral("--database"), database(),
                   QStringLiteral("--key-file"), file(QStringLiteral("key")),  QStringLiteral("--listen"),
                   QStringLiteral("127.0.0.1:0")}
               << address;
    }
    QStringList serveArguments() const {
        return serveArguments({QStringLiteral("--public-url"), QStringLiteral("http://127.0.0.1")});
    }

private:
    QTemporaryDir m_folder;
};

/// A program that serves, until it goes out of scope.
class Serving {
public:
    /// Its log goes to the file where one is named, else to log().
    explicit Serving(const Program& program, const QStringList& more = {}, const QString& logFile = {})
        : Serving(program.serveArguments() + more, logFile) {}
    /// Runs exactly this.
    explicit Serving(const QStringList& arguments, const QString& logFile = {}) {
        if (!logFile.isEmpty())
            m_process.setStandardErrorFile(logFile);
        m_process.start(Program::path(), arguments);
        while (!m_process.canReadLine() && m_process.waitForReadyRead(kPatience)) {
        }
        const QByteArray line = m_process.readLine().trimmed();
        m_start = QJsonDocument::fromJson(line).object();
        m_port = m_start.isEmpty() ? QString::fromUtf8(line).section(u':', -1).toUShort()
                                   : static_cast<std::uint16_t>(told("port").toInt());
    }
    ~Serving() {
        m_process.kill();
        m_process.waitForFinished(kPatience);
    }

    std::uint16_t port() const { return m_port; }
    /// What the first line says, where it is for a program.
    QJsonValue told(const char* name) const { return m_start.value(QLatin1String(name)); }

    RawResponse ask(const std::string& request) const {
        return RawClient(m_port).exchange(request).value_or(RawResponse());
    }
    RawResponse postJson(const char* path, const QByteArray& body) const {
        return ask(post(path, body.toStdString(), "Content-Type: application/json\r\n"));
    }
    RawResponse getAs(const QString& token, const std::string& path) const {
        return ask(get(path, "Authorization: Bearer " + token.toStdString() + "\r\n"));
    }
    int choosePassword(const QString& token, const QString& password) const {
        return postJson("/v1/password-reset/confirm", protocol::writePasswordResetConfirm({token, password}))
            .status;
    }
    /// Nothing when nobody was let in.
    std::optional<protocol::SignedIn> signIn(const QString& email, const QString& password) const {
        const auto answer = postJson(
            "/v1/sign-in", protocol::writeSignInRequest({email, password, QStringLiteral("Laptop"), {}}));
        const auto read = protocol::readSignInAnswer(QByteArray::fromStdString(answer.body));
        if (answer.status != 200 || !read || !std::holds_alternative<protocol::SignedIn>(*read))
            return std::nullopt;
        return std::get<protocol::SignedIn>(*read);
    }

    /// Sends a signal and gives the exit code, or -1 when it did not end in good order.
    int end(int signal) {
        ::kill(static_cast<pid_t>(m_process.processId()), signal);
        const bool ended = m_process.waitForFinished(kPatience);
        return ended && m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
    }
    std::int64_t process() const { return m_process.processId(); }
    QByteArray log() { return m_process.readAllStandardError(); }
    /// Closes its standard input and gives the exit code, or -1 when it did not end in good order.
    int leave() {
        m_process.closeWriteChannel();
        const bool ended = m_process.waitForFinished(kPatience);
        return ended && m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
    }

private:
    QProcess m_process;
    QJsonObject m_start;
    std::uint16_t m_port = 0;
};

/// Serves with a sign-in of the head coach for the test.
inline QStringList asAna() {
    return {QStringLiteral("--sign-in"), kAna};
}

/// The access token of that sign-in; empty when there is none.
inline QString accessToken(const Serving& server) {
    const auto answer = server.postJson(
        "/v1/sign-in/one-time", protocol::writeOneTimeSignInRequest(
                                    {server.told("sign_in_secret").toString(), QStringLiteral("Laptop")}));
    const auto read = protocol::readSignedIn(QByteArray::fromStdString(answer.body));
    return read ? read->accessToken : QString();
}

/// Enters an athlete as a program of the head coach does.
inline domain::AthleteId addAthlete(const Serving& server, const QString& token) {
    const domain::AthleteId athlete(QUuid::createUuid());
    protocol::Op op;
    op.opId = QUuid::createUuid();
    op.devSeq = 1;
    op.schema = 1;
    op.command = QStringLiteral("AddAthlete");
    op.payload = protocol::writePayload(
        domain::AddAthlete{athlete, QStringLiteral("Lea Sommer"), {}, QStringLiteral("Europe/Berlin")});
    op.rowId = athlete.uuid();
    op.scope = domain::Scope::athlete(athlete).toString();
    op.base = protocol::BaseRev{0};
    protocol::OpsRequest request;
    request.deviceId = QUuid::createUuid();
    request.schema = 1;
    request.ops = {op};
    const auto answer = server.ask(
        post("/v1/sync/ops", protocol::writeOpsRequest(request).toStdString(),
             "Content-Type: application/json\r\nAuthorization: Bearer " + token.toStdString() + "\r\n"));
    if (answer.body.find("\"ok\"") == std::string::npos)
        QTest::qFail((answer.head + answer.body).c_str(), __FILE__, __LINE__);
    return athlete;
}

/// The request that uploads a file.
inline std::string uploadOf(const QString& token, const domain::AthleteId& athlete, const QByteArray& bytes) {
    return post("/v1/athletes/" + athlete.toString().toStdString() + "/activities?file_name=ride.fit",
                bytes.toStdString(),
                "Content-Type: application/octet-stream\r\nAuthorization: Bearer " + token.toStdString() +
                    "\r\n");
}

} // namespace leadout::test
