// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <sodium.h>

namespace leadout::platform {

/// Prepares libsodium; every entrance of this folder calls it first. Cheap after the first time, and safe
/// from any thread. Without randomness from the system the program ends: nothing secret could be made.
inline void sodiumReady() {
    if (sodium_init() < 0)
        qFatal("libsodium could not be prepared: the system gives no randomness");
}

inline const unsigned char* unsignedBytes(const char* bytes) {
    return reinterpret_cast<const unsigned char*>(bytes);
}

inline unsigned char* unsignedBytes(char* bytes) {
    return reinterpret_cast<unsigned char*>(bytes);
}

} // namespace leadout::platform
