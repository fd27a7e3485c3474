// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/http/body_sink.h"

namespace leadout::backend::http {

BodySink::BodySink(const BodyPolicy& policy, std::uint64_t max_bytes, std::uint64_t max_ratio, bool gzip)
    : m_policy(policy)
    , m_max_bytes(max_bytes) {
    if (gzip)
        m_inflater.emplace(max_bytes, max_ratio);
}

std::optional<Refusal> BodySink::open() {
    if (m_policy.where != BodyPolicy::Where::File)
        return std::nullopt;
    m_file = SpooledFile::create(m_policy.folder);
    return m_file ? std::nullopt : std::optional(kStorageFull);
}

std::optional<Refusal> BodySink::write(std::string_view bytes) {
    m_taken += bytes.size();
    if (m_taken > m_max_bytes)
        return kBodyTooLarge;
    if (!m_inflater)
        return keep(bytes) ? std::nullopt : std::optional(kStorageFull);
    switch (m_inflater->write(bytes, [this](std::string_view piece) { return keep(piece); })) {
    case Inflater::Fault::None: return std::nullopt;
    case Inflater::Fault::Corrupt: return kBadCompression;
    case Inflater::Fault::TooLarge: return kBodyTooLarge;
    case Inflater::Fault::Swells: return kSwells;
    case Inflater::Fault::Refused: return kStorageFull;
    }
    return kBadCompression;
}

std::optional<Refusal> BodySink::finish(Request& request) {
    if (m_inflater && !m_inflater->complete())
        return kBadCompression;
    if (m_file && !m_file->finish())
        return kStorageFull;
    request.body = std::move(m_memory);
    request.upload = std::move(m_file);
    return std::nullopt;
}

bool BodySink::keep(std::string_view bytes) {
    if (m_file)
        return m_file->write(bytes);
    m_memory += bytes;
    return true;
}

} // namespace leadout::backend::http
