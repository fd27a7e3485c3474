// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/remote/http_remote.h"
#include "core/client/services/profile_door.h"
#include "tests/sync/client/desk_commands.h"
#include "tests/sync/client/file_secrets.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QSocketNotifier>

#include <csignal>
#include <cstdio>
#include <unistd.h>

using namespace leadout;
using namespace leadout::test;

namespace {

constexpr std::chrono::seconds kAnswerTime{3};

void say(const QJsonObject& answer) {
    const QByteArray line = QJsonDocument(answer).toJson(QJsonDocument::Compact) + '\n';
    std::fwrite(line.constData(), 1, static_cast<std::size_t>(line.size()), stdout);
    std::fflush(stdout);
}

/// Hands over the lines of standard input until it ends, which ends the program.
class Lines final : public QObject {
public:
    explicit Lines(std::function<void(const QString&)> hear) : m_hear(std::move(hear)) {
        connect(&m_input, &QSocketNotifier::activated, this, [this] { read(); });
    }

private:
    void read() {
        char bytes[4096];
        const auto got = ::read(STDIN_FILENO, bytes, sizeof bytes);
        if (got <= 0) {
            m_input.setEnabled(false);
            QCoreApplication::quit();
            return;
        }
        m_bytes.append(bytes, got);
        for (qsizetype end = m_bytes.indexOf('\n'); end >= 0; end = m_bytes.indexOf('\n')) {
            const QString line = QString::fromUtf8(m_bytes.left(end));
            m_bytes.remove(0, end + 1);
            m_hear(line);
        }
    }

    std::function<void(const QString&)> m_hear;
    QSocketNotifier m_input{STDIN_FILENO, QSocketNotifier::Read};
    QByteArray m_bytes;
};

} // namespace

/// sync_client FOLDER [SERVER SECRET]: opens the folder's desk, or signs in at a server by a one-time secret.
/// The first line says whether it is open. With LEADOUT_DIE_AT=N in the environment the program kills itself
/// before its N-th commit to a database; LEADOUT_AHEAD_MS sets its clock forward.
int main(int count, char** arguments) {
    QCoreApplication app(count, arguments);
    const QStringList given = QCoreApplication::arguments();
    const QString folder = given.value(1);
    const qint64 dieAt = qEnvironmentVariable("LEADOUT_DIE_AT").toLongLong();

    AdvancedClock clock;
    clock.advance(qEnvironmentVariable("LEADOUT_AHEAD_MS").toLongLong());
    domain::SystemRandom random;
    std::atomic<qint64> commits = 0;

    client::ProfileDoor::Parts parts;
    parts.dataFolder = folder;
    parts.deviceName = QStringLiteral("Laptop");
    parts.remote = [](const QUrl& server) -> std::unique_ptr<client::Remote> {
        return client::HttpRemote::at(server, kAnswerTime);
    };
    parts.secrets = [folder]() -> std::unique_ptr<client::SecretStore> {
        return std::make_unique<FileSecrets>(folder + QStringLiteral("/keychain"));
    };
    parts.clock = &clock;
    parts.random = &random;
    parts.fault = [&commits, dieAt](bool lasts) -> std::optional<database::ErrorKind> {
        if (lasts && ++commits == dieAt)
            std::raise(SIGKILL);
        return std::nullopt;
    };

    client::ProfileDoor door(parts);
    std::unique_ptr<DeskCommands> commands;
    const auto open = [&](std::unique_ptr<client::Desk> desk) {
        commands = std::make_unique<DeskCommands>(std::move(desk), clock, commits, say);
        say({{QStringLiteral("open"), true}});
    };
    const auto stay = [](const client::Refusal& why) {
        say({{QStringLiteral("refused"), QString::fromStdString(std::string(why.id))}});
        QCoreApplication::exit(1);
    };
    Lines lines([&](const QString& line) {
        if (commands)
            commands->obey(line);
    });
    if (given.size() > 3) {
        door.signInOnce(QUrl(given[2]), given[3], &app,
                        [&](const tl::expected<std::shared_ptr<client::SignInDoor::SignedIn>,
                                               client::Refusal>& signedIn) {
                            if (signedIn)
                                open(std::move((*signedIn)->desk));
                            else
                                stay(signedIn.error());
                        });
    } else {
        door.reopen(&app, [&](std::unique_ptr<client::Desk> desk) {
            if (desk)
                open(std::move(desk));
            else
                stay(door.whyNotReopened().value_or(client::Refusal{"sign_in.needed", {}}));
        });
    }
    return QCoreApplication::exec();
}
