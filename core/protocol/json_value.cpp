// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/json_value.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <optional>
#include <utility>

namespace leadout::protocol {

namespace {

constexpr std::size_t kMaxNumberLength = 64;
constexpr qsizetype kMaxNameInPath = 64;
constexpr int kNumberOverflow = 406; // the id of nlohmann-json's "number overflow"

/// Bytes that tell how far they have been read, which nlohmann-json's events do not.
class CountedBytes {
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    CountedBytes(const char* at, const char** furthest) : m_at(at), m_furthest(furthest) {}

    reference operator*() const { return *m_at; }
    CountedBytes& operator++() {
        *m_furthest = ++m_at;
        return *this;
    }
    bool operator==(const CountedBytes& other) const { return m_at == other.m_at; }
    bool operator!=(const CountedBytes& other) const { return m_at != other.m_at; }

private:
    const char* m_at;
    const char** m_furthest;
};

/// Why nlohmann-json stopped. Its errors share one number, so their words must tell them apart; what follows
/// "last read" is the sender's text and is not looked at.
JsonErrorKind kindOf(const nlohmann::json::exception& problem) {
    if (problem.id == kNumberOverflow)
        return JsonErrorKind::NumberRange;
    std::string_view words = problem.what();
    words = words.substr(0, words.find("; last read"));
    const auto says = [words](std::string_view part) { return words.find(part) != std::string_view::npos; };
    if (says("ill-formed UTF-8"))
        return JsonErrorKind::InvalidUtf8;
    if (says("surrogate"))
        return JsonErrorKind::LoneSurrogate;
    if (says("unexpected end of input") || says("missing closing quote"))
        return JsonErrorKind::Truncated;
    return JsonErrorKind::Syntax;
}

/// Builds the tree from the events of nlohmann-json's parser, whose interface gives the functions their
/// names.
class TreeBuilder {
public:
    TreeBuilder(const char* begin, const JsonLimits& limits)
        : m_begin(begin)
        , m_furthest(begin)
        , m_limits(limits) {}

    const char** furthest() { return &m_furthest; }
    const std::optional<JsonError>& error() const { return m_error; }
    JsonValue takeRoot() { return std::move(m_root); }

