// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/web/permit.h"

#include "core/backend/store/audit.h"
#include "core/backend/web/api_log.h"

namespace leadout::backend {

void noteDenial(const ApiParts& parts, const Caller& caller, domain::Action action,
                const domain::AthleteId& athlete, const http::Request& request) {
    if (!parts.denials.take(caller.signIn.coach.toString().toStdString()).allowed)
        return;
    AuditEntry entry;
    entry.coach = caller.viewer.coach();
    entry.device = caller.signIn.id.toString();
    const std::string_view word = domain::key(action);
    entry.action = QString::fromLatin1(word.data(), static_cast<qsizetype>(word.size()));
    entry.object = QStringLiteral("athlete ") + athlete.toString();
    entry.result = QStringLiteral("denied");
    entry.address = shortAddress(QString::fromStdString(request.peer));
    parts.store.write(
        [&parts, entry, company = caller.viewer.company()](database::Connection& connection) {
            Changes changes(connection, company, parts.clock.now());
            return writeAudit(changes, entry);
        },
        [&parts, id = request.id](const Result<>& noted) {
            if (!noted)
                parts.log(faultLine(id, noted.error(), parts.clock.now()));
        });
}

} // namespace leadout::backend
