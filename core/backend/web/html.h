// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringView>

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <string_view>
#include <vector>

namespace leadout::backend {

namespace html_names {

/// The elements and attributes that pages are made of. Not among them, and so impossible to write: scripts,
/// frames, links, event handlers, inline styles and everything that loads something.
// clang-format off
inline constexpr std::string_view kElements[] = {
    "html", "head", "body", "meta", "title", "main", "header", "section", "h1", "h2", "p", "div", "span", "time",
    "figure", "figcaption", "table", "thead", "tbody", "tr", "th", "td", "svg", "rect", "path", "text", "form",
    "label", "input", "button"};
inline constexpr std::string_view kAttributes[] = {
    "lang", "charset", "name", "content", "http-equiv", "class", "dir", "datetime", "scope", "role", "aria-label",
    "aria-hidden", "viewBox", "preserveAspectRatio", "width", "height", "x", "y", "d", "method", "action", "type",
    "value", "id", "for", "autocomplete", "required"};
// clang-format on

/// Called only while compiling, where it ends the compilation: the name is not in the list.
inline void nameIsNotAllowed() {}

template <std::size_t N>
consteval std::string_view allowed(const std::string_view (&names)[N], std::string_view name) {
    if (std::find(std::begin(names), std::end(names), name) == std::end(names))
        nameIsNotAllowed();
    return name;
}

} // namespace html_names

/// The name of an element, checked by the compiler.
struct HtmlTag {
    // NOLINTNEXTLINE(google-explicit-constructor): a literal is the natural way to write it
    consteval HtmlTag(const char* literal) : name(html_names::allowed(html_names::kElements, literal)) {}
    std::string_view name;
};

/// The name of an attribute, checked by the compiler.
struct HtmlAttributeName {
    // NOLINTNEXTLINE(google-explicit-constructor): a literal is the natural way to write it
    consteval HtmlAttributeName(const char* literal)
        : name(html_names::allowed(html_names::kAttributes, literal)) {}
    std::string_view name;
};

struct HtmlAttribute {
    HtmlAttributeName name;
    QString value;
};

/// Writes a page of HTML that is well-formed XML too. Whatever comes in as text or value goes out escaped,
/// elements close themselves, and nothing but the style sheet goes out as it is.
class HtmlWriter {
public:
    /// An element that is open as long as this lives.
    class [[nodiscard]] Element {
    public:
        ~Element() { m_writer.close(m_name); }
        Element(const Element&) = delete;
        Element& operator=(const Element&) = delete;

    private:
        friend class HtmlWriter;
        Element(HtmlWriter& writer, std::string_view name) : m_writer(writer), m_name(name) {}

        HtmlWriter& m_writer;
        std::string_view m_name;
    };

    /// Begins with the doctype.
    HtmlWriter();

    Element open(HtmlTag tag, std::initializer_list<HtmlAttribute> attributes = {});

    /// An element with nothing but text in it.
    void element(HtmlTag tag, std::initializer_list<HtmlAttribute> attributes, QStringView text);

    /// An element that has no content, such as meta or path.
    void empty(HtmlTag tag, std::initializer_list<HtmlAttribute> attributes);

    void text(QStringView text);

    /// The page's own style sheet, as it is: it must not come from outside.
    void styleSheet(const QByteArray& css);

    /// What was written so far, as UTF-8.
    const QByteArray& bytes() const { return m_bytes; }

private:
    void begin(std::string_view name, std::initializer_list<HtmlAttribute> attributes);
    void close(std::string_view name);
    void escaped(QStringView text);

    QByteArray m_bytes;
};

} // namespace leadout::backend
