// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/services/own_backend.h"

#include "core/client/remote/http_remote.h"
#include "core/platform/private_files.h"
#include "core/protocol/json_reader.h"

#include <utility>

namespace leadout::client {

namespace {

/// A first start makes the database; a slow disk may take its time.
constexpr std::chrono::seconds kDeadline{30};
constexpr protocol::JsonLimits kLimits{.bytes = platform::ChildProcess::kLongestLine, .values = 100};

OwnBackend::Where readStartLine(protocol::ObjectReader& reader) {
    OwnBackend::Where where;
    where.url = QUrl(reader.required<QString>("url"), QUrl::StrictMode);
    where.bootstrapSecret = reader.optional<QString>("bootstrap_secret").value_or(QString());
    return where;
}

} // namespace

OwnBackend::OwnBackend(const QString& program, const QString& folder, QObject* parent)
    : QObject(parent)
    , m_program(program)
    , m_folder(folder) {
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, [this] { fail(); });
}

void OwnBackend::start(Reply<Where> reply) {
    answer(tl::unexpected(Refusal{"here.not_started", {}}));
    m_reply = std::move(reply);
    if (m_where && m_child && m_child->running()) {
        QTimer::singleShot(0, this, [this] {
            if (m_where)
                answer(*m_where);
        });
        return;
    }
    m_where.reset();
    if (!platform::makePrivateFolder(m_folder)) {
        QTimer::singleShot(0, this, [this] { fail(); });
        return;
    }
    // One that has failed may be telling so just now.
    if (m_child) {
        m_child->disconnect(this);
        m_child.release()->deleteLater();
    }
    m_child = std::make_unique<platform::ChildProcess>();
    connect(m_child.get(), &platform::ChildProcess::lineReceived, this,
            [this](const QByteArray& line) { onLine(line); });
    connect(m_child.get(), &platform::ChildProcess::failedToStart, this, [this] { fail(); });
    connect(m_child.get(), &platform::ChildProcess::ended, this, [this] { fail(); });
    m_deadline.start(kDeadline);
    m_child->start(m_program, {QStringLiteral("serve"), QStringLiteral("--database"),
                               m_folder + QStringLiteral("/leadout.db"), QStringLiteral("--key-file"),
                               m_folder + QStringLiteral("/key"), QStringLiteral("--listen"),
                               QStringLiteral("127.0.0.1:0"), QStringLiteral("--bootstrap"),
                               QStringLiteral("--parent")});
}

void OwnBackend::onLine(const QByteArray& line) {
    if (m_where)
        return;
    const auto where = protocol::readMessage(line, kLimits, protocol::UnknownFields::Keep, readStartLine);
    if (!where || !isAllowedAddress(where->url)) {
        fail();
        return;
    }
    m_deadline.stop();
    m_where = *where;
    answer(*m_where);
}

void OwnBackend::fail() {
    m_deadline.stop();
    m_where.reset();
    answer(tl::unexpected(Refusal{"here.not_started", {}}));
}

void OwnBackend::answer(const tl::expected<Where, Refusal>& outcome) {
    if (const Reply<Where> reply = std::exchange(m_reply, nullptr))
        reply(outcome);
}

} // namespace leadout::client
