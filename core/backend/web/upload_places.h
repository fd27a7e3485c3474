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
        std::size_t perSignIn = 4;
    };

    /// What is full.
    enum class Full : std::uint8_t { SignIn, Backend };

    /// Given back when it is destroyed.
    using Place = std::shared_ptr<void>;

    explicit UploadPlaces(const Limits& limits);

    /// A place for a file of a sign-in.
    tl::expected<Place, Full> take(const domain::SignInId& signIn);

private:
    struct Taken;
    std::shared_ptr<Taken> m_taken; ///< shared with the places, which may outlive this
};

} // namespace leadout::backend
