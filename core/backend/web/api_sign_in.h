// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/web/api_parts.h"

/// Signing in, staying signed in and signing out.
namespace leadout::backend {

http::Handler signIn(const ApiParts& parts);
http::Handler signInOnce(const ApiParts& parts);
http::Handler refreshSignIn(const ApiParts& parts);
Serve signOut(const ApiParts& parts);
Result<http::Response> me(database::Connection& connection, const Caller& caller,
                          const http::Request& request);

} // namespace leadout::backend
