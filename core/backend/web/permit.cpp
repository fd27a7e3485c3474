// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/web/permit.h"

#include "core/backend/web/api_log.h"

namespace leadout::backend {

Answered denied(http::Response refusal, const Caller& caller, domain::Action action,
                const domain::AthleteId& athlete, const http::Request& request) {
    AuditEntry entry;
    entry.coach = caller.signIn.coach;
    entry.device = caller.signIn.id.toString();
    const std::string_view word = domain::key(action);
    entry.action = QString::fromLatin1(word.data(), static_cast<qsizetype>(word.size()));
    entry.object = QStringLiteral("athlete ") + athlete.toString();
    entry.result = QStringLiteral("denied");
    entry.address = shortAddress(QString::fromStdString(request.peer));
    Answered answered(std::move(refusal));
    answered.denial = DenialNote{caller.viewer.company(), std::move(entry)};
    return answered;
}

void noteDenial(const ApiParts& parts, const http::Request& request, const DenialNote& denial) {
    const std::string coach = denial.entry.coach.value_or(domain::CoachId()).toString().toStdString();
    if (!parts.denials.take(coach).allowed)
        return;
    parts.store.write(
        [&parts, denial](database::Connection& connection) {
            Changes changes(connection, denial.company, parts.clock.now());
            return writeAudit(changes, denial.entry);
        },
        [&parts, id = request.id](const Result<>& noted) {
            if (!noted)
                parts.log(faultLine(id, noted.error(), parts.clock.now()));
        });
}

} // namespace leadout::backend
