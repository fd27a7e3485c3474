// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/model/compliance.h"
#include "core/protocol/json_reader.h"

#include <cstddef>
#include <optional>
#include <string_view>

namespace leadout::protocol {

/// How many values an enumeration of the engine has whose words engine::key() gives; 0 for all others.
template <typename Enum>
inline constexpr std::size_t kEngineWords = 0;

template <auto last>
inline constexpr std::size_t kUpTo = static_cast<std::size_t>(last) + 1;

template <>
inline constexpr std::size_t kEngineWords<engine::Sport> = kUpTo<engine::Sport::Multisport>;
template <>
inline constexpr std::size_t kEngineWords<engine::SessionType> = kUpTo<engine::SessionType::Test>;
template <>
inline constexpr std::size_t kEngineWords<engine::StepKind> = kUpTo<engine::StepKind::CoolDown>;
template <>
inline constexpr std::size_t kEngineWords<engine::TargetMeasure> = kUpTo<engine::TargetMeasure::Effort>;
template <>
inline constexpr std::size_t kEngineWords<engine::Extent::Unit> = kUpTo<engine::Extent::Unit::Open>;
template <>
inline constexpr std::size_t kEngineWords<engine::Unit> = kUpTo<engine::Unit::MetresUp>;
template <>
inline constexpr std::size_t kEngineWords<engine::LoadMethod> = kUpTo<engine::LoadMethod::Mixed>;
template <>
inline constexpr std::size_t kEngineWords<engine::Band> = kUpTo<engine::Band::Red>;
template <>
inline constexpr std::size_t kEngineWords<engine::Verdict> = kUpTo<engine::Verdict::BadData>;
template <>
inline constexpr std::size_t kEngineWords<engine::Reason> = kUpTo<engine::Reason::Extra>;
template <>
inline constexpr std::size_t kEngineWords<engine::SumRow::Part> = kUpTo<engine::SumRow::Part::Cap>;

/// An enumeration of the engine that travels as its stable word.
template <typename Enum>
concept EngineWorded = (kEngineWords<Enum> > 0);

/// The value that a stable word of the engine stands for; nothing for an unknown word.
template <EngineWorded Enum>
std::optional<Enum> engineValue(std::string_view word) {
    for (std::size_t i = 0; i < kEngineWords<Enum>; ++i) {
        if (engine::key(static_cast<Enum>(i)) == word)
            return static_cast<Enum>(i);
    }
    return std::nullopt;
}

template <EngineWorded Enum>
Refusal decode(const JsonValue& value, Enum& out) {
    const auto* text = value.as<std::string>();
    if (!text)
        return JsonErrorKind::WrongType;
    const std::optional<Enum> known = engineValue<Enum>(*text);
    if (!known)
        return JsonErrorKind::UnknownWord;
    out = *known;
    return std::nullopt;
}

} // namespace leadout::protocol
