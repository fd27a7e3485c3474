// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/server/command.h"

#include "core/backend/http/server.h"

#include <tl/expected.hpp>

namespace leadout::server {

/// Where and how to listen, from the options of serve; or a sentence about what is wrong with them. Whatever
/// would send passwords in the clear is refused.
tl::expected<backend::http::ServerOptions, QString> listeningFrom(const Arguments& arguments);

/// Whether an address of the web leads to this computer itself.
bool isOfThisComputer(const QString& url);

/// The address that others are told, without a slash at its end; or a sentence about what is wrong with it.
tl::expected<QString, QString> publicUrlFrom(const QString& text);

} // namespace leadout::server
