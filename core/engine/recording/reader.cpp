// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/recording/reader.h"

#include "core/engine/recording/fit_reader.h"
#include "core/engine/recording/fit_walker.h"
#include "core/engine/recording/gpx_reader.h"
#include "core/engine/recording/gzip.h"
#include "core/engine/recording/tcx_reader.h"
#include "core/engine/recording/xml_walker.h"

#include <algorithm>
#include <string>
#include <string_view>

namespace leadout::engine {
namespace {

using Bytes = std::span<const std::uint8_t>;

/// The first bytes of a text in UTF-16 as ASCII. The root is among them; a file that hides it deeper is none
/// of a device.
std::string narrowed(std::string_view wide) {
    constexpr std::size_t kLookInto = 65'536;
    std::string head(wide.substr(0, kLookInto));
    head.erase(std::remove(head.begin(), head.end(), '\0'), head.end());
    return head;
}

/// The name of the first element of XML, without its prefix, or the one that a document type announces;
/// nothing when the bytes do not begin like XML.
std::string rootElement(Bytes bytes) {
    constexpr std::string_view kDocumentType = "<!DOCTYPE";
    constexpr std::size_t kLongestTag = 4096;
    std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    std::string head;
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
        head = narrowed(text.substr(2));
        text = head;
    }
    for (;;) {
        text.remove_prefix(xmlStart(text));
        if (!text.starts_with('<'))
            return {};
        std::string_view closing;
        if (text.starts_with("<!--"))
            closing = "-->";
        else if (text.starts_with("<?"))
            closing = "?>";
        else
            break;
        const std::size_t end = text.find(closing);
        if (end == std::string_view::npos)
            return {};
        text.remove_prefix(end + closing.size());
    }
    text.remove_prefix(text.starts_with(kDocumentType) ? kDocumentType.size() : 1);
    text.remove_prefix(xmlStart(text));
    text = text.substr(0, kLongestTag);
    return std::string(localName(text.substr(0, text.find_first_of(" \t\r\n/>["))));
}

bool isTcx(Bytes bytes) {
    return rootElement(bytes) == "TrainingCenterDatabase";
}

bool isGpx(Bytes bytes) {
    return rootElement(bytes) == "gpx";
}

struct Format {
    bool (*recognises)(Bytes);
    ReadResult (*read)(Bytes);
};

constexpr Format kFormats[] = {
    {&FitWalker::recognises, &readFit},
    {&isTcx, &readTcx},
    {&isGpx, &readGpx},
};

ReadResult readPlain(Bytes bytes) {
    const auto* const format = std::find_if(std::begin(kFormats), std::end(kFormats),
                                            [bytes](const Format& each) { return each.recognises(bytes); });
    // What is nobody's is no FIT file either, and the reader of FIT says so.
    ReadResult result = format == std::end(kFormats) ? readFit(bytes) : format->read(bytes);
    result.recording.samples.trim();
    return result;
}

} // namespace

ReadResult readRecording(std::span<const std::uint8_t> bytes) {
    if (!isGzip(bytes))
        return readPlain(bytes);
    const Unpacked unpacked = unpackGzip(bytes);
    ReadResult result = readPlain(unpacked.bytes);
    if (unpacked.error)
        result.error = unpacked.error;
    result.warnings.insert(result.warnings.begin(), unpacked.warnings.begin(), unpacked.warnings.end());
    return result;
}

} // namespace leadout::engine
