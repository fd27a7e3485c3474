// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/words.h"

#include <QByteArrayView>
#include <QString>

#include <tl/expected.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace leadout::protocol {

/// Why a JSON text, or the message in it, was refused.
enum class JsonErrorKind : std::uint8_t {
    // The text.
    TooLarge,      ///< more bytes than the message may have
    Truncated,     ///< it ends before it is complete
    Syntax,        ///< it is no JSON
    TrailingBytes, ///< something follows the value
    InvalidUtf8,
    LoneSurrogate, ///< half of an escaped surrogate pair
    NulCharacter,  ///< U+0000, raw or escaped
    TooDeep,
    TooManyValues,
    NumberRange, ///< a number that 64 bits cannot hold
    DuplicateKey,
    // The message.
    UnknownField,
    Missing,
    WrongType,
    TooLong,     ///< a text or bytes above their limit
    TooMany,     ///< an array above its limit
    OutOfRange,  ///< a number outside of what the field allows
    UnknownWord, ///< a word that is none of the field's words
    BadForm,     ///< an id, time, hash or token that is not written as one
};

} // namespace leadout::protocol

template <>
inline constexpr std::array<std::string_view, 19> leadout::domain::kWords<leadout::protocol::JsonErrorKind> =
    {
        "too_large",      "truncated",     "syntax",       "trailing_bytes",  "invalid_utf8",
        "lone_surrogate", "nul_character", "too_deep",     "too_many_values", "number_range",
        "duplicate_key",  "unknown_field", "missing",      "wrong_type",      "too_long",
        "too_many",       "out_of_range",  "unknown_word", "bad_form",
};

namespace leadout::protocol {

using domain::key;

/// What was refused and where.
struct JsonError {
    JsonErrorKind kind = JsonErrorKind::Syntax;
    QString path;       ///< JSON pointer (RFC 6901) to the value, as far as it is known; empty is the whole
    qsizetype byte = 0; ///< bytes that had been read when it was noticed
    bool operator==(const JsonError&) const = default;
};

template <typename T>
using JsonResult = tl::expected<T, JsonError>;

/// The pointer to a member or an element of what `parent` points to. Long names are cut.
QString pathTo(const QString& parent, std::string_view name);
QString pathTo(const QString& parent, std::size_t index);

/// What a text may cost.
struct JsonLimits {
    qsizetype bytes = 0;
    std::size_t values = 50'000; ///< values of all kinds, containers included
    std::size_t depth = 32;      ///< containers within each other
};

struct JsonMember;

/// A parsed value. Members keep their order and have distinct names; texts are valid UTF-8 without NUL.
struct JsonValue {
    using Array = std::vector<JsonValue>;
    using Object = std::vector<JsonMember>;

    std::variant<std::monostate, bool, std::int64_t, double, std::string, Array, Object>
        data;           ///< monostate: null
    qsizetype byte = 0; ///< bytes of the text that had been read when it was met

    template <typename T>
    const T* as() const {
        return std::get_if<T>(&data);
    }
    bool isNull() const { return std::holds_alternative<std::monostate>(data); }
};

struct JsonMember {
    std::string name;
    JsonValue value;
};

/// Reads one JSON text (RFC 8259) and nothing else: no byte order mark, no duplicate names, no NUL, no number
/// that would lose its magnitude. Never throws on any bytes; work is linear and memory bounded by the limits.
JsonResult<JsonValue> parseJson(QByteArrayView text, const JsonLimits& limits);

} // namespace leadout::protocol
