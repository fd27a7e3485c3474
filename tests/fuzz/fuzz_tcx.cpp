// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes are read as a recording, begun with TCX files, and what was read is measured and compared as an
// upload would be.
#include "tests/fuzz/recording_property.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <span>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (!leadout::test::measuresSoundly(std::span(data, size)))
        std::abort();
    return 0;
}
