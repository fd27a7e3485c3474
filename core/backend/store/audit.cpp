// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/store/audit.h"

#include "core/platform/crypto/digest.h"

namespace leadout::backend {

using database::Connection;
using database::Statement;

namespace {

constexpr QLatin1String kLineColumns("number, at, coach_id, device, action, object, result, before_hash, "
                                     "after_hash, address, previous_hash, hash");

/// Text on one line, so that no value can look like another entry.
QString encoded(const QString& text) {
    QString out;
    for (const QChar c : text) {
        if (c.category() == QChar::Other_Control || c == u'\\')
            out += QStringLiteral("\\u%1").arg(c.unicode(), 4, 16, QLatin1Char('0'));
        else
            out += c;
    }
    return out;
}

/// What the chain vouches for: every value with its length, so that none can flow into the next.
QString hashOf(const domain::CompanyId& company, const AuditLine& line) {
    const AuditEntry& entry = line.entry;
    QByteArray bytes;
    for (const QString& value :
         {company.toString(), QString::number(line.number), QString::number(millis(line.at)),
          entry.coach ? entry.coach->toString() : QString(), entry.device, entry.action, entry.object,
          entry.result, entry.beforeHash, entry.afterHash, entry.address, line.previousHash}) {
        const QByteArray utf8 = value.toUtf8();
        bytes += QByteArray::number(utf8.size()) + ':' + utf8;
    }
    return platform::sha256Hex(bytes);
}

AuditLine readLine(const Statement& row) {
    Columns columns(row);
    AuditLine line;
    line.number = columns.get<std::int64_t>();
    line.at = columns.instant();
    line.entry.coach = columns.get<std::optional<domain::CoachId>>();
    line.entry.device = columns.get<QString>();
    line.entry.action = columns.get<QString>();
    line.entry.object = columns.get<QString>();
    line.entry.result = columns.get<QString>();
    line.entry.beforeHash = columns.get<QString>();
    line.entry.afterHash = columns.get<QString>();
    line.entry.address = columns.get<QString>();
    line.previousHash = columns.get<QString>();
    line.hash = columns.get<QString>();
    return line;
}

} // namespace

QString shortAddress(const QString& address) {
    const QStringList bytes = address.split(u'.');
    if (bytes.size() == 4)
        return bytes.mid(0, 3).join(u'.') + QStringLiteral(".0");
    if (!address.contains(u':'))
        return {};
    // The first three groups, of which a "::" may already have swallowed some.
    const QStringList groups = address.section(QStringLiteral("::"), 0, 0).split(u':', Qt::SkipEmptyParts);
    return groups.mid(0, 3).join(u':') + QStringLiteral("::");
}

Result<> writeAudit(Changes& changes, const AuditEntry& entry) {
    Connection& connection = changes.connection();
    const auto last = connection.first(
        QStringLiteral("SELECT number, hash FROM audit WHERE company_id = ? ORDER BY number DESC LIMIT 1"),
        [](const Statement& row) { return std::pair(row.get<std::int64_t>(0), row.get<QString>(1)); },
        changes.company());
    if (!last)
        return tl::unexpected(last.error());
    AuditLine line;
    line.number = *last ? (*last)->first + 1 : 1;
    line.previousHash = *last ? (*last)->second : QString();
    line.at = changes.now();
    line.entry = entry;
    for (QString* text : {&line.entry.device, &line.entry.action, &line.entry.object, &line.entry.result,
                          &line.entry.address})
        *text = encoded(*text);
    line.hash = hashOf(changes.company(), line);
    return connection
        .run(QStringLiteral(
                 "INSERT INTO audit (company_id, %1) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                 .arg(kLineColumns),
             changes.company(), line.number, millis(line.at), line.entry.coach, line.entry.device,
             line.entry.action, line.entry.object, line.entry.result, line.entry.beforeHash,
             line.entry.afterHash, line.entry.address, line.previousHash, line.hash)
        .map([](std::int64_t) {});
}

Result<std::vector<AuditLine>> auditFrom(Connection& connection, const Viewer& viewer, std::int64_t number,
                                         int limit) {
    if (!viewer.sees(domain::Scope::head()))
        return std::vector<AuditLine>();
    return connection.list(
        QStringLiteral("SELECT %1 FROM audit WHERE company_id = ? AND number >= ? ORDER BY number LIMIT ?")
            .arg(kLineColumns),
        readLine, viewer.company(), number, limit);
}

Result<std::optional<std::int64_t>> brokenAuditLine(Connection& connection,
                                                    const domain::CompanyId& company) {
    auto lines = connection.query(
        QStringLiteral("SELECT %1 FROM audit WHERE company_id = ? ORDER BY number").arg(kLineColumns),
        company);
    if (!lines)
        return tl::unexpected(lines.error());
    std::int64_t expected = 1;
    QString previous;
    while (lines->next()) {
        const AuditLine line = readLine(*lines);
        if (line.number != expected || line.previousHash != previous || line.hash != hashOf(company, line))
            return std::optional<std::int64_t>(expected);
        previous = line.hash;
        ++expected;
    }
    if (lines->error())
        return tl::unexpected(*lines->error());
    return std::optional<std::int64_t>();
}

} // namespace leadout::backend
