// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/services/own_backend.h"

#include "core/client/remote/http_remote.h"
#include "core/platform/private_files.h"
#include "core/protocol/json_reader.h"

#include <QFile>
#include <QFileInfo>

#include <utility>

namespace leadout::client {

namespace {

constexpr int kMostTries = 5;
constexpr std::chrono::minutes kSteady{1};
constexpr protocol::JsonLimits kStartLineLimits{.bytes = platform::ChildProcess::kLongestLine, .values = 100};

OwnBackend::Where readStartLine(protocol::ObjectReader& reader) {
    OwnBackend::Where where;
    where.url = QUrl(reader.required<QString>("url"), QUrl::StrictMode);
    where.bootstrapSecret = reader.optional<QString>("bootstrap_secret").value_or(QString());
    return where;
}

} // namespace

OwnBackend::OwnBackend(const QString& program, const QString& folder, const Patience& patience,
                       QObject* parent)
    : QObject(parent)
    , m_program(program)
    , m_folder(folder)
    , m_patience(patience) {
    for (QTimer* timer : {&m_deadline, &m_pause, &m_steady})
        timer->setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, [this] {
        fail({"here.silent", {logFile().toStdString()}});
    });
    connect(&m_pause, &QTimer::timeout, this, &OwnBackend::launch);
    connect(&m_steady, &QTimer::timeout, this, [this] { m_tries = 0; });
}

OwnBackend::~OwnBackend() = default;

bool OwnBackend::hasDatabase() const {
    return QFileInfo::exists(database());
}

void OwnBackend::start(Reply<Where> reply) {
    m_replies.push_back(std::move(reply));
    if (m_where) {
        QTimer::singleShot(0, this, [this] {
            if (m_where)
                answer(*m_where);
        });
        return;
    }
    // One that is starting already answers this too.
    if (m_child)
        return;
    m_pause.stop();
    m_tries = 0;
    launch();
}

void OwnBackend::launch() {
    // Two of them do not share a database.
    m_launchWanted = m_leaving != nullptr;
    if (m_launchWanted)
        return;
    // It says every request, which nobody before a terminal wants to see; what the last one said is kept.
    const QString before = logFile() + QStringLiteral(".before");
    QFile::remove(before);
    QFile::rename(logFile(), before);
    // The program's own folder, around it, may not be there either.
    const auto ready = platform::makePrivateFolder(QFileInfo(m_folder).absolutePath())
                           .and_then([this] { return platform::makePrivateFolder(m_folder); })
                           .and_then([this] { return platform::makePrivateFile(logFile()); });
    if (!ready) {
        QTimer::singleShot(0, this, [this] { fail({"storage.failed", {}}); });
        return;
    }
    m_child = std::make_unique<platform::ChildProcess>();
    connect(m_child.get(), &platform::ChildProcess::lineReceived, this, &OwnBackend::onLine);
    connect(m_child.get(), &platform::ChildProcess::failedToStart, this, [this] {
        fail({"here.not_started", {}});
    });
    connect(m_child.get(), &platform::ChildProcess::ended, this, &OwnBackend::onEnded);
    m_child->keepErrorsIn(logFile());
    m_deadline.start(m_patience.firstLine);
    m_child->start(m_program, {QStringLiteral("serve"), QStringLiteral("--database"), database(),
                               QStringLiteral("--key-file"), m_folder + QStringLiteral("/key"),
                               QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0"),
                               QStringLiteral("--bootstrap"), QStringLiteral("--parent")});
}

void OwnBackend::onLine(const QByteArray& line) {
    if (m_where)
        return;
    const auto where =
        protocol::readMessage(line, kStartLineLimits, protocol::UnknownFields::Keep, readStartLine);
    if (!where || !isAllowedAddress(where->url)) {
        fail({"here.unreadable", {}});
        return;
    }
    m_deadline.stop();
    m_where = *where;
    m_steady.start(kSteady);
    if (std::exchange(m_interrupted, false))
        Q_EMIT resumed(m_where->url);
    answer(*m_where);
}

void OwnBackend::onEnded() {
    m_steady.stop();
    if (std::exchange(m_where, std::nullopt)) {
        m_interrupted = true;
        Q_EMIT interrupted();
    }
    if (!m_interrupted || m_tries == kMostTries) {
        fail({"here.ended", {logFile().toStdString()}});
        return;
    }
    m_deadline.stop();
    letGo();
    m_pause.start(m_patience.pause * (1 << m_tries++));
}

void OwnBackend::fail(const Refusal& why) {
    m_deadline.stop();
    m_pause.stop();
    m_where.reset();
    letGo();
    if (std::exchange(m_interrupted, false))
        Q_EMIT lost(why);
    answer(tl::unexpected(why));
}

void OwnBackend::letGo() {
    if (!m_child)
        return;
    // It may be telling something just now.
    m_child->disconnect(this);
    if (!m_child->running()) {
        m_child.release()->deleteLater();
        return;
    }
    m_leaving = std::move(m_child);
    connect(m_leaving.get(), &platform::ChildProcess::ended, this, &OwnBackend::onGone);
    connect(m_leaving.get(), &platform::ChildProcess::failedToStart, this, &OwnBackend::onGone);
    m_leaving->stop(m_patience.end);
}

void OwnBackend::onGone() {
    if (m_leaving) {
        m_leaving->disconnect(this);
        m_leaving.release()->deleteLater();
    }
    if (const auto stopped = std::exchange(m_stopped, nullptr))
        stopped();
    else if (m_launchWanted)
        launch();
}

void OwnBackend::forgetSecret() {
    if (m_where)
        m_where->bootstrapSecret.clear();
}

void OwnBackend::stop(std::function<void()> done) {
    m_interrupted = false;
    m_launchWanted = false;
    m_stopped = std::move(done);
    fail({"here.not_started", {}});
    if (!m_leaving)
        QTimer::singleShot(0, this, &OwnBackend::onGone);
}

void OwnBackend::answer(const tl::expected<Where, Refusal>& outcome) {
    const auto replies = std::exchange(m_replies, {});
    for (const Reply<Where>& reply : replies)
        reply(outcome);
}

} // namespace leadout::client
