// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/http/router.h"

#include <algorithm>

namespace leadout::backend::http {

namespace {

/// "/a/b" is "a", "b"; "/" is one empty segment; "/a/" ends in an empty one.
std::vector<std::string_view> segmentsOf(std::string_view path) {
    std::vector<std::string_view> segments;
    while (!path.empty()) {
        path.remove_prefix(1);
        segments.push_back(path.substr(0, path.find('/')));
        path.remove_prefix(segments.back().size());
    }
    return segments;
}

bool isName(std::string_view segment) {
    return segment.starts_with('{');
}

bool wellFormed(std::string_view segment) {
    const std::size_t brace = segment.find_first_of("{}");
    if (brace == std::string_view::npos)
        return true;
    return brace == 0 && segment.size() > 2 && segment.find_first_of("{}", 1) == segment.size() - 1 &&
           segment.ends_with('}');
}

/// Whether two templates match the same paths.
bool sameShape(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const auto& x, const auto& y) { return x == y || (isName(x) && isName(y)); });
}

/// Whether a must be tried before b: at the first difference a spells its segment out.
bool moreSpecific(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(),
                                        [](const auto& x, const auto& y) { return isName(x) < isName(y); });
}

/// What stands in the places of the names; nothing when the path has another shape.
std::optional<Fields> matched(const std::vector<std::string>& segments,
                              const std::vector<std::string_view>& path) {
    if (segments.size() != path.size())
        return std::nullopt;
    Fields params;
    for (std::size_t i = 0; i < segments.size(); ++i) {
        const std::string& segment = segments[i];
        if (!isName(segment)) {
            if (segment != path[i])
                return std::nullopt;
            continue;
        }
        auto value = percentDecoded(path[i]);
        if (!value || value->empty())
            return std::nullopt;
        params.emplace_back(segment.substr(1, segment.size() - 2), std::move(*value));
    }
    return params;
}

} // namespace

bool Router::add(Route route) {
    if (!route.path.starts_with('/') || !route.handler)
        return false;
    auto entry = std::make_unique<Entry>();
    for (const std::string_view segment : segmentsOf(route.path)) {
        if (!wellFormed(segment))
            return false;
        entry->segments.emplace_back(segment);
    }
    const bool taken = std::any_of(m_entries.begin(), m_entries.end(), [&](const auto& other) {
        return other->route.method == route.method && sameShape(other->segments, entry->segments);
    });
    if (taken)
        return false;
    entry->route = std::move(route);
    const auto place =
        std::upper_bound(m_entries.begin(), m_entries.end(), entry,
                         [](const auto& a, const auto& b) { return moreSpecific(a->segments, b->segments); });
    m_entries.insert(place, std::move(entry));
    return true;
}

std::variant<RouteMatch, OtherMethods, UnknownPath> Router::find(Method method, std::string_view path) const {
    if (!path.starts_with('/'))
        return UnknownPath{};
    const auto segments = segmentsOf(path);
    OtherMethods others;
    const auto allow = [&others](Method m) {
        // The same method may match through two templates; it is listed once.
        if ((", " + others.allow + ",").find(", " + std::string(word(m)) + ",") == std::string::npos)
            others.allow += (others.allow.empty() ? "" : ", ") + std::string(word(m));
    };
    for (const auto& entry : m_entries) {
        const Method served = entry->route.method;
        const bool serves = served == method || (method == Method::Head && served == Method::Get);
        auto params = matched(entry->segments, segments);
        if (!params)
            continue;
        if (serves)
            return RouteMatch{&entry->route, std::move(*params)};
        allow(served);
        if (served == Method::Get)
            allow(Method::Head);
    }
    if (others.allow.empty())
        return UnknownPath{};
    return others;
}

std::vector<const Route*> Router::routes() const {
    std::vector<const Route*> all;
    for (const auto& entry : m_entries)
        all.push_back(&entry->route);
    return all;
}

} // namespace leadout::backend::http
