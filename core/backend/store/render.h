// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/store/changes.h"
#include "core/platform/crypto/secret_bytes.h"

#include <QByteArray>
#include <QHash>

#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

namespace leadout::backend {

/// How long the payload of a list's row may be in the scope of an athlete's lists, in bytes of JSON. On the
/// wire come its kind, id, scope and revision, about 150 bytes more.
inline constexpr qsizetype kMaxListRow = 400;

/// Makes the payloads that programs get: for each kind of row the fields named here and no others. For
/// the rows of one company inside one transaction; whoever asks has seen to it that the reader may see them.
class Renderer {
public:
    /// `now` decides about permissions given for a time.
    Renderer(database::Connection& connection, const domain::CompanyId& company, domain::Instant now)
        : m_connection(connection)
        , m_company(company)
        , m_now(now) {}

    /// The payloads of live rows of one kind as JSON objects, by their ids. A row that is not there is not
    /// among them. However many they are, few statements read them.
    Result<QHash<QUuid, QByteArray>> payloads(RowKind kind, const std::vector<QUuid>& ids);

private:
    using Objects = QHash<QUuid, QByteArray>;
    using Payloads = Result<Objects>;

    Payloads writtenRows(RowKind kind, const QStringList& ids);
    Payloads invites(const QStringList& ids);
    Payloads reports(const QStringList& ids);
    Payloads feedback(const QStringList& ids);
    Payloads analysisDetails(const QStringList& ids);
    Payloads heldWords(const QStringList& ids);

    /// What `read` makes of the rows whose `column` is one of these ids. The statement begins with that
    /// column and has a place for its condition at %1, behind the company's.
    template <class Read>
    auto each(const QString& sql, const QString& column, const QStringList& ids, Read read)
        -> Result<std::vector<std::pair<QUuid, std::invoke_result_t<Read, const database::Statement&>>>>;
    /// The same for the rows themselves, by their ids.
    template <class Write>
    Payloads objects(const QString& sql, const QStringList& ids, Write write);
    /// The same for what belongs to the rows, in the statement's order.
    Result<QHash<QUuid, QList<QByteArray>>> parts(const QString& sql, const QString& column,
                                                  const QStringList& ids,
                                                  QByteArray (*write)(const database::Statement&));

    database::Connection& m_connection;
    domain::CompanyId m_company;
    domain::Instant m_now;
    std::optional<platform::SecretBytes> m_linkKey;
};

} // namespace leadout::backend
