// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/store/schema/tables.h"

namespace leadout::backend::tables {

QStringList waysOfConsent() {
    return {
        QStringLiteral("ALTER TABLE consent RENAME COLUMN how TO source"),
        QStringLiteral(
            "ALTER TABLE consent ADD COLUMN how TEXT CHECK (how IS NULL OR "
            "(source = 'told_coach' AND how IN ('in_person', 'by_phone', 'by_message', 'on_paper')))"),
    };
}

} // namespace leadout::backend::tables
