// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/recording/xml_walker.h"

#include <algorithm>

namespace leadout::engine {

std::size_t xmlStart(std::string_view text) {
    constexpr std::string_view kMark = "\xEF\xBB\xBF";
    constexpr std::string_view kSpace = " \t\r\n";
    std::size_t at = 0;
    while (at < text.size()) {
        if (kSpace.find(text[at]) != std::string_view::npos)
            ++at;
        else if (text.substr(at).starts_with(kMark))
            at += kMark.size();
        else
            break;
    }
    return at;
}

std::string_view localName(std::string_view name) {
    return name.substr(name.rfind(':') + 1);
}

std::optional<XmlProblem> XmlWalker::walk(std::span<const std::uint8_t> bytes, XmlText text) {
    // Small enough that a tag without an end is noticed, large enough that going on costs nothing.
    constexpr std::size_t kPiece = std::size_t{1} << 16U;
    std::string_view rest(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    m_skippedBytes = xmlStart(rest);
    m_skippedLines = static_cast<std::size_t>(
        std::count(rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(m_skippedBytes), '\n'));
    rest.remove_prefix(m_skippedBytes);
    if (rest.empty())
        return XmlProblem{XmlFault::Empty, 0, 0, {}};
    const bool wide = rest.starts_with("\xFF\xFE") || rest.starts_with("\xFE\xFF"); // UTF-16
    if (!begin(wide || text == XmlText::AsDeclared))
        return XmlProblem{XmlFault::TooLarge, m_skippedBytes, 1, {}};
    std::size_t reached = m_skippedBytes;
    for (;;) {
        const std::size_t size = std::min(kPiece, rest.size());
        const bool last = size == rest.size();
        const auto status = XML_Parse(m_parser.get(), rest.data(), static_cast<int>(size), last);
        rest.remove_prefix(size);
        const std::size_t fed = bytes.size() - rest.size();
        if (m_problem)
            return m_problem;
        if (status != XML_STATUS_OK)
            return parserProblem(fed);
        if (last)
            return std::nullopt;
        // Inside a tag the parser may not know where it is.
        XmlProblem here = place(m_rootClosed ? XmlFault::Trailing : XmlFault::TooLarge);
        reached = here.byte = std::max(reached, here.byte);
        if (reached + kLongestTag < fed)
            return here;
    }
}

bool XmlWalker::begin(bool asDeclared) {
    // Every byte has a meaning in Latin-1.
    m_parser.reset(XML_ParserCreate(asDeclared ? nullptr : "ISO-8859-1"));
    if (m_parser == nullptr)
        return false;
    XML_SetUserData(m_parser.get(), this);
    XML_SetElementHandler(m_parser.get(), &onStart, &onEnd);
    XML_SetCharacterDataHandler(m_parser.get(), &onText);
    XML_SetStartDoctypeDeclHandler(m_parser.get(), &onDoctype);
    return true;
}

// The parser may still report what belongs to a tag after it was stopped there.
void XmlWalker::onStart(void* data, const char* name, const char** attributes) {
    XmlWalker& walker = self(data);
    if (walker.m_problem)
        return;
    bool known = walker.isKnown(name);
    for (const char** attribute = attributes; known && *attribute != nullptr; attribute += 2)
        known = walker.isKnown(*attribute);
    if (!known)
        walker.fail(XmlFault::TooLarge);
    else if (++walker.m_depth > kMaxDepth)
        walker.fail(XmlFault::TooDeep);
    else
        walker.m_visitor.start(name, attributes);
    if (walker.m_problem && walker.m_problem->fault != XmlFault::Stopped)
        walker.m_problem->element = name;
}

void XmlWalker::onEnd(void* data, const char*) {
    XmlWalker& walker = self(data);
    if (walker.m_problem)
        return;
    walker.m_rootClosed = --walker.m_depth == 0;
    walker.m_visitor.end();
}

void XmlWalker::onText(void* data, const char* text, int size) {
    XmlWalker& walker = self(data);
    if (!walker.m_problem)
        walker.m_visitor.text({text, static_cast<std::size_t>(size)});
}

void XmlWalker::onDoctype(void* data, const char*, const char*, const char*, int) {
    self(data).fail(XmlFault::DocumentType);
}

bool XmlWalker::isKnown(std::string_view name) {
    if (m_names.find(name) != m_names.end())
        return true;
    if (m_names.size() == kMostNames)
        return false;
    m_names.emplace(name);
    return true;
}

void XmlWalker::fail(XmlFault fault) {
    if (m_problem)
        return;
    m_problem = place(fault);
    XML_StopParser(m_parser.get(), XML_FALSE);
}

XmlProblem XmlWalker::place(XmlFault fault) const {
    const auto at = std::max<XML_Index>(XML_GetCurrentByteIndex(m_parser.get()), 0);
    return {fault,
            m_skippedBytes + static_cast<std::size_t>(at),
            m_skippedLines + static_cast<std::size_t>(XML_GetCurrentLineNumber(m_parser.get())),
            {}};
}

XmlProblem XmlWalker::parserProblem(std::size_t end) const {
    XmlProblem problem = place(XmlFault::Malformed);
    switch (XML_GetErrorCode(m_parser.get())) {
    case XML_ERROR_NO_ELEMENTS:
    case XML_ERROR_UNCLOSED_TOKEN:
    case XML_ERROR_UNCLOSED_CDATA_SECTION:
    case XML_ERROR_PARTIAL_CHAR: problem.fault = XmlFault::Truncated; break;
    case XML_ERROR_NO_MEMORY: problem.fault = XmlFault::TooLarge; break;
    default:
        // An element that is open when the bytes end is reported as an error at the very end.
        if (problem.byte >= end)
            problem.fault = XmlFault::Truncated;
    }
    if (m_rootClosed)
        problem.fault = XmlFault::Trailing;
    return problem;
}

} // namespace leadout::engine
