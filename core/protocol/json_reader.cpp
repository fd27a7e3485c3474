// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/json_reader.h"

#include "core/protocol/json_writer.h"

#include <algorithm>
#include <utility>

namespace leadout::protocol {

namespace {

const JsonValue::Object kNoMembers;

/// The text of a value as Latin-1, for forms that are all ASCII; nothing where it is longer than that.
std::optional<QLatin1String> shortText(const JsonValue& value, std::size_t maxLength) {
    const auto* text = value.as<std::string>();
    if (!text || text->size() > maxLength)
        return std::nullopt;
    return QLatin1String(text->data(), static_cast<qsizetype>(text->size()));
}

Refusal badForm(const JsonValue& value) {
    return value.as<std::string>() ? JsonErrorKind::BadForm : JsonErrorKind::WrongType;
}

/// Whether the text has the shape of the pattern, in which 0 stands for a digit.
bool shaped(QLatin1String text, QLatin1String pattern) {
    return std::equal(text.begin(), text.end(), pattern.begin(), pattern.end(),
                      [](char c, char p) { return p == '0' ? c >= '0' && c <= '9' : c == p; });
}

int digits(QLatin1String text, qsizetype from, qsizetype count) {
    int number = 0;
    for (qsizetype i = from; i < from + count; ++i)
        number = number * 10 + (text.at(i).unicode() - u'0');
    return number;
}

QDate dayAt(QLatin1String text) {
    return {digits(text, 0, 4), digits(text, 5, 2), digits(text, 8, 2)};
}

} // namespace

Refusal decode(const JsonValue& value, bool& out) {
    const auto* truth = value.as<bool>();
    if (!truth)
        return JsonErrorKind::WrongType;
    out = *truth;
    return std::nullopt;
}

Refusal decode(const JsonValue& value, std::string& out) {
    const auto* text = value.as<std::string>();
    if (!text)
        return JsonErrorKind::WrongType;
    out = *text;
    return std::nullopt;
}

Refusal decode(const JsonValue& value, QString& out) {
    const auto* text = value.as<std::string>();
    if (!text)
        return JsonErrorKind::WrongType;
    out = QString::fromUtf8(text->data(), static_cast<qsizetype>(text->size()));
    return std::nullopt;
}

Refusal decode(const JsonValue& value, QString& out, qsizetype maxLength) {
    if (const Refusal refusal = decode(value, out))
        return refusal;
    return out.size() > maxLength ? Refusal(JsonErrorKind::TooLong) : std::nullopt;
}

Refusal decode(const JsonValue& value, QString& out, qsizetype minLength, qsizetype maxLength) {
    if (const Refusal refusal = decode(value, out, maxLength))
        return refusal;
    return out.size() < minLength ? Refusal(JsonErrorKind::BadForm) : std::nullopt;
}

Refusal decode(const JsonValue& value, std::int64_t& out, std::int64_t low, std::int64_t high) {
    const auto* number = value.as<std::int64_t>();
    if (!number)
        return JsonErrorKind::WrongType;
    out = *number;
    return out < low || out > high ? Refusal(JsonErrorKind::OutOfRange) : std::nullopt;
}

Refusal decode(const JsonValue& value, double& out) {
    if (const auto* whole = value.as<std::int64_t>())
        out = static_cast<double>(*whole);
    else if (const auto* number = value.as<double>())
        out = *number;
    else
        return JsonErrorKind::WrongType;
    return std::nullopt;
}

Refusal decode(const JsonValue& value, double& out, double low, double high) {
    if (const Refusal refusal = decode(value, out))
        return refusal;
    return out < low || out > high ? Refusal(JsonErrorKind::OutOfRange) : std::nullopt;
}

Refusal decode(const JsonValue& value, QUuid& out) {
    const auto text = shortText(value, 36);
    if (!text)
        return badForm(value);
    const std::optional<QUuid> id = domain::parseUuid(QString(*text));
    out = id.value_or(QUuid());
    return id ? std::nullopt : badForm(value);
}

Refusal decode(const JsonValue& value, QDateTime& out) {
    const auto text = shortText(value, 24);
    if (!text)
        return badForm(value);
    const bool withMs = shaped(*text, QLatin1String("0000-00-00T00:00:00.000Z"));
    if (!withMs && !shaped(*text, QLatin1String("0000-00-00T00:00:00Z")))
        return badForm(value);
    const QTime time(digits(*text, 11, 2), digits(*text, 14, 2), digits(*text, 17, 2),
                     withMs ? digits(*text, 20, 3) : 0);
    const QDate day = dayAt(*text);
    if (!day.isValid() || !time.isValid())
        return badForm(value);
    out = QDateTime(day, time, Qt::UTC);
    return std::nullopt;
}

Refusal decode(const JsonValue& value, QDate& out) {
    const auto text = shortText(value, 10);
    if (!text || !shaped(*text, QLatin1String("0000-00-00")))
        return badForm(value);
    out = dayAt(*text);
    return out.isValid() ? std::nullopt : badForm(value);
}

Refusal decode(const JsonValue& value, QByteArray& out, qsizetype minBytes, qsizetype maxBytes) {
    const auto* text = value.as<std::string>();
    if (!text)
        return JsonErrorKind::WrongType;
    const auto options = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
    const QByteArray ascii(text->data(), static_cast<qsizetype>(text->size()));
    out = QByteArray::fromBase64(ascii, options);
    // Qt skips what it does not know; writing it again shows whether that happened.
    if (out.toBase64(options) != ascii || out.size() < minBytes)
        return JsonErrorKind::BadForm;
    return out.size() > maxBytes ? Refusal(JsonErrorKind::TooLong) : std::nullopt;
}

Refusal decode(const JsonValue& value, QStringList& out, std::size_t maxCount, qsizetype maxLength) {
    const auto* elements = value.as<JsonValue::Array>();
    if (!elements)
        return JsonErrorKind::WrongType;
    if (elements->size() > maxCount)
        return JsonErrorKind::TooMany;
    for (const JsonValue& element : *elements) {
        if (const Refusal refusal = decode(element, out.emplace_back(), maxLength))
            return refusal;
    }
    return std::nullopt;
}

ObjectReader::ObjectReader(const JsonValue& value, UnknownFields unknown, QString path)
    : m_members(value.as<JsonValue::Object>())
    , m_unknown(unknown)
    , m_path(std::move(path))
    , m_byte(value.byte) {
    if (!m_members) {
        m_members = &kNoMembers;
        m_error = JsonError{JsonErrorKind::WrongType, m_path, m_byte};
    }
    m_read.resize(m_members->size());
}

void ObjectReader::requiredObject(std::string_view name, const ReadObject& read) {
    if (const JsonValue* value = find(name, true))
        readChild(*value, pathTo(m_path, name), read);
}

bool ObjectReader::optionalObject(std::string_view name, const ReadObject& read) {
    const JsonValue* value = find(name, false);
    if (value)
        readChild(*value, pathTo(m_path, name), read);
    return value != nullptr;
}

void ObjectReader::requiredObjects(std::string_view name, std::size_t maxCount, const ReadObject& read) {
    readObjects(name, find(name, true), maxCount, read);
}

void ObjectReader::optionalObjects(std::string_view name, std::size_t maxCount, const ReadObject& read) {
    readObjects(name, find(name, false), maxCount, read);
}

const JsonValue* ObjectReader::requiredValue(std::string_view name) {
    const JsonValue* value = find(name, true);
    if (value && !value->as<JsonValue::Object>())
        check(name, *value, JsonErrorKind::WrongType);
    return failed() ? nullptr : value;
}

const JsonValue* ObjectReader::optionalValue(std::string_view name) {
    return has(name) ? requiredValue(name) : find(name, false);
}

bool ObjectReader::has(std::string_view name) const {
    return std::any_of(m_members->begin(), m_members->end(), [name](const JsonMember& member) {
        return member.name == name && !member.value.isNull();
    });
}

void ObjectReader::refuse(std::string_view name, JsonErrorKind kind) {
    const auto member = std::find_if(m_members->begin(), m_members->end(),
                                     [name](const JsonMember& each) { return each.name == name; });
    if (!m_error) {
        m_error =
            JsonError{kind, pathTo(m_path, name), member == m_members->end() ? m_byte : member->value.byte};
    }
}

QByteArray ObjectReader::unread() const {
    JsonWriter out;
    out.beginObject();
    for (std::size_t i = 0; i < m_members->size(); ++i) {
        if (!m_read[i])
            out.key((*m_members)[i].name).raw(compactJson((*m_members)[i].value));
    }
    return out.endObject().take();
}

std::optional<JsonError> ObjectReader::finish() {
    const auto unread = std::find(m_read.begin(), m_read.end(), false);
    if (!m_error && m_unknown == UnknownFields::Refuse && unread != m_read.end()) {
        const JsonMember& member = (*m_members)[static_cast<std::size_t>(unread - m_read.begin())];
        m_error = JsonError{JsonErrorKind::UnknownField, pathTo(m_path, member.name), member.value.byte};
    }
    return m_error;
}

const JsonValue* ObjectReader::find(std::string_view name, bool required) {
    if (m_error)
        return nullptr;
    for (std::size_t i = 0; i < m_members->size(); ++i) {
        if ((*m_members)[i].name != name)
            continue;
        m_read[i] = true;
        const JsonValue& value = (*m_members)[i].value;
        return value.isNull() && !required ? nullptr : &value;
    }
    if (required)
        m_error = JsonError{JsonErrorKind::Missing, pathTo(m_path, name), m_byte};
    return nullptr;
}

void ObjectReader::check(std::string_view name, const JsonValue& value, Refusal refusal) {
    if (refusal && !m_error)
        m_error = JsonError{*refusal, pathTo(m_path, name), value.byte};
}

const JsonValue::Array* ObjectReader::elementsOf(std::string_view name, const JsonValue& value,
                                                 std::size_t maxCount) {
    const auto* elements = value.as<JsonValue::Array>();
    if (!elements)
        check(name, value, JsonErrorKind::WrongType);
    else if (elements->size() > maxCount)
        check(name, value, JsonErrorKind::TooMany);
    return failed() ? nullptr : elements;
}

void ObjectReader::readObjects(std::string_view name, const JsonValue* value, std::size_t maxCount,
                               const ReadObject& read) {
    const JsonValue::Array* elements = value ? elementsOf(name, *value, maxCount) : nullptr;
    if (!elements)
        return;
    const QString path = pathTo(m_path, name);
    for (std::size_t i = 0; i < elements->size() && !m_error; ++i)
        readChild((*elements)[i], pathTo(path, i), read);
}

void ObjectReader::readChild(const JsonValue& value, QString path, const ReadObject& read) {
    ObjectReader child(value, m_unknown, std::move(path));
    if (!child.failed())
        read(child);
    m_error = child.finish();
}

} // namespace leadout::protocol
