// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/http/gzip.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstdlib>

namespace leadout::backend::http {

namespace {

constexpr int kGzipWindow = 15 + 16; // zlib: the largest window, in a gzip wrapper
constexpr std::size_t kPiece = 16 * 1024;
constexpr std::uint64_t kFreeBytes = 64 * 1024;
constexpr std::size_t kWorthCompressing = 1024;

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

bool compressible(std::string_view content_type) {
    const std::string_view type = trimmed(content_type.substr(0, content_type.find(';')));
    return type.starts_with("text/") || type == "application/json" || type == "application/yaml" ||
           type == "application/javascript" || type == "image/svg+xml";
}

/// The gzip form, empty when zlib has no memory.
std::string gzipped(const std::string& body) {
    z_stream stream{};
    if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, kGzipWindow, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        return {};
    std::string out(deflateBound(&stream, body.size()), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(body.data()));
    stream.avail_in = static_cast<uInt>(body.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    const int result = deflate(&stream, Z_FINISH);
    out.resize(result == Z_STREAM_END ? stream.total_out : 0);
    deflateEnd(&stream);
    return out;
}

} // namespace

struct Inflater::Stream {
    z_stream z{};
    bool usable = false;
    bool ended = false;

    Stream() { usable = inflateInit2(&z, kGzipWindow) == Z_OK; }
    Stream(const Stream&) = delete;
    Stream& operator=(const Stream&) = delete;
    ~Stream() { inflateEnd(&z); }
};

Inflater::Inflater(std::uint64_t max_bytes, std::uint64_t max_ratio)
    : m_stream(std::make_unique<Stream>())
    , m_max_bytes(max_bytes)
    , m_max_ratio(max_ratio) {}

Inflater::~Inflater() = default;

Inflater::Fault Inflater::write(std::string_view bytes, const std::function<bool(std::string_view)>& sink) {
    if (!m_stream->usable)
        return Fault::Corrupt;
    z_stream& z = m_stream->z;
    z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    z.avail_in = static_cast<uInt>(bytes.size());
    std::array<char, kPiece> piece;
    bool more = z.avail_in > 0;
    while (more) {
        if (m_stream->ended)
            return Fault::Corrupt; // something follows the end of the stream
        z.next_out = reinterpret_cast<Bytef*>(piece.data());
        z.avail_out = static_cast<uInt>(piece.size());
        const int result = inflate(&z, Z_NO_FLUSH);
        if (result != Z_OK && result != Z_STREAM_END && result != Z_BUF_ERROR)
            return Fault::Corrupt;
        m_stream->ended = result == Z_STREAM_END;
        if (z.total_out > m_max_bytes)
            return Fault::TooLarge;
        if (z.total_out > kFreeBytes && z.total_out / m_max_ratio > z.total_in)
            return Fault::Swells;
        const std::size_t made = piece.size() - z.avail_out;
        if (made > 0 && !sink(std::string_view(piece.data(), made)))
            return Fault::Refused;
        more = z.avail_in > 0 || (z.avail_out == 0 && !m_stream->ended);
    }
    return Fault::None;
}

bool Inflater::complete() const {
    return m_stream->ended;
}

bool acceptsGzip(std::string_view accept_encoding) {
    while (!accept_encoding.empty()) {
        const std::string_view item = accept_encoding.substr(0, accept_encoding.find(','));
        accept_encoding.remove_prefix(std::min(accept_encoding.size(), item.size() + 1));
        const std::size_t semicolon = item.find(';');
        if (!equalsIgnoringCase(trimmed(item.substr(0, semicolon)), "gzip"))
            continue;
        if (semicolon == std::string_view::npos)
            return true;
        const std::string_view weight = trimmed(item.substr(semicolon + 1));
        return weight.find_first_of("123456789") != std::string_view::npos;
    }
    return false;
}

void compress(Response& response, bool accepts_gzip) {
    if (response.file || response.body.size() <= kWorthCompressing || response.body.size() > UINT32_MAX / 2 ||
        !compressible(response.content_type) || !fieldValue(response.headers, "Content-Encoding").empty())
        return;
    response.headers.emplace_back("Vary", "Accept-Encoding");
    if (!accepts_gzip)
        return;
    std::string smaller = gzipped(response.body);
    if (smaller.empty() || smaller.size() >= response.body.size())
        return;
    response.body = std::move(smaller);
    response.headers.emplace_back("Content-Encoding", "gzip");
}

} // namespace leadout::backend::http
