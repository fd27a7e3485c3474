// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/ids.h"
#include "core/domain/words.h"
#include "core/protocol/json_value.h"

#include <QByteArray>
#include <QDate>
#include <QDateTime>
#include <QString>
#include <QStringList>
#include <QUuid>

#include <concepts>
#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace leadout::protocol {

/// What to do with members that nobody asked for: requests refuse them, what comes from a newer backend keeps
/// them.
enum class UnknownFields : std::uint8_t { Refuse, Keep };

/// Reads one value into its type; returns why it cannot be. The rules are limits in UTF-16 units, bytes or
/// units of the number, both ends allowed.
using Refusal = std::optional<JsonErrorKind>;
Refusal decode(const JsonValue& value, bool& out);
Refusal decode(const JsonValue& value, double& out);
Refusal decode(const JsonValue& value, std::string& out); ///< UTF-8, as long as the message may be
Refusal decode(const JsonValue& value, QString& out);     ///< as long as the message may be
Refusal decode(const JsonValue& value, QString& out, qsizetype maxLength);
Refusal decode(const JsonValue& value, QString& out, qsizetype minLength, qsizetype maxLength);
Refusal decode(const JsonValue& value, std::int64_t& out, std::int64_t low, std::int64_t high);
Refusal decode(const JsonValue& value, double& out, double low, double high);
Refusal decode(const JsonValue& value, QUuid& out);     ///< 36 lower-case characters, not all zeros
Refusal decode(const JsonValue& value, QDateTime& out); ///< 2026-11-22T13:43:31Z or with .123; UTC alone
Refusal decode(const JsonValue& value, QDate& out);     ///< 2026-11-22
Refusal decode(const JsonValue& value, QByteArray& out, qsizetype minBytes,
               qsizetype maxBytes); ///< base64url
Refusal decode(const JsonValue& value, QStringList& out, std::size_t maxCount, qsizetype maxLength);
template <std::signed_integral Whole>
Refusal decode(const JsonValue& value, Whole& out) {
    std::int64_t number = 0;
    const Refusal refusal =
        decode(value, number, std::numeric_limits<Whole>::min(), std::numeric_limits<Whole>::max());
    out = refusal ? 0 : static_cast<Whole>(number);
    return refusal;
}
template <typename Thing>
Refusal decode(const JsonValue& value, domain::Id<Thing>& out) {
    QUuid id;
    const Refusal refusal = decode(value, id);
    out = domain::Id<Thing>(id);
    return refusal;
}
template <domain::Worded Enum>
Refusal decode(const JsonValue& value, Enum& out) {
    const auto* text = value.as<std::string>();
    if (!text)
        return JsonErrorKind::WrongType;
    const std::optional<Enum> known = domain::fromKey<Enum>(*text);
    if (!known)
        return JsonErrorKind::UnknownWord;
    out = *known;
    return std::nullopt;
}

/// Takes the members out of a JSON object, one by one, and remembers the first thing wrong. After an error
/// every further read gives an empty value, so a message is read straight through and judged by finish().
class ObjectReader {
public:
    using ReadObject = std::function<void(ObjectReader&)>;

    /// Reads `value`, which must outlive the reader and stands at `path`.
    ObjectReader(const JsonValue& value, UnknownFields unknown, QString path = {});

    /// A member that must be there: reader.required<QString>("name", 200).
    template <typename T, typename... Rule>
    T required(std::string_view name, const Rule&... rule) {
        T out{};
        if (const JsonValue* value = find(name, true))
            check(name, *value, decode(*value, out, rule...));
        return out;
    }

    /// A member that may be absent or null.
    template <typename T, typename... Rule>
    std::optional<T> optional(std::string_view name, const Rule&... rule) {
        const JsonValue* value = find(name, false);
        if (!value)
            return std::nullopt;
        T out{};
        check(name, *value, decode(*value, out, rule...));
        return out;
    }

    /// A flag that is only there when it is set.
    bool flag(std::string_view name) { return optional<bool>(name).value_or(false); }

    /// An array, each element read like a member.
    template <typename T, typename... Rule>
    std::vector<T> requiredList(std::string_view name, std::size_t maxCount, const Rule&... rule) {
        std::vector<T> list;
        const JsonValue* value = find(name, true);
        const JsonValue::Array* elements = value ? elementsOf(name, *value, maxCount) : nullptr;
        const QString path = pathTo(m_path, name);
        for (std::size_t i = 0; elements && i < elements->size() && !m_error; ++i) {
            const JsonValue& element = (*elements)[i];
            if (const Refusal refusal = decode(element, list.emplace_back(), rule...))
                m_error = JsonError{*refusal, pathTo(path, i), element.byte};
        }
        return list;
    }

    /// An object member, read by the function and then finished.
    void requiredObject(std::string_view name, const ReadObject& read);
    /// Whether it was there.
    bool optionalObject(std::string_view name, const ReadObject& read);
    /// An array of objects, each read by the function and then finished.
    void requiredObjects(std::string_view name, std::size_t maxCount, const ReadObject& read);
    void optionalObjects(std::string_view name, std::size_t maxCount, const ReadObject& read);
    /// An object that is passed on unread; it stays alive as long as the reader's own value. Never null
    /// without an error.
    const JsonValue* requiredValue(std::string_view name);
    const JsonValue* optionalValue(std::string_view name);

    /// Whether the member is there and not null, without reading it.
    bool has(std::string_view name) const;

    /// Refuses a member that is well formed but makes no sense; keeps an earlier error.
    void refuse(std::string_view name, JsonErrorKind kind);
    bool failed() const { return m_error.has_value(); }

    /// The members that nobody has read yet, as a JSON object.
    QByteArray unread() const;

    /// The first error; with UnknownFields::Refuse a member that nobody read is one.
    std::optional<JsonError> finish();

    /// The message, or the first error.
    template <typename T>
    JsonResult<T> finish(T message) {
        if (auto error = finish())
            return tl::unexpected(*std::move(error));
        return message;
    }

private:
    const JsonValue* find(std::string_view name, bool required);
    void check(std::string_view name, const JsonValue& value, Refusal refusal);
    const JsonValue::Array* elementsOf(std::string_view name, const JsonValue& value, std::size_t maxCount);
    void readObjects(std::string_view name, const JsonValue* value, std::size_t maxCount,
                     const ReadObject& read);
    void readChild(const JsonValue& value, QString path, const ReadObject& read);

    const JsonValue::Object* m_members;
    std::vector<bool> m_read; ///< beside m_members
    UnknownFields m_unknown;
    QString m_path;
    qsizetype m_byte;
    std::optional<JsonError> m_error;
};

/// Parses a body and reads the one object in it by a function `T read(ObjectReader&)`.
template <typename T>
JsonResult<T> readMessage(QByteArrayView body, const JsonLimits& limits, UnknownFields unknown,
                          T (*read)(ObjectReader&)) {
    const JsonResult<JsonValue> value = parseJson(body, limits);
    if (!value)
        return tl::unexpected(value.error());
    ObjectReader reader(*value, unknown);
    T message = read(reader);
    return reader.finish(std::move(message));
}

} // namespace leadout::protocol
