// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/recording/gzip.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace leadout::engine {

namespace {

constexpr int kGzipWrapper = 15 + 16; // zlib: the largest window, in a gzip wrapper
constexpr std::size_t kFree = std::size_t{1} << 20U;

// What zlib says once all of a member has come out of it.
constexpr std::string_view kWrongChecksum = "incorrect data check";
constexpr std::string_view kWrongLength = "incorrect length check";

class Unpacking {
public:
    explicit Unpacking(std::span<const std::uint8_t> packed) : m_packed(packed) {}
    Unpacking(const Unpacking&) = delete;
    Unpacking& operator=(const Unpacking&) = delete;
    ~Unpacking() { inflateEnd(&m_stream); }

    Unpacked run() {
        if (inflateInit2(&m_stream, kGzipWrapper) != Z_OK)
            fail(ReadFault::TooLarge);
        while (!m_done)
            step();
        return std::move(m_unpacked);
    }

private:
    std::size_t at() const { return m_packed.size() - m_left - m_stream.avail_in; }

    void fail(ReadFault fault) {
        m_unpacked.error = ReadProblem{fault, at()};
        m_done = true;
    }

    /// Once for each fault: a file can have millions of members.
    void warn(ReadFault fault, std::size_t byte) {
        const auto known = [fault](const ReadProblem& problem) { return problem.fault == fault; };
        if (std::none_of(m_unpacked.warnings.begin(), m_unpacked.warnings.end(), known))
            m_unpacked.warnings.push_back({fault, byte});
    }

    void feed() {
        constexpr std::size_t kMostIn = std::size_t{1} << 30U; // zlib counts in 32 bits
        if (m_stream.avail_in > 0 || m_left == 0)
            return;
        const std::size_t size = std::min(m_left, kMostIn);
        m_stream.next_in = const_cast<Bytef*>(m_packed.data() + (m_packed.size() - m_left));
        m_stream.avail_in = static_cast<uInt>(size);
        m_left -= size;
    }

    void step() {
        feed();
        m_stream.next_out = m_piece.data();
        m_stream.avail_out = static_cast<uInt>(m_piece.size());
        const int result = inflate(&m_stream, Z_NO_FLUSH);
        std::vector<std::uint8_t>& bytes = m_unpacked.bytes;
        bytes.insert(bytes.end(), m_piece.data(), m_stream.next_out);
        if (bytes.size() > kMostUnpacked || (bytes.size() > kFree && bytes.size() / kMostSwelling > at())) {
            bytes.resize(std::min(bytes.size(), kMostUnpacked));
            fail(ReadFault::TooLarge);
        } else if (result == Z_STREAM_END)
            nextMember();
        else if (result == Z_BUF_ERROR && m_stream.avail_in == 0 && m_left == 0)
            fail(ReadFault::Truncated);
        else if (result == Z_DATA_ERROR && isChecksum())
            passChecksum();
        else if (result != Z_OK && result != Z_BUF_ERROR)
            fail(ReadFault::Corrupt);
    }

    /// Whether the fault is that what came out has not the checksum or the length that follows it.
    bool isChecksum() const {
        const std::string_view told = m_stream.msg == nullptr ? "" : m_stream.msg;
        return told == kWrongChecksum || told == kWrongLength;
    }

    void passChecksum() {
        constexpr uInt kLengthBytes = 4; // they follow the checksum, after which zlib gave up
        warn(ReadFault::FileCrc, at());
        if (m_stream.msg == kWrongChecksum) {
            const uInt passed = std::min(kLengthBytes, m_stream.avail_in);
            m_stream.next_in += passed;
            m_stream.avail_in -= passed;
        }
        nextMember();
    }

    void nextMember() {
        feed();
        const std::size_t here = at();
        if (here == m_packed.size())
            m_done = true;
        else if (!isGzip(m_packed.subspan(here))) {
            warn(ReadFault::TrailingBytes, here);
            m_done = true;
        } else if (inflateReset(&m_stream) != Z_OK)
            fail(ReadFault::Corrupt);
    }

    std::span<const std::uint8_t> m_packed;
    std::size_t m_left = m_packed.size(); // not yet given to zlib
    z_stream m_stream{};
    std::array<std::uint8_t, std::size_t{1} << 16U> m_piece;
    bool m_done = false;
    Unpacked m_unpacked;
};

} // namespace

bool isGzip(std::span<const std::uint8_t> bytes) {
    constexpr std::uint8_t kDeflate = 8;
    return bytes.size() > 2 && bytes[0] == 0x1F && bytes[1] == 0x8B && bytes[2] == kDeflate;
}

Unpacked unpackGzip(std::span<const std::uint8_t> bytes) {
    return Unpacking(bytes).run();
}

} // namespace leadout::engine
