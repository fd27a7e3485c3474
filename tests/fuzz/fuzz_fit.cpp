// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes are read as a recording and as a workout, begun with FIT files, and what was read is measured and
// compared as an upload would be, and written in every format.
#include "tests/fuzz/recording_property.h"
#include "tests/fuzz/workout_property.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <span>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::span bytes(data, size);
    if (!leadout::test::measuresSoundly(bytes) || !leadout::test::readsSoundly(bytes))
        std::abort();
    return 0;
}
