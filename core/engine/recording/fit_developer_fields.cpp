// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/recording/fit_developer_fields.h"

#include "core/engine/recording/fit_profile.h"

namespace leadout::engine {

void FitDeveloperFields::take(const FitMessage& message) {
    namespace field = fit::field_description;
    if (message.file != m_file)
        m_fields.clear();
    m_file = message.file;
    const auto developer = message.field(field::kDeveloper).asUint();
    const auto number = message.field(field::kNumber).asUint();
    if (!developer || !number || *developer > UINT8_MAX || *number > UINT8_MAX)
        return;
    const std::uint16_t key = keyOf(*developer, *number);
    m_fields.erase(key);
    const auto native = message.field(field::kNativeField).asUint();
    const auto type = message.field(field::kBaseType).asUint();
    // Older files name the field alone; it is that of the message which the developer's field stands in.
    const bool ofRecord = message.field(field::kNativeMessage).asUint().value_or(fit::message::kRecord) ==
                          fit::message::kRecord;
    if (!native || *native > UINT8_MAX || !type || *type > UINT8_MAX || !ofRecord)
        return;
    FitNativeField described;
    described.number = static_cast<std::uint8_t>(*native);
    described.type = fitType(static_cast<std::uint8_t>(*type));
    if (const double scale = message.field(field::kScale).asDouble().value_or(0.0); scale > 0.0)
        described.scale = scale;
    described.offset = message.field(field::kOffset).asDouble().value_or(0.0);
    m_fields.emplace(key, described);
}

const FitNativeField* FitDeveloperFields::find(const FitDeveloperField& field, std::size_t file) const {
    const auto found = m_fields.find(keyOf(field.developer, field.number));
    return file != m_file || found == m_fields.end() ? nullptr : &found->second;
}

} // namespace leadout::engine