    bool null() { return put({}) != nullptr; }
    bool boolean(bool value) { return put({value}) != nullptr; }
    bool number_integer(std::int64_t value) { return put({value}) != nullptr; }
    bool number_unsigned(std::uint64_t value) {
        if (value > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
            return refuse(JsonErrorKind::NumberRange);
        return put({static_cast<std::int64_t>(value)}) != nullptr;
    }

    bool number_float(double value, const std::string& token) {
        const bool whole = token.find_first_of(".eE") == std::string::npos;
        const std::string_view mantissa = std::string_view(token).substr(0, token.find_first_of("eE"));
        const bool vanished = value == 0.0 && mantissa.find_first_of("123456789") != std::string_view::npos;
        if (whole || vanished || !std::isfinite(value) || token.size() > kMaxNumberLength)
            return refuse(JsonErrorKind::NumberRange);
        return put({value}) != nullptr;
    }

    bool string(std::string& text) {
        if (text.find('\0') != std::string::npos)
            return refuse(JsonErrorKind::NulCharacter);
        return put({std::move(text)}) != nullptr;
    }

    bool binary(nlohmann::json::binary_t&) { return refuse(JsonErrorKind::Syntax); }
    bool start_object(std::size_t) { return open({JsonValue::Object()}); }
    bool start_array(std::size_t) { return open({JsonValue::Array()}); }

    bool key(std::string& name) {
        if (name.find('\0') != std::string::npos)
            return refuse(JsonErrorKind::NulCharacter);
        std::get<JsonValue::Object>(m_open.back()->data).push_back({std::move(name), {}});
        return true;
    }

    bool end_array() {
        m_open.pop_back();
        return true;
    }

    bool end_object() {
        const auto& members = std::get<JsonValue::Object>(m_open.back()->data);
        std::vector<const JsonMember*> sorted;
        sorted.reserve(members.size());
        for (const JsonMember& member : members)
            sorted.push_back(&member);
        std::sort(sorted.begin(), sorted.end(),
                  [](const JsonMember* a, const JsonMember* b) { return a->name < b->name; });
        const auto twice =
            std::adjacent_find(sorted.begin(), sorted.end(),
                               [](const JsonMember* a, const JsonMember* b) { return a->name == b->name; });
        m_open.pop_back();
        if (twice == sorted.end())
            return true;
        m_error = JsonError{JsonErrorKind::DuplicateKey, pathTo(openPath(), (*twice)->name), position()};
        return false;
    }

    bool parse_error(std::size_t, const std::string&, const nlohmann::json::exception& problem) {
        const bool complete = m_rootSeen && m_open.empty();
        return refuse(complete ? JsonErrorKind::TrailingBytes : kindOf(problem));
    }

private:
    qsizetype position() const { return m_furthest - m_begin; }

    bool refuse(JsonErrorKind kind) {
        m_error = JsonError{kind, openPath(), position()};
        return false;
    }

    /// Where the parser is: the members and elements that are still open.
    QString openPath() const {
        QString path;
        for (const JsonValue* container : m_open) {
            if (const auto* members = container->as<JsonValue::Object>(); members && !members->empty())
                path = pathTo(path, members->back().name);
            if (const auto* elements = container->as<JsonValue::Array>(); elements && !elements->empty())
                path = pathTo(path, elements->size() - 1);
        }
        return path;
    }

    /// Adds a value to the innermost open container. The containers around it do not move meanwhile, so the
    /// pointers in m_open stay good.
    JsonValue* put(JsonValue value) {
        if (++m_values > m_limits.values) {
            refuse(JsonErrorKind::TooManyValues);
            return nullptr;
        }
        value.byte = position();
        JsonValue* place = &m_root;
        if (m_open.empty()) {
            m_rootSeen = true;
        } else if (auto* elements = std::get_if<JsonValue::Array>(&m_open.back()->data)) {
            place = &elements->emplace_back();
        } else {
            place = &std::get<JsonValue::Object>(m_open.back()->data).back().value;
        }
        *place = std::move(value);
        return place;
    }

    bool open(JsonValue container) {
        if (m_open.size() >= m_limits.depth)
            return refuse(JsonErrorKind::TooDeep);
        JsonValue* place = put(std::move(container));
        if (place)
            m_open.push_back(place);
        return place != nullptr;
    }

    const char* m_begin;
    const char* m_furthest;
    JsonLimits m_limits;
    JsonValue m_root;
    bool m_rootSeen = false;
    std::vector<JsonValue*> m_open; // from the outermost to the innermost container
    std::size_t m_values = 0;
    std::optional<JsonError> m_error;
};

} // namespace

QString pathTo(const QString& parent, std::string_view name) {
    QString step = QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
    if (step.size() > kMaxNameInPath)
        step = step.left(kMaxNameInPath) + QChar(0x2026);
    step.replace(u'~', QLatin1String("~0")).replace(u'/', QLatin1String("~1"));
    return parent + u'/' + step;
}

QString pathTo(const QString& parent, std::size_t index) {
    return parent + u'/' + QString::number(index);
}

JsonResult<JsonValue> parseJson(QByteArrayView text, const JsonLimits& limits) {
    if (text.size() > limits.bytes)
        return tl::unexpected(JsonError{JsonErrorKind::TooLarge, {}, limits.bytes});
    // The library takes a raw NUL for the end of the text and skips a byte order mark.
    if (const qsizetype nul = text.indexOf('\0'); nul >= 0)
        return tl::unexpected(JsonError{JsonErrorKind::NulCharacter, {}, nul});
    if (text.startsWith("\xEF\xBB\xBF"))
        return tl::unexpected(JsonError{JsonErrorKind::Syntax, {}, 0});

    TreeBuilder builder(text.data(), limits);
    const CountedBytes first(text.data(), builder.furthest());
    const CountedBytes last(text.data() + text.size(), builder.furthest());
    const bool read = nlohmann::json::sax_parse(first, last, &builder);
    if (builder.error())
        return tl::unexpected(*builder.error());
    if (!read)
        return tl::unexpected(JsonError{JsonErrorKind::Syntax, {}, text.size()});
    return builder.takeRoot();
}

} // namespace leadout::protocol
