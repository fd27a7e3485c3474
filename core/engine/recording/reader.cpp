// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/recording/reader.h"

#include "core/engine/recording/fit_reader.h"
#include "core/engine/recording/fit_walker.h"

#include <algorithm>
#include <optional>
#include <string_view>

namespace leadout::engine {
namespace {

// The name of the first element of XML, without its prefix; nothing when the bytes do not begin like XML.
// Comments, declarations and white space may come before it, and some programs write white space before the
// XML declaration too.
std::string_view rootElement(std::string_view text) {
    constexpr std::string_view kSpace = " \t\r\n";
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
    if (text.starts_with(kByteOrderMark))
        text.remove_prefix(kByteOrderMark.size());
    for (;;) {
        text.remove_prefix(std::min(text.find_first_not_of(kSpace), text.size()));
        if (!text.starts_with('<'))
            return {};
        std::string_view closing;
        if (text.starts_with("<!--"))
            closing = "-->";
        else if (text.starts_with("<?") || text.starts_with("<!"))
            closing = ">";
        else
            break;
        const std::size_t end = text.find(closing);
        if (end == std::string_view::npos)
            return {};
        text.remove_prefix(end + closing.size());
    }
    text.remove_prefix(1);
    text = text.substr(0, text.find_first_of(" \t\r\n/>"));
    return text.substr(text.find(':') + 1);
}

std::optional<FileKind> xmlKind(std::span<const std::uint8_t> bytes) {
    // The root is among the first bytes; a file that hides it deeper is none of a device.
    constexpr std::size_t kLookInto = 4096;
    const std::string_view root =
        rootElement({reinterpret_cast<const char*>(bytes.data()), std::min(bytes.size(), kLookInto)});
    if (root == "TrainingCenterDatabase")
        return FileKind::Tcx;
    if (root == "gpx")
        return FileKind::Gpx;
    return std::nullopt;
}

} // namespace

ReadResult readRecording(std::span<const std::uint8_t> bytes) {
    if (!FitWalker::recognises(bytes))
        if (const auto kind = xmlKind(bytes)) {
            ReadResult result;
            result.kind = *kind;
            result.error = ReadProblem{ReadFault::NotActivity, 0};
            return result;
        }
    return readFit(bytes);
}

} // namespace leadout::engine
