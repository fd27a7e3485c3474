// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/recording/xml_values.h"

#include <charconv>
#include <chrono>
#include <cmath>
#include <cstddef>
#include <system_error>

namespace leadout::engine {

namespace {

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

/// Reads a time from left to right; after the first part that is not there everything fails.
class TimeText {
public:
    explicit TimeText(std::string_view text) : m_rest(text) {}

    bool sound() const { return m_sound; }
    bool atEnd() const { return m_rest.empty(); }

    bool takes(std::string_view anyOf) {
        if (m_rest.empty() || anyOf.find(m_rest.front()) == std::string_view::npos)
            return false;
        m_rest.remove_prefix(1);
        return true;
    }

    void needs(std::string_view anyOf) { m_sound = takes(anyOf) && m_sound; }

    int number(std::size_t digits, int most) {
        int value = 0;
        std::size_t count = 0;
        for (; count < digits && !m_rest.empty() && isDigit(m_rest.front()); ++count) {
            value = value * 10 + (m_rest.front() - '0');
            m_rest.remove_prefix(1);
        }
        m_sound = m_sound && count > 0 && value <= most;
        return value;
    }

    /// Whether a fraction of a second that may follow is half a second or more.
    bool fractionRoundsUp() {
        if (!takes(".,"))
            return false;
        const bool up = !m_rest.empty() && m_rest.front() >= '5' && m_rest.front() <= '9';
        while (!m_rest.empty() && isDigit(m_rest.front()))
            m_rest.remove_prefix(1);
        return up;
    }

    /// Local time minus UTC in seconds.
    std::int32_t zone() {
        constexpr int kMostHours = 14;
        const bool west = !m_rest.empty() && m_rest.front() == '-';
        if (takes("Zz") || !takes("+-"))
            return 0;
        const int hours = number(2, kMostHours);
        takes(":");
        const int minutes = atEnd() ? 0 : number(2, 59);
        const int seconds = (hours * 60 + minutes) * 60;
        return west ? -seconds : seconds;
    }

private:
    std::string_view m_rest;
    bool m_sound = true;
};

} // namespace

std::string_view withoutSpace(std::string_view text) {
    constexpr std::string_view kSpace = " \t\r\n";
    const std::size_t first = text.find_first_not_of(kSpace);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

std::optional<double> xmlNumber(std::string_view text) {
    text = withoutSpace(text);
    if (text.starts_with('+'))
        text.remove_prefix(1);
    double value = 0.0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (fault != std::errc() || end != text.data() + text.size() || !std::isfinite(value))
        return std::nullopt;
    return value;
}

std::optional<XmlTime> xmlTime(std::string_view text) {
    using namespace std::chrono;
    TimeText time(withoutSpace(text));
    const int year = time.number(4, 2106);
    time.needs("-");
    const int month = time.number(2, 12);
    time.needs("-");
    const int day = time.number(2, 31);
    time.needs("Tt ");
    const int hour = time.number(2, 24);
    time.needs(":");
    const int minute = time.number(2, 59);
    const int second = time.takes(":") ? time.number(2, 60) : 0;
    const bool up = time.fractionRoundsUp();
    const std::int32_t zone = time.zone();
    const year_month_day date(std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                              std::chrono::day(static_cast<unsigned>(day)));
    if (!time.sound() || !time.atEnd() || !date.ok())
        return std::nullopt;
    const std::int64_t days = sys_days(date).time_since_epoch().count();
    const std::int64_t seconds =
        days * 86400 + (hour * 60 + minute) * 60 + second + (up ? 1 : 0) - std::int64_t{zone};
    if (seconds <= 0 || seconds >= std::int64_t{UINT32_MAX})
        return std::nullopt;
    XmlTime result;
    result.seconds = static_cast<std::uint32_t>(seconds);
    if (zone != 0)
        result.utc_offset_s = zone;
    return result;
}

} // namespace leadout::engine
