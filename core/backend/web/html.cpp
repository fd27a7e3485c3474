// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/web/html.h"

#include <QList>

namespace leadout::backend {

namespace {

/// Whether a character may stand in a page: no control but tab and line feed, no half of a pair, no
/// non-character.
bool showable(char32_t character) {
    if (character < 0x20)
        return character == U'\t' || character == U'\n';
    const bool control = character >= 0x7f && character <= 0x9f;
    const bool half = character >= 0xd800 && character <= 0xdfff;
    const bool no_character = (character & 0xfffe) == 0xfffe || (character >= 0xfdd0 && character <= 0xfdef);
    return !control && !half && !no_character;
}

void append(QByteArray& bytes, std::string_view text) {
    bytes.append(text.data(), static_cast<qsizetype>(text.size()));
}

} // namespace

HtmlWriter::HtmlWriter() {
    append(m_bytes, "<!DOCTYPE html>\n");
}

HtmlWriter::Element HtmlWriter::open(HtmlTag tag, std::initializer_list<HtmlAttribute> attributes) {
    begin(tag.name, attributes);
    append(m_bytes, ">");
    return Element(*this, tag.name);
}

void HtmlWriter::element(HtmlTag tag, std::initializer_list<HtmlAttribute> attributes, QStringView text) {
    const Element opened = open(tag, attributes);
    escaped(text);
}

void HtmlWriter::empty(HtmlTag tag, std::initializer_list<HtmlAttribute> attributes) {
    begin(tag.name, attributes);
    append(m_bytes, "/>");
}

void HtmlWriter::text(QStringView text) {
    escaped(text);
}

void HtmlWriter::styleSheet(const QByteArray& css) {
    append(m_bytes, "<style>");
    m_bytes += css;
    append(m_bytes, "</style>");
}

void HtmlWriter::begin(std::string_view name, std::initializer_list<HtmlAttribute> attributes) {
    append(m_bytes, "<");
    append(m_bytes, name);
    for (const HtmlAttribute& attribute : attributes) {
        append(m_bytes, " ");
        append(m_bytes, attribute.name.name);
        append(m_bytes, "=\"");
        escaped(attribute.value);
        append(m_bytes, "\"");
    }
}

void HtmlWriter::close(std::string_view name) {
    append(m_bytes, "</");
    append(m_bytes, name);
    append(m_bytes, ">");
    if (name == "section" || name == "head" || name == "header" || name == "html")
        append(m_bytes, "\n");
}

void HtmlWriter::escaped(QStringView text) {
    for (const char32_t character : text.toUcs4()) {
        switch (character) {
        case U'&': append(m_bytes, "&amp;"); break;
        case U'<': append(m_bytes, "&lt;"); break;
        case U'>': append(m_bytes, "&gt;"); break;
        case U'"': append(m_bytes, "&quot;"); break;
        case U'\'': append(m_bytes, "&#39;"); break;
        default:
            if (!showable(character))
                append(m_bytes, "\xef\xbf\xbd"); // the replacement character, U+FFFD
            else if (character < 0x80)
                m_bytes.append(static_cast<char>(character));
            else
                m_bytes += QString::fromUcs4(&character, 1).toUtf8();
        }
    }
}

} // namespace leadout::backend
