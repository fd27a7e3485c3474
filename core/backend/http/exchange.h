// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/http/answer_slot.h"
#include "core/backend/http/body_sink.h"
#include "core/backend/http/router.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace leadout::backend::http {

/// What a connection waits for, until when.
struct Watch {
    std::chrono::steady_clock::time_point until = std::chrono::steady_clock::time_point::max();
    std::uint64_t least_bytes = 0; ///< moved by then earns another window; 0: it ends then
    std::chrono::milliseconds window{0};
    std::uint64_t moved = 0;
    std::chrono::steady_clock::time_point end =
        std::chrono::steady_clock::time_point::max(); ///< however much

    /// Whether it is overdue.
    bool expired(std::chrono::steady_clock::time_point now) {
        if (now >= end)
            return true;
        if (now < until)
            return false;
        if (least_bytes == 0 || moved < least_bytes)
            return true;
        moved = 0;
        until = now + window;
        return false;
    }
};

/// A request under way, with what is needed to answer and to log it.
struct Exchange {
    Request request;
    std::string id;
    std::string method;
    std::string route;
    std::string peer;
    std::string limit_key; ///< of a forwarded address that holds a place, else empty
    std::optional<Method> known_method;
    const Route* matched = nullptr;
    bool http_1_0 = false;
    bool keep_alive = false;
    std::chrono::steady_clock::time_point began;
    std::optional<BodySink> sink;
    std::shared_ptr<AnswerSlot> slot;
};

} // namespace leadout::backend::http
