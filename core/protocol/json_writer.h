// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/ids.h"
#include "core/domain/words.h"
#include "core/protocol/json_value.h"

#include <QByteArray>
#include <QDate>
#include <QDateTime>
#include <QString>
#include <QUuid>

#include <concepts>
#include <cstdint>
#include <optional>
#include <string_view>

namespace leadout::protocol {

/// Writes compact JSON, members in the order in which they are given. Ids, times and bytes take the forms
/// that ObjectReader reads. The caller keeps the pairs of begin and end, and key before value, in order.
class JsonWriter {
public:
    JsonWriter& beginObject();
    JsonWriter& endObject();
    JsonWriter& beginArray();
    JsonWriter& endArray();
    JsonWriter& key(std::string_view name);

    JsonWriter& null();
    JsonWriter& value(std::same_as<bool> auto truth) { return literal(truth ? "true" : "false"); }
    template <std::signed_integral T>
    JsonWriter& value(T number) {
        return integer(number);
    }
    /// The shortest text that reads back as the same number; whole numbers without a point; null for NaN and
    /// infinities, which JSON lacks.
    JsonWriter& value(std::same_as<double> auto number) { return real(number); }
    JsonWriter& value(std::string_view utf8);
    JsonWriter& value(const QString& text);
    JsonWriter& value(const QUuid& id);
    template <typename Thing>
    JsonWriter& value(const domain::Id<Thing>& id) {
        return value(id.uuid());
    }
    template <domain::Worded Enum>
    JsonWriter& value(Enum worded) {
        return value(domain::key(worded));
    }
    JsonWriter& value(const QDateTime& time); ///< UTC with milliseconds
    JsonWriter& value(QDate day);
    JsonWriter& value(const QByteArray& bytes); ///< as base64url without padding
    JsonWriter& raw(QByteArrayView json);       ///< a value that is JSON text already

    template <typename T>
    JsonWriter& field(std::string_view name, const T& content) {
        return key(name).value(content);
    }
    /// Writes nothing, not even the name, where there is no value.
    template <typename T>
    JsonWriter& field(std::string_view name, const std::optional<T>& content) {
        return content ? key(name).value(*content) : *this;
    }

    /// A flag that is only there when it is set.
    JsonWriter& flag(std::string_view name, bool set) { return set ? field(name, true) : *this; }

    /// The text so far; the writer is empty afterwards.
    QByteArray take();

private:
    JsonWriter& literal(std::string_view token);
    JsonWriter& integer(std::int64_t number);
    JsonWriter& real(double number);
    void separate();
    void appendText(std::string_view utf8);

    QByteArray m_text;
    bool m_comma = false; ///< a value stands directly before
};

/// A parsed value as compact text, members in the order in which they were read.
QByteArray compactJson(const JsonValue& value);

/// The one text of a value: compact, members sorted by the bytes of their names, numbers as JsonWriter writes
/// them. Equal values have equal texts, whatever their order, spacing and escapes were.
QByteArray canonicalJson(const JsonValue& value);

} // namespace leadout::protocol
