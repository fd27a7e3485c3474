// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/platform/crypto/secret_bytes.h"

#include <QString>

#include <tl/expected.hpp>

#include <cstdint>
#include <functional>

namespace leadout::client {

/// Why a secret could not be had or kept.
enum class SecretFault : std::uint8_t {
    NotFound,    ///< there is none, or the keychain is locked: some keychains say the one for the other
    Denied,      ///< the keychain is locked, or a person said no
    Unreachable, ///< there is no keychain, or none that has started yet
    Late,        ///< of a write alone: nothing has been said yet, as by one that waits to be unlocked
};

template <class T>
using SecretAnswer = std::function<void(tl::expected<T, SecretFault>)>;

/// Where sign-in secrets are kept between two starts. Answers come later, from the event loop, and not at all
/// when the store has been destroyed. No fault proves that there never was a secret: whether one is to be
/// expected must be known from elsewhere.
class SecretStore {
public:
    virtual ~SecretStore() = default;
    /// Whether secrets are forgotten when the program ends, which the coach is to be told.
    virtual bool forgetsAtQuit() const = 0;
    virtual void read(const QString& name, SecretAnswer<platform::SecretBytes> answer) = 0;
    /// The answer may come twice: that it is late, and what came of it in the end.
    virtual void write(const QString& name, platform::SecretBytes secret, SecretAnswer<bool> answer) = 0;
    /// A secret that is not there is removed already.
    virtual void remove(const QString& name, SecretAnswer<bool> answer) = 0;
};

} // namespace leadout::client
