// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/words.h"

#include <array>
#include <cstdint>
#include <string_view>

namespace leadout::protocol {

/// Why what a coach approved is not on its report; the "publish_fault" of an analysis.
enum class PublishFault : std::uint8_t {
    Consent,        ///< the athlete allows no reports now
    NameInText,     ///< the text holds a name
    Unreadable,     ///< what the report would show cannot be read
    CorrectionName, ///< published; the corrected text holds a name, so that the page shows the one before
};

} // namespace leadout::protocol

template <>
inline constexpr std::array<std::string_view, 4> leadout::domain::kWords<leadout::protocol::PublishFault> = {
    "consent", "name_in_text", "unreadable", "correction_name"};

namespace leadout::protocol {

/// The id of the sentence that says so.
constexpr std::string_view sentenceId(PublishFault fault) {
    switch (fault) {
    case PublishFault::Consent: return "publish.fault.consent";
    case PublishFault::NameInText: return "publish.fault.name_in_text";
    case PublishFault::Unreadable: return "publish.fault.unreadable";
    case PublishFault::CorrectionName: return "publish.fault.correction_name";
    }
    return "publish.fault.unreadable";
}

} // namespace leadout::protocol
