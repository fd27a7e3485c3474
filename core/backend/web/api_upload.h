// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/ingest/arrival.h"
#include "core/backend/web/api_parts.h"
#include "core/protocol/upload_messages.h"

#include <tl/expected.hpp>

#include <optional>

/// A recorded file on its way in: it is admitted by its header, kept when its bytes are here, and taken up as
/// an activity of the athlete in the path.
namespace leadout::backend {

/// Lets the body in of whoever may upload for the athlete, has said what the athlete said as it must be, and
/// finds a place. Reads.
Serve admitUpload(const ApiParts& parts);

/// Puts the bytes under their hash, on disk when it returns; gives the answer when that is not possible. It
/// waits for the disk, so never on the server's thread nor in a transaction.
std::optional<http::Response> keepUpload(const ApiParts& parts, const http::Request& request);

/// Takes up what was kept. Writes.
Serve takeUpload(const ApiParts& parts);

/// Removes what was kept for a request that was refused after all, unless an activity names it. Inside a
/// write transaction, so that nobody takes it up meanwhile.
Result<> dropUpload(const ApiParts& parts, database::Connection& connection, const http::Request& request);

/// The answer about an activity and what became of its file.
http::Response uploadAnswer(const domain::ActivityId& activity, protocol::UploadOutcome outcome);

/// Tells the company's audit who did what, in a word, with an activity.
Result<> noteDeed(Changes& changes, const Caller& caller, const http::Request& request, const QString& action,
                  const domain::ActivityId& activity, protocol::UploadOutcome outcome);

/// What an athlete said, as it travels in the header of an upload; the answer when a part of it is not as it
/// must be.
tl::expected<AthleteWords, http::Response> wordsIn(const http::Request& request);

} // namespace leadout::backend
