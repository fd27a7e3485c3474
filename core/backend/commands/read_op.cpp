// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/commands/read_op.h"

#include "core/backend/commands/conflicts.h"
#include "core/protocol/command_payloads.h"

namespace leadout::backend {

tl::expected<domain::AnyCommand, NotDone> readOp(const protocol::Op& op) {
    const std::string name = op.command.toStdString();
    if (domain::commandNamed(name) == nullptr)
        return tl::unexpected(invalidAt(QStringLiteral("/command")));
    const QString payload = QStringLiteral("/payload");
    const auto value = protocol::parseJson(op.payload, {.bytes = protocol::kMaxOpsBytes});
    if (!value)
        return tl::unexpected(invalidAt(payload));
    auto command = protocol::readCommand(name, *value);
    if (command)
        return *std::move(command);
    if (const auto* field = std::get_if<domain::InvalidField>(&command.error()))
        return tl::unexpected(invalidAt(payload + field->path, QString::fromStdString(field->sentence.id)));
    return tl::unexpected(invalidAt(payload + std::get<protocol::JsonError>(command.error()).path));
}

} // namespace leadout::backend
