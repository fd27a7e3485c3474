// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/model/recording.h"
#include "core/engine/recording/xml_walker.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace leadout::engine {

/// The elements that are open in a walk over XML, by an enumeration whose Unknown is 0, and the text of the
/// innermost. Longer texts than a value has are cut.
template <typename Element>
class XmlElements {
public:
    void open(Element element) {
        m_open.push_back(element);
        m_text.clear();
    }

    /// Closes the innermost, which had the text(). Empty again before the next one is opened or closed.
    Element close() {
        const Element closed = m_open.back();
        m_open.pop_back();
        return closed;
    }

    void add(std::string_view piece) {
        constexpr std::size_t kLongest = 128;
        m_text.append(piece.substr(0, kLongest - std::min(kLongest, m_text.size())));
    }

    const std::string& text() const { return m_text; }

    /// What was closed last has been read: what follows is text of its parent.
    void forgetText() { m_text.clear(); }

    /// The innermost that is open.
    Element inner() const { return m_open.empty() ? Element::Unknown : m_open.back(); }

    bool has(Element element) const {
        return std::find(m_open.begin(), m_open.end(), element) != m_open.end();
    }

private:
    std::vector<Element> m_open;
    std::string m_text;
};

/// What a fault in the XML means for the recording: something after its end is only a warning.
inline void addProblem(ReadResult& result, const std::optional<XmlProblem>& problem) {
    if (!problem)
        return;
    const auto faultOf = [](XmlFault fault) {
        switch (fault) {
        case XmlFault::Empty: return ReadFault::Empty;
        case XmlFault::Truncated: return ReadFault::Truncated;
        case XmlFault::Trailing: return ReadFault::TrailingBytes;
        case XmlFault::DocumentType: return ReadFault::DocumentType;
        case XmlFault::Malformed:
        case XmlFault::TooDeep:
        case XmlFault::TooLarge:
        case XmlFault::Stopped: return ReadFault::Corrupt;
        }
        return ReadFault::Corrupt;
    };
    const ReadProblem read{faultOf(problem->fault), problem->byte};
    if (problem->fault == XmlFault::Trailing)
        result.warnings.push_back(read);
    else
        result.error = read;
}

} // namespace leadout::engine
