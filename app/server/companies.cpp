// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/companies.h"

#include <QStringList>

namespace leadout::server {

std::vector<backend::Company> companiesCalled(std::vector<backend::Company> all, const QString& nameOrId) {
    if (!nameOrId.isEmpty())
        std::erase_if(all, [&nameOrId](const backend::Company& each) {
            return each.name != nameOrId && each.id.toString() != nameOrId;
        });
    return all;
}

QString chooseCompany(const std::vector<backend::Company>& candidates) {
    QStringList lines;
    for (const backend::Company& each : candidates)
        lines.append(QStringLiteral("\n  %1  %2").arg(each.id.toString(), each.name));
    return QStringLiteral("Say which company, with --company and its id:") + lines.join(QString());
}

} // namespace leadout::server
