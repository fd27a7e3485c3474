// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/workout/zwo_mend.h"

#include "core/engine/workout/zwo_steps.h"

#include <algorithm>
#include <vector>

namespace leadout::engine {

namespace {

constexpr std::size_t kMaxOpen = 64;

bool beginsEntity(std::string_view text) {
    for (const std::string_view entity : {"&amp;", "&lt;", "&gt;", "&quot;", "&apos;", "&#"}) {
        if (text.starts_with(entity))
            return true;
    }
    return false;
}

/// The size of a tag from its "<" to its ">", quotes respected; the whole rest when it does not end.
std::size_t tagSize(std::string_view text) {
    char quote = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (quote != 0)
            quote = text[i] == quote ? char{0} : quote;
        else if (text[i] == '"' || text[i] == '\'')
            quote = text[i];
        else if (text[i] == '>')
            return i + 1;
    }
    return text.size();
}

class Mending {
public:
    explicit Mending(std::string_view text) : m_text(text) {}

    std::string run() {
        while (!m_text.empty()) {
            if (m_text[0] == '<')
                markup();
            else
                plain(std::min(m_text.find('<'), m_text.size()));
        }
        return std::move(m_out);
    }

private:
    struct Open {
        std::string_view written;
        std::string name; // in lower case
    };

    void markup() {
        static constexpr std::string_view kKept[][2] = {
            {"<!--", "-->"}, {"<![CDATA[", "]]>"}, {"<?", "?>"}, {"<!", ">"}};
        for (const auto& [start, end] : kKept) {
            if (!m_text.starts_with(start))
                continue;
            const std::size_t found = m_text.find(end);
            keep(found == std::string_view::npos ? m_text.size() : found + end.size());
            return;
        }
        const std::size_t size = tagSize(m_text);
        const std::string_view tag = m_text.substr(0, size);
        const bool closing = tag.starts_with("</");
        const std::string_view name = tag.substr(closing ? 2 : 1);
        const std::string_view own = name.substr(0, name.find_first_of(" \t\r\n/>"));
        if (closing) {
            close(own);
            m_text.remove_prefix(size);
            return;
        }
        if (!tag.ends_with("/>") && m_open.size() < kMaxOpen)
            m_open.push_back({own, zwoName(own)});
        plain(size);
    }

    void close(std::string_view name) {
        const std::string wanted = zwoName(name);
        const auto found = std::find_if(m_open.rbegin(), m_open.rend(),
                                        [&](const Open& open) { return open.name == wanted; });
        if (found == m_open.rend())
            return;
        for (auto inner = m_open.rbegin(); inner <= found; ++inner) {
            m_out.append("</").append(inner->written).append(">");
        }
        m_open.erase(found.base() - 1, m_open.end());
    }

    /// Text and tags alike: ampersands in attributes are text too.
    void plain(std::size_t size) {
        for (std::size_t i = 0; i < size; ++i) {
            m_out.push_back(m_text[i]);
            if (m_text[i] == '&' && !beginsEntity(m_text.substr(i)))
                m_out.append("amp;");
        }
        m_text.remove_prefix(size);
    }

    void keep(std::size_t size) {
        m_out.append(m_text.substr(0, size));
        m_text.remove_prefix(size);
    }

    std::string_view m_text; // what is left
    std::string m_out;
    std::vector<Open> m_open;
};

} // namespace

std::string mendXml(std::string_view text) {
    return Mending(text).run();
}

} // namespace leadout::engine
