// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/sample_backend.h"

#include "core/platform/private_files.h"
#include "core/protocol/json_reader.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

#include <chrono>

namespace leadout::desktop {

using namespace std::chrono_literals;

namespace {

constexpr auto kGrace = 10s;
constexpr auto kDeadline = 60s;
constexpr protocol::JsonLimits kLimits{.bytes = platform::ChildProcess::kLongestLine, .values = 100};

struct StartLine {
    QUrl url;
    int port = 0;
    QString secret;
};

StartLine readStartLine(protocol::ObjectReader& reader) {
    StartLine line;
    line.url = QUrl(reader.required<QString>("url"), QUrl::StrictMode);
    line.port = reader.required<int>("port");
    line.secret = reader.required<QString>("sign_in_secret");
    return line;
}

} // namespace

SampleBackend::SampleBackend(const QString& program, const QString& folder, const QString& now,
                             QObject* parent)
    : QObject(parent)
    , m_program(program)
    , m_folder(QDir(folder).absolutePath())
    , m_now(now) {
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this,
            [this] { fail(tr("The sample's backend did not answer. Try again.")); });
}

SampleBackend::~SampleBackend() = default;

void SampleBackend::start(const QString& email) {
    m_email = email;
    m_stopping = false;
    if (m_program.isEmpty()) {
        fail(tr("The backend, leadoutd, isn't beside this program. Install it, then try again."));
        return;
    }
    if (!platform::makePrivateFolder(m_folder)) {
        fail(tr("The folder %1 can't be used. Choose another one.").arg(m_folder));
        return;
    }
    if (!m_lock) {
        m_lock = std::make_unique<QLockFile>(m_folder + QStringLiteral("/lock"));
        m_lock->setStaleLockTime(0);
        if (!m_lock->tryLock(0)) {
            m_lock.reset();
            fail(tr("The sample in %1 is open already.").arg(m_folder));
            return;
        }
        // The library makes it readable for everybody.
        (void)platform::makePrivateFile(m_lock->fileName());
    }
    m_port = lastPort();
    if (QFileInfo::exists(database()))
        serve();
    else
        make();
}

void SampleBackend::make() {
    // It stands in its place only when it is whole, and says on our standard error how far it is.
    QStringList arguments{QStringLiteral("demo"), m_folder, QStringLiteral("--parent")};
    if (!m_now.isEmpty())
        arguments << QStringLiteral("--now") << m_now;
    Q_EMIT making();
    run(arguments, nullptr, &SampleBackend::onMade);
}

void SampleBackend::onMade(bool well) {
    if (well)
        serve();
    else
        fail(tr("The sample company could not be made in %1.").arg(m_folder));
}

void SampleBackend::serve() {
    m_serving = false;
    m_deadline.start(kDeadline);
    if (!platform::makePrivateFile(logFile())) {
        fail(tr("The folder %1 can't be used. Choose another one.").arg(m_folder));
        return;
    }
    // The same port each time, where it is free: profiles and links of reports hold the address.
    run({QStringLiteral("serve"), QStringLiteral("--database"), database(), QStringLiteral("--key-file"),
         m_folder + QStringLiteral("/leadout.key"), QStringLiteral("--listen"),
         QStringLiteral("127.0.0.1:%1").arg(m_port), QStringLiteral("--parent"), QStringLiteral("--sign-in"),
         m_email},
        &SampleBackend::onServing, &SampleBackend::onServed, logFile());
}

void SampleBackend::onServing(const QByteArray& line) {
    if (m_serving)
        return;
    m_deadline.stop();
    const auto start = protocol::readMessage(line, kLimits, protocol::UnknownFields::Keep, readStartLine);
    if (!start || !start->url.isValid()) {
        fail(tr("The sample's backend did not answer. Try again."));
        return;
    }
    m_serving = true;
    m_port = static_cast<std::uint16_t>(start->port);
    // Without it the next start takes another port; nothing else is lost.
    (void)platform::writePrivateFile(portFile(), QByteArray::number(start->port));
    Q_EMIT ready(start->url, start->secret);
}

void SampleBackend::onServed(bool) {
    if (!m_serving && m_port != 0) {
        m_port = 0;
        serve();
        return;
    }
    fail(m_serving ? tr("The sample's backend has ended.")
                   : tr("The sample's backend did not start; %1 says why.").arg(logFile()));
}

void SampleBackend::run(const QStringList& arguments, void (SampleBackend::*onLine)(const QByteArray&),
                        void (SampleBackend::*onEnd)(bool well), const QString& log) {
    drop();
    m_child = std::make_unique<platform::ChildProcess>();
    if (onLine != nullptr)
        connect(m_child.get(), &platform::ChildProcess::lineReceived, this, onLine);
    connect(m_child.get(), &platform::ChildProcess::failedToStart, this,
            [this](const QString& reason) { fail(reason); });
    connect(m_child.get(), &platform::ChildProcess::ended, this, [this, onEnd](int code, bool orderly) {
        if (m_stopping) {
            drop();
            Q_EMIT stopped();
            return;
        }
        (this->*onEnd)(orderly && code == 0);
    });
    if (!log.isEmpty())
        m_child->keepErrorsIn(log);
    m_child->start(m_program, arguments);
}

void SampleBackend::stop() {
    m_deadline.stop();
    m_stopping = true;
    if (m_child && m_child->running())
        m_child->stop(kGrace);
    else
        QTimer::singleShot(0, this, &SampleBackend::stopped);
}

void SampleBackend::fail(const QString& sentence) {
    m_deadline.stop();
    drop();
    Q_EMIT failed(sentence);
}

void SampleBackend::drop() {
    if (!m_child)
        return;
    // It may be telling something just now.
    m_child->disconnect(this);
    m_child.release()->deleteLater();
}

std::uint16_t SampleBackend::lastPort() const {
    const auto kept = platform::readPrivateFile(portFile(), 16);
    return kept ? kept->trimmed().toUShort() : std::uint16_t{0};
}

QString backendProgram() {
    const QString beside =
        QStandardPaths::findExecutable(QStringLiteral("leadoutd"), {QCoreApplication::applicationDirPath()});
    return beside.isEmpty() ? QStandardPaths::findExecutable(QStringLiteral("leadoutd")) : beside;
}

} // namespace leadout::desktop
