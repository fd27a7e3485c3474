// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/states.h"

#include <cstdint>
#include <initializer_list>

namespace leadout::domain {

/// The permissions an athlete gives at one moment. A fresh value holds none.
class Consents {
public:
    constexpr Consents() = default;
    constexpr Consents(std::initializer_list<ConsentKind> kinds) {
        for (const ConsentKind kind : kinds)
            give(kind);
    }

    /// What holds for an athlete who has not decided anything yet.
    static constexpr Consents untilAsked() {
        return {ConsentKind::SeeWorkouts, ConsentKind::SeeHealth, ConsentKind::PlanWorkouts,
                ConsentKind::Comment};
    }

    constexpr bool has(ConsentKind kind) const { return (m_bits & bit(kind)) != 0; }
    constexpr void give(ConsentKind kind) { m_bits = static_cast<std::uint8_t>(m_bits | bit(kind)); }
    constexpr void withdraw(ConsentKind kind) { m_bits = static_cast<std::uint8_t>(m_bits & ~bit(kind)); }

    /// The first kind that is in `needed` and not here; nothing when all are.
    constexpr std::optional<ConsentKind> firstMissing(Consents needed) const {
        for (std::size_t i = 0; i < kWords<ConsentKind>.size(); ++i) {
            const auto kind = static_cast<ConsentKind>(i);
            if (needed.has(kind) && !has(kind))
                return kind;
        }
        return std::nullopt;
    }

    constexpr bool operator==(const Consents&) const = default;

private:
    static constexpr std::uint8_t bit(ConsentKind kind) {
        return static_cast<std::uint8_t>(1U << static_cast<unsigned>(kind));
    }
    static_assert(kWords<ConsentKind>.size() <= 8);

    std::uint8_t m_bits = 0;
};

/// The permissions without which nothing of a session but its row in a list is shown.
inline constexpr Consents kSeeSessions = {ConsentKind::SeeWorkouts, ConsentKind::SeeHealth};

} // namespace leadout::domain
