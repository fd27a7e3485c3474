// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/recording/fit_value.h"
#include "core/engine/recording/fit_walker.h"

#include <cstddef>
#include <cstdint>
#include <map>

namespace leadout::engine {

/// A developer field that stands for a field of the profile's record message: the power of a foot pod, say.
struct FitNativeField {
    std::uint8_t number = 0; ///< of the record's field
    FitType type = FitType::Unknown;
    double scale = 1.0; ///< the field holds (value + offset) * scale, the value in the units of the profile
    double offset = 0.0;
};

/// What the field_description messages of a FIT file say about developer fields, as far as those stand for
/// fields of records. A description counts for those definitions of records whose first record follows it,
/// and for its own file of a chain. Memory is bounded: there are 65,536 numbers at most.
class FitDeveloperFields {
public:
    /// Takes a field_description message; a later one of the same number holds.
    void take(const FitMessage& message);

    /// What a developer field of a file of the chain stands for; nullptr for none and for those that nothing
    /// describes.
    const FitNativeField* find(const FitDeveloperField& field, std::size_t file) const;

private:
    static std::uint16_t keyOf(std::uint64_t developer, std::uint64_t number) {
        return static_cast<std::uint16_t>(developer << 8U | number);
    }

    std::map<std::uint16_t, FitNativeField> m_fields;
    std::size_t m_file = 0; // of the chain, for which they count
};

} // namespace leadout::engine
