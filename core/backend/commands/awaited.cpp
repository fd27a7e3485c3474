// SPDX-License-Identifier: GPL-3.0-or-later
// Commands that this version cannot carry out yet: whoever sends one is told so, and nothing is changed.
#include "core/backend/commands/conflicts.h"

namespace leadout::backend {

Result<Deed> handle(CommandContext&, Authority<domain::ReviewAnyway>, const domain::ReviewAnyway&) {
    return notDone(invalidAt(QString()));
}
Result<Deed> handle(CommandContext&, Authority<domain::Pair>, const domain::Pair&) {
    return notDone(invalidAt(QString()));
}
Result<Deed> handle(CommandContext&, Authority<domain::PlanWorkout>, const domain::PlanWorkout&) {
    return notDone(invalidAt(QString()));
}
Result<Deed> handle(CommandContext&, Authority<domain::UploadActivity>, const domain::UploadActivity&) {
    return notDone(invalidAt(QString()));
}

} // namespace leadout::backend
