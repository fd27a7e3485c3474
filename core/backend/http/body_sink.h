// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/http/gzip.h"
#include "core/backend/http/refusal.h"
#include "core/backend/http/router.h"

#include <optional>
#include <string_view>

namespace leadout::backend::http {

/// Takes a body as it arrives, uncompresses it where needed, and keeps it in memory or in a file.
class BodySink {
public:
    /// At most max_bytes are taken, and at most max_bytes kept.
    BodySink(const BodyPolicy& policy, std::uint64_t max_bytes, std::uint64_t max_ratio, bool gzip);

    /// Each returns what is wrong, nothing when all is well. finish hands the body over to the request.
    std::optional<Refusal> open();
    std::optional<Refusal> write(std::string_view bytes);
    std::optional<Refusal> finish(Request& request);

private:
    bool keep(std::string_view bytes);

    const BodyPolicy& m_policy;
    const std::uint64_t m_max_bytes;
    std::uint64_t m_taken = 0;
    std::optional<Inflater> m_inflater;
    std::string m_memory;
    std::shared_ptr<SpooledFile> m_file;
};

} // namespace leadout::backend::http
