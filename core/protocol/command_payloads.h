// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/commands/registry.h"
#include "core/protocol/json_value.h"

#include <QByteArray>

#include <tl/expected.hpp>

#include <string_view>
#include <variant>

namespace leadout::protocol {

/// Why a command was refused: a payload that is not written as it must be, or one whose values make no sense.
/// Both have a path, a JSON pointer into the payload.
using CommandError = std::variant<JsonError, domain::InvalidField>;

/// Reads the payload of the command with this name and validates it. Every member is named as in the
/// command's struct; all are required but the optional ones, and no others may be there. A name that is no
/// command's is an UnknownWord without a path.
tl::expected<domain::AnyCommand, CommandError> readCommand(std::string_view name, const JsonValue& payload);

/// The name under which readCommand() finds the command again.
std::string_view nameOf(const domain::AnyCommand& command);

/// The payload of a command that is valid, in the one form of canonicalJson().
QByteArray writePayload(const domain::AnyCommand& command);

} // namespace leadout::protocol
