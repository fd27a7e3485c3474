// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes are read as TCX, and what was read is analyzed as an upload would be.
#include "core/engine/metrics/summary.h"
#include "core/engine/recording/tcx_reader.h"

#include <cstddef>
#include <cstdint>

using namespace leadout;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const engine::ReadResult read = engine::readTcx({data, size});
    if (read.kind == engine::FileKind::Activity) {
        engine::Thresholds thresholds;
        thresholds.power_w = 250;
        (void)engine::summarise(read.recording, thresholds);
    }
    return 0;
}
