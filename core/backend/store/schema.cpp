// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/store/schema.h"

#include "core/backend/store/schema/tables.h"

namespace leadout::backend {

const std::vector<database::Migration>& migrations() {
    using namespace tables;
    static const std::vector<database::Migration> list = {
        {QStringLiteral("From a recording to a published report"), people() + doors() + athletes() +
                                                                       sessions() + reviews() + texts() +
                                                                       publishing() + sync() + triggers()},
        {QStringLiteral("How a permission was told"), waysOfConsent()},
        {QStringLiteral("The revision of an accepted decision"), acceptedRevisions()},
        {QStringLiteral("Revisions after a restore"), restores()},
        {QStringLiteral("Which engine has read a recording"), engineVersions()},
        {QStringLiteral("How long coaches may be offline"), offlineDays()},
        {QStringLiteral("What lists leave out of an athlete's health"), hiddenHealth()},
        {QStringLiteral("Sessions of like workouts"), structures()},
    };
    return list;
}

} // namespace leadout::backend
