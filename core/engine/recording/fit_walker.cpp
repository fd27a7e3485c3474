// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/recording/fit_walker.h"

#include "core/engine/recording/fit_crc.h"
#include "core/engine/recording/fit_profile.h"

#include <algorithm>
#include <string_view>

namespace leadout::engine {
namespace {

constexpr std::size_t kSmallestHeader = 12;
constexpr std::size_t kHeaderWithCrc = 14;
constexpr std::size_t kCrcSize = 2;
constexpr std::string_view kSignature = ".FIT";

// Bits of a message's header byte.
constexpr unsigned kCompressed = 0x80;
constexpr unsigned kDefinitionBit = 0x40;
constexpr unsigned kHasDeveloperFields = 0x20;
constexpr unsigned kTimeOffset = 0x1F;

unsigned little16(const std::uint8_t* p) {
    return p[0] | unsigned{p[1]} << 8U;
}
unsigned big16(const std::uint8_t* p) {
    return p[1] | unsigned{p[0]} << 8U;
}
std::uint32_t little32(const std::uint8_t* p) {
    return little16(p) | std::uint32_t{little16(p + 2)} << 16U;
}

} // namespace

const FitField* FitDefinition::find(std::uint8_t number) const {
    const auto it = std::find_if(fields.begin(), fields.end(),
                                 [number](const FitField& field) { return field.number == number; });
    return it == fields.end() ? nullptr : &*it;
}

FitValue FitMessage::field(std::uint8_t fieldNumber) const {
    const FitField* field = definition->find(fieldNumber);
    if (field == nullptr)
        return {};
    return {{payload + field->offset, field->size}, fitType(field->typeByte), definition->bigEndian};
}

bool FitWalker::recognises(std::span<const std::uint8_t> bytes) {
    return bytes.size() >= kSmallestHeader &&
           std::equal(kSignature.begin(), kSignature.end(), bytes.begin() + 8);
}

const FitMessage* FitWalker::next() {
    while (!m_stopped) {
        if (!m_inFile)
            openFile();
        else if (m_at >= m_dataEnd || (m_sizeUnknown && anotherFileBegins()))
            closeFile();
        else if ((m_bytes[m_at] & (kCompressed | kDefinitionBit)) == kDefinitionBit)
            readDefinition();
        else if (const FitMessage* message = readData())
            return message;
    }
    return nullptr;
}

void FitWalker::openFile() {
    const auto rest = m_bytes.subspan(m_at);
    if (!recognises(rest)) {
        if (m_bytes.empty())
            stopWith(ReadFault::Empty, 0);
        else if (m_nextFile == 0)
            stopWith(ReadFault::NotFit, 0);
        else {
            warn(ReadFault::TrailingBytes, m_at);
            stop();
        }
        return;
    }
    const std::size_t headerSize = rest[0];
    if (headerSize < kSmallestHeader)
        return stopWith(ReadFault::Corrupt, m_at);
    if (headerSize > rest.size())
        return stopWith(ReadFault::Truncated, m_at);
    if (headerSize >= kHeaderWithCrc) {
        // Zero says that the writer left the checksum out.
        const unsigned stored = little16(&rest[kSmallestHeader]);
        if (stored != 0 && stored != fitCrc(rest.first(kSmallestHeader)))
            warn(ReadFault::HeaderCrc, m_at + kSmallestHeader);
    }
    const std::size_t declared = little32(&rest[4]);
    const std::size_t available = rest.size() - headerSize;
    m_sizeUnknown = declared == 0 && available > kCrcSize;
    if (m_sizeUnknown)
        warn(ReadFault::UnknownSize, m_at + 4);
    m_cut = declared > available;
    m_fileStart = m_at;
    m_at += headerSize;
    m_dataEnd = m_at + (m_sizeUnknown ? available : std::min(declared, available));
    m_inFile = true;
    m_message.file = m_nextFile++;
    m_latestTime.reset();
    for (Slot& slot : m_slots)
        slot.definition.serial = 0;
}

// Without a size the end shows only by what follows: the checksum and the end of the bytes, or a next header.
bool FitWalker::anotherFileBegins() const {
    const std::size_t left = m_bytes.size() - m_at;
    return left <= kCrcSize || recognises(m_bytes.subspan(m_at)) ||
           recognises(m_bytes.subspan(m_at + kCrcSize));
}

void FitWalker::closeFile() {
    m_inFile = false;
    if (m_sizeUnknown) {
        if (m_bytes.size() - m_at <= kCrcSize)
            return stop();
        m_at += recognises(m_bytes.subspan(m_at)) ? 0 : kCrcSize;
        return;
    }
    if (m_cut || m_bytes.size() - m_dataEnd < kCrcSize)
        return stopWith(ReadFault::Truncated, m_bytes.size());
    m_at = m_dataEnd + kCrcSize;
    if (fitCrc(m_bytes.subspan(m_fileStart, m_at - m_fileStart)) != 0)
        warn(ReadFault::FileCrc, m_dataEnd);
    if (m_at == m_bytes.size())
        stop();
}

void FitWalker::readDefinition() {
    const std::size_t left = m_dataEnd - m_at;
    const std::uint8_t* p = &m_bytes[m_at];
    if (left < 6)
        return stopShort();
    const std::size_t fieldCount = p[5];
    std::size_t size = 6 + 3 * fieldCount;
    const bool developer = (p[0] & kHasDeveloperFields) != 0;
    if (left < size + (developer ? 1 : 0))
        return stopShort();
    const std::size_t developerCount = developer ? p[size] : 0;
    const std::uint8_t* developerFields = p + size + 1;
    size += developer ? 1 + 3 * developerCount : 0;
    if (left < size)
        return stopShort();

    Slot& slot = m_slots[p[0] & 0x0FU];
    FitDefinition& definition = slot.definition;
    // Any byte but 1 reads as little-endian, as it does for readers that ignore a broken one.
    definition.bigEndian = p[2] == 1;
    definition.message = static_cast<std::uint16_t>(definition.bigEndian ? big16(p + 3) : little16(p + 3));
    definition.serial = ++m_definitions;
    definition.fields.clear();
    std::size_t offset = 0;
    for (std::size_t i = 0; i < fieldCount; ++i) {
        const std::uint8_t* field = p + 6 + 3 * i;
        definition.fields.push_back({field[0], field[1], field[2], static_cast<std::uint16_t>(offset)});
        offset += field[1];
    }
    definition.developer_fields.clear();
    for (std::size_t i = 0; i < developerCount; ++i) {
        const std::uint8_t* field = developerFields + 3 * i;
        definition.developer_fields.push_back(
            {field[0], field[1], field[2], static_cast<std::uint16_t>(offset)});
        offset += field[1];
    }
    definition.payloadSize = offset;
    slot.timestamp = definition.find(fit::kTimestamp);
    slot.plainTimestamp = slot.timestamp != nullptr && !definition.bigEndian && slot.timestamp->size == 4 &&
                          fitType(slot.timestamp->typeByte) == FitType::Uint32;
    m_at += size;
}

const FitMessage* FitWalker::readData() {
    const std::uint8_t header = m_bytes[m_at];
    const unsigned local = (header & kCompressed) != 0 ? (header >> 5U) & 3U : header & 0x0FU;
    const Slot& slot = m_slots[local];
    if (slot.definition.serial == 0) {
        stopWith(ReadFault::Corrupt, m_at);
        return nullptr;
    }
    if (m_dataEnd - m_at - 1 < slot.definition.payloadSize) {
        stopShort();
        return nullptr;
    }
    m_message.definition = &slot.definition;
    m_message.local = static_cast<std::uint8_t>(local);
    m_message.payload = m_bytes.data() + m_at + 1;
    m_message.byte = m_at;
    resolveTime(header, slot);
    m_at += 1 + slot.definition.payloadSize;
    return &m_message;
}

void FitWalker::resolveTime(std::uint8_t header, const Slot& slot) {
    m_message.time.reset();
    if (slot.plainTimestamp) {
        const std::uint32_t seconds = little32(m_message.payload + slot.timestamp->offset);
        if (seconds != UINT32_MAX)
            m_message.time = seconds;
    } else if (slot.timestamp != nullptr) {
        const FitValue value({m_message.payload + slot.timestamp->offset, slot.timestamp->size},
                             fitType(slot.timestamp->typeByte), slot.definition.bigEndian);
        if (const auto seconds = value.asUint(); seconds && *seconds < UINT32_MAX)
            m_message.time = static_cast<std::uint32_t>(*seconds);
    }
    if (!m_message.time && (header & kCompressed) != 0 && m_latestTime) {
        // Five bits of the time; a smaller offset than the latest one says that they rolled over.
        const std::uint32_t step = ((header & kTimeOffset) - *m_latestTime) & kTimeOffset;
        if (*m_latestTime < UINT32_MAX - step)
            m_message.time = *m_latestTime + step;
    }
    if (m_message.time)
        m_latestTime = m_message.time;
    m_message.latestTime = m_latestTime;
}

void FitWalker::stopWith(ReadFault fault, std::size_t byte) {
    m_error = ReadProblem{fault, byte};
    stop();
}

// A message reaches over the end of the data: the bytes ended too early, or the file contradicts itself.
void FitWalker::stopShort() {
    stopWith(m_dataEnd == m_bytes.size() ? ReadFault::Truncated : ReadFault::Corrupt, m_at);
}

void FitWalker::warn(ReadFault fault, std::size_t byte) {
    const bool known = std::any_of(m_warnings.begin(), m_warnings.end(),
                                   [fault](const ReadProblem& warning) { return warning.fault == fault; });
    if (!known)
        m_warnings.push_back({fault, byte});
}

} // namespace leadout::engine
