// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/store/changes.h"
#include "core/platform/crypto/secret_bytes.h"

#include <QByteArray>

#include <optional>

namespace leadout::backend {

/// How long the row of a list may be in the scope of an athlete's lists, in bytes of JSON.
inline constexpr qsizetype kMaxListRow = 400;

/// Makes the payloads that programs get: for each kind of row the fields named here and no others. For
/// the rows of one company inside one transaction; whoever asks has seen to it that the reader may see them.
class Renderer {
public:
    Renderer(database::Connection& connection, const domain::CompanyId& company)
        : m_connection(connection)
        , m_company(company) {}

    /// The payload of a live row as a JSON object; nothing when there is no such row.
    Result<std::optional<QByteArray>> payload(RowKind kind, const QUuid& id);

private:
    Result<std::optional<QByteArray>> invite(const QUuid& id);
    Result<std::optional<QByteArray>> report(const QUuid& id);
    Result<std::optional<QByteArray>> feedback(const QUuid& id);
    Result<std::optional<QByteArray>> analysisDetail(const QUuid& id);

    database::Connection& m_connection;
    domain::CompanyId m_company;
    std::optional<platform::SecretBytes> m_linkKey;
};

} // namespace leadout::backend
