// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes are read as a planned workout, begun with ZWO files, and what was read is written in every
// format.
#include "tests/fuzz/workout_property.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <span>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (!leadout::test::readsSoundly(std::span(data, size)))
        std::abort();
    return 0;
}
