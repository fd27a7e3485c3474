// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/http/message.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string_view>

namespace leadout::backend::http {

/// Inflates one gzip stream as it arrives, and stops a stream that swells too much.
class Inflater {
public:
    enum class Fault : std::uint8_t { None, Corrupt, TooLarge, Swells, Refused };

    /// At most max_bytes come out, and beyond the first 64 KiB at most max_ratio bytes for one that went in.
    Inflater(std::uint64_t max_bytes, std::uint64_t max_ratio);
    ~Inflater();
    Inflater(const Inflater&) = delete;
    Inflater& operator=(const Inflater&) = delete;

    /// Takes some compressed bytes and gives what they hold to sink, in pieces of at most 16 KiB; a sink
    /// that returns false ends it as Refused.
    Fault write(std::string_view bytes, const std::function<bool(std::string_view)>& sink);
    /// Whether the stream came to its end.
    bool complete() const;

private:
    struct Stream;
    std::unique_ptr<Stream> m_stream;
    std::uint64_t m_max_bytes;
    std::uint64_t m_max_ratio;
};

/// Whether an Accept-Encoding header allows gzip.
bool acceptsGzip(std::string_view accept_encoding);

/// Replaces the body by its gzip form where it is text of over 1 KiB, the peer accepts it and it gets
/// smaller; names Accept-Encoding in Vary where the answer depends on it.
void compress(Response& response, bool accepts_gzip);

} // namespace leadout::backend::http
