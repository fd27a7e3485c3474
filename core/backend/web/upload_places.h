// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/ids.h"

#include <tl/expected.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>

namespace leadout::backend {

/// How many files may be on their way in at a time: each takes a connection and room on the disk for as long
/// as its sender likes. Any thread.
class UploadPlaces {
public:
    struct Limits {
        std::size_t together = 32;
        std::size_t perCoach = 4; ///< with all of their sign-ins
        std::size_t perCompany = 16;
    };

    /// What is full: the coach's own places, or all that their company or anybody may have.
    enum class Full : std::uint8_t { Coach, Backend };

    /// Given back when it is destroyed.
    using Place = std::shared_ptr<void>;

    explicit UploadPlaces(const Limits& limits);

    /// A place for a file of a coach.
    tl::expected<Place, Full> take(const domain::CompanyId& company, const domain::CoachId& coach);

private:
    struct Taken;
    std::shared_ptr<Taken> m_taken; ///< shared with the places, which may outlive this
};

} // namespace leadout::backend
