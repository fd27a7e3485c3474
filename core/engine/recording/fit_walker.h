// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/model/recording.h"
#include "core/engine/recording/fit_value.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace leadout::engine {

/// Where one field lies in the payload of a message.
struct FitField {
    std::uint8_t number = 0;
    std::uint8_t size = 0;     ///< bytes
    std::uint8_t typeByte = 0; ///< as in the file; see fitType()
    std::uint16_t offset = 0;  ///< bytes from the start of the payload
};

/// Where one developer field lies in the payload of a message. Its type is told by a field_description
/// message; see FitDeveloperFields.
struct FitDeveloperField {
    std::uint8_t number = 0;
    std::uint8_t size = 0;      ///< bytes
    std::uint8_t developer = 0; ///< index of who wrote it
    std::uint16_t offset = 0;   ///< bytes from the start of the payload
};

/// The shape of the data messages of one local number, as a definition message set it.
struct FitDefinition {
    std::uint16_t message = 0; ///< the profile's message number
    bool bigEndian = false;
    std::uint32_t serial = 0;     ///< 1, 2, 3 … in order of the file's definitions; 0 is "not defined"
    std::size_t payloadSize = 0;  ///< bytes of one message after its header byte, developer fields included
    std::vector<FitField> fields; ///< in the order of the file
    std::vector<FitDeveloperField> developer_fields;

    /// The first field of a number, nullptr when there is none.
    const FitField* find(std::uint8_t number) const;
};

/// One data message. It points into the walked bytes and into the walker, and holds until the next step.
struct FitMessage {
    const FitDefinition* definition = nullptr;
    std::uint8_t local = 0;                  ///< 0..15, the slot of the definition
    const std::uint8_t* payload = nullptr;   ///< definition->payloadSize bytes
    std::optional<std::uint32_t> time;       ///< its own or compressed timestamp, in seconds of the FIT epoch
    std::optional<std::uint32_t> latestTime; ///< the latest timestamp up to here in this file
    std::size_t byte = 0;                    ///< offset of its header byte
    std::size_t file = 0;                    ///< 0, 1, 2 … in a chain of files

    std::uint16_t number() const { return definition->message; }

    /// A field by its number; an absent one has no value.
    FitValue field(std::uint8_t fieldNumber) const;
};

/// Walks the data messages of FIT bytes, copying nothing and allocating nothing per message.
///
///     FitWalker walker(bytes);
///     while (const FitMessage* message = walker.next()) …
///
/// It reads files with headers of 12 bytes and more, both byte orders, compressed timestamps and chains of
/// files. A wrong checksum and a missing size are warnings. It stops at the
/// first byte that cannot be understood and says why. The bytes must outlive the walker. Work is linear in
/// the bytes and memory is bounded whatever they hold.
class FitWalker {
public:
    explicit FitWalker(std::span<const std::uint8_t> bytes) : m_bytes(bytes) {}
    FitWalker(const FitWalker&) = delete;
    FitWalker& operator=(const FitWalker&) = delete;

    /// Whether the bytes begin like a FIT file.
    static bool recognises(std::span<const std::uint8_t> bytes);

    /// The next data message, nullptr at the end.
    const FitMessage* next();

    /// Why the walk ended before the end: Empty, NotFit, Truncated or Corrupt.
    const std::optional<ReadProblem>& error() const { return m_error; }

    /// HeaderCrc, FileCrc, TrailingBytes, UnknownSize: each at most once, where it was first met.
    const std::vector<ReadProblem>& warnings() const { return m_warnings; }

private:
    struct Slot {
        FitDefinition definition;
        const FitField* timestamp = nullptr;
        bool plainTimestamp = false; // four bytes of uint32, little-endian: nearly always
    };

    void openFile();
    void closeFile();
    void readDefinition();
    const FitMessage* readData();
    void resolveTime(std::uint8_t header, const Slot& slot);
    bool anotherFileBegins() const;
    void stop() { m_stopped = true; }
    void stopWith(ReadFault fault, std::size_t byte);
    void stopShort();
    void warn(ReadFault fault, std::size_t byte);

    std::span<const std::uint8_t> m_bytes;
    std::size_t m_at = 0;        // the next byte to read
    std::size_t m_fileStart = 0; // of the current file in the chain
    std::size_t m_dataEnd = 0;
    bool m_inFile = false;
    bool m_sizeUnknown = false;
    bool m_cut = false; // the bytes end before the data does
    bool m_stopped = false;
    std::uint32_t m_definitions = 0;
    std::array<Slot, 16> m_slots;
    FitMessage m_message;
    std::optional<std::uint32_t> m_latestTime;
    std::size_t m_nextFile = 0;
    std::optional<ReadProblem> m_error;
    std::vector<ReadProblem> m_warnings;
};

} // namespace leadout::engine
