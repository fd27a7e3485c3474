// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstddef>
#include <regex>
#include <string>
#include <string_view>
#include <vector>

namespace leadout::test {

/// Which rows of a table are wanted: those whose name holds the regular expression of
/// --benchmark_filter=…, as the benchmarks of the library take it; without one all.
class RowFilter {
public:
    RowFilter(int argc, char** argv) {
        constexpr std::string_view option = "--benchmark_filter=";
        for (int i = 1; i < argc; ++i) {
            const std::string_view argument = argv[i];
            if (argument.starts_with(option))
                m_wanted.assign(std::string(argument.substr(option.size())));
        }
    }
    bool wants(const std::string& row) const { return std::regex_search(row, m_wanted); }

private:
    std::regex m_wanted{"."};
};

/// The value below which this share (0 to 1) of the values lies; 0 without any.
inline double quantile(std::vector<double> values, double share) {
    if (values.empty())
        return 0.0;
    const auto place = static_cast<std::size_t>(std::floor(share * static_cast<double>(values.size() - 1)));
    const auto at = values.begin() + static_cast<std::ptrdiff_t>(place);
    std::nth_element(values.begin(), at, values.end());
    return *at;
}
inline double median(const std::vector<double>& values) {
    return quantile(values, 0.5);
}

/// Milliseconds from one moment to another, or to now.
inline double
millisecondsSince(std::chrono::steady_clock::time_point begin,
                  std::chrono::steady_clock::time_point end = std::chrono::steady_clock::now()) {
    return std::chrono::duration<double, std::milli>(end - begin).count();
}

} // namespace leadout::test
