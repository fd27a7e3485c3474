// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/json_writer.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

namespace leadout::protocol {

namespace {

constexpr double kLargestWhole = 9007199254740992.0; // 2^53: below it doubles hold every whole number

void write(JsonWriter& out, const JsonValue& value, bool sorted);

void writeMembers(JsonWriter& out, const JsonValue::Object& members, bool sorted) {
    std::vector<const JsonMember*> order;
    order.reserve(members.size());
    for (const JsonMember& member : members)
        order.push_back(&member);
    if (sorted) {
        std::sort(order.begin(), order.end(),
                  [](const JsonMember* a, const JsonMember* b) { return a->name < b->name; });
    }
    out.beginObject();
    for (const JsonMember* member : order) {
        out.key(member->name);
        write(out, member->value, sorted);
    }
    out.endObject();
}

void write(JsonWriter& out, const JsonValue& value, bool sorted) {
    if (const auto* truth = value.as<bool>()) {
        out.value(*truth);
    } else if (const auto* whole = value.as<std::int64_t>()) {
        out.value(*whole);
    } else if (const auto* number = value.as<double>()) {
        out.value(*number);
    } else if (const auto* text = value.as<std::string>()) {
        out.value(std::string_view(*text));
    } else if (const auto* elements = value.as<JsonValue::Array>()) {
        out.beginArray();
        for (const JsonValue& element : *elements)
            write(out, element, sorted);
        out.endArray();
    } else if (const auto* members = value.as<JsonValue::Object>()) {
        writeMembers(out, *members, sorted);
    } else {
        out.null();
    }
}

} // namespace

JsonWriter& JsonWriter::beginObject() {
    separate();
    m_text += '{';
    m_comma = false;
    return *this;
}

JsonWriter& JsonWriter::endObject() {
    m_text += '}';
    m_comma = true;
    return *this;
}

JsonWriter& JsonWriter::beginArray() {
    separate();
    m_text += '[';
    m_comma = false;
    return *this;
}

JsonWriter& JsonWriter::endArray() {
    m_text += ']';
    m_comma = true;
    return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
    separate();
    appendText(name);
    m_text += ':';
    m_comma = false;
    return *this;
}

JsonWriter& JsonWriter::null() {
    return literal("null");
}

JsonWriter& JsonWriter::value(std::string_view utf8) {
    separate();
    appendText(utf8);
    m_comma = true;
    return *this;
}

JsonWriter& JsonWriter::value(const QString& text) {
    const QByteArray utf8 = text.toUtf8();
    return value(std::string_view(utf8.constData(), static_cast<std::size_t>(utf8.size())));
}

JsonWriter& JsonWriter::value(const QUuid& id) {
    return value(id.toString(QUuid::WithoutBraces));
}

JsonWriter& JsonWriter::value(const QDateTime& time) {
    return value(time.toUTC().toString(Qt::ISODateWithMs));
}

JsonWriter& JsonWriter::value(QDate day) {
    return value(day.toString(Qt::ISODate));
}

JsonWriter& JsonWriter::value(const QByteArray& bytes) {
    const QByteArray text = bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    return value(std::string_view(text.constData(), static_cast<std::size_t>(text.size())));
}

JsonWriter& JsonWriter::raw(QByteArrayView json) {
    return literal(std::string_view(json.data(), static_cast<std::size_t>(json.size())));
}

QByteArray JsonWriter::take() {
    m_comma = false;
    return std::exchange(m_text, {});
}

JsonWriter& JsonWriter::literal(std::string_view token) {
    separate();
    m_text.append(token.data(), static_cast<qsizetype>(token.size()));
    m_comma = true;
    return *this;
}

JsonWriter& JsonWriter::integer(std::int64_t number) {
    std::array<char, 24> digits{};
    const auto end = std::to_chars(digits.begin(), digits.end(), number).ptr;
    return literal({digits.data(), static_cast<std::size_t>(end - digits.data())});
}

JsonWriter& JsonWriter::real(double number) {
    if (!std::isfinite(number))
        return null();
    if (std::trunc(number) == number && std::abs(number) < kLargestWhole)
        return integer(static_cast<std::int64_t>(number));
    std::array<char, 40> digits{};
    const auto end = std::to_chars(digits.begin(), digits.end(), number).ptr;
    return literal({digits.data(), static_cast<std::size_t>(end - digits.data())});
}

void JsonWriter::separate() {
    if (m_comma)
        m_text += ',';
}

void JsonWriter::appendText(std::string_view utf8) {
    constexpr std::string_view kHex = "0123456789abcdef";
    m_text += '"';
    const auto isPlain = [](char c) {
        return c != '"' && c != '\\' && static_cast<unsigned char>(c) >= 0x20;
    };
    while (!utf8.empty()) {
        const auto plain =
            static_cast<std::size_t>(std::find_if_not(utf8.begin(), utf8.end(), isPlain) - utf8.begin());
        m_text.append(utf8.data(), static_cast<qsizetype>(plain));
        utf8.remove_prefix(plain);
        if (utf8.empty())
            break;
        const char c = utf8.front();
        utf8.remove_prefix(1);
        if (c == '"' || c == '\\') {
            m_text += '\\';
            m_text += c;
        } else if (c == '\n') {
            m_text += "\\n";
        } else {
            m_text += "\\u00";
            m_text += kHex[static_cast<unsigned char>(c) >> 4];
            m_text += kHex[static_cast<unsigned char>(c) & 0xF];
        }
    }
    m_text += '"';
}

QByteArray compactJson(const JsonValue& value) {
    JsonWriter out;
    write(out, value, false);
    return out.take();
}

QByteArray canonicalJson(const JsonValue& value) {
    JsonWriter out;
    write(out, value, true);
    return out.take();
}

} // namespace leadout::protocol
