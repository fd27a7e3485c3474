// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/review/text_difference.h"

#include <QStringList>

#include <algorithm>

namespace leadout::ui {

namespace {

constexpr std::size_t kMostCells = 1'000'000; // of the table of lengths, two bytes each

/// Words with the spaces behind them.
std::vector<QString> wordsOf(const QString& text) {
    std::vector<QString> words;
    qsizetype start = 0;
    for (qsizetype i = 1; i <= text.size(); ++i) {
        const bool begins = i < text.size() && text[i - 1].isSpace() && !text[i].isSpace();
        if (begins || i == text.size()) {
            words.push_back(text.mid(start, i - start));
            start = i;
        }
    }
    return words;
}

class Parts {
public:
    void add(const QString& text, TextPart::In in) {
        if (!m_parts.empty() && m_parts.back().in == in)
            m_parts.back().text += text;
        else
            m_parts.push_back({text, in});
    }
    std::vector<TextPart> take() { return std::move(m_parts); }

private:
    std::vector<TextPart> m_parts;
};

using Pieces = std::vector<QString>;

/// What lies between the common beginning and the common end.
void addMiddle(Parts& parts, const Pieces& first, const Pieces& second) {
    const std::size_t rows = first.size();
    const std::size_t columns = second.size();
    if (rows * columns > kMostCells) {
        for (const QString& word : first)
            parts.add(word, TextPart::In::First);
        for (const QString& word : second)
            parts.add(word, TextPart::In::Second);
        return;
    }
    // lengths[i][k]: of the longest common subsequence of first from i on and second from k on.
    std::vector<std::uint16_t> lengths((rows + 1) * (columns + 1), 0);
    const auto at = [&lengths, columns](std::size_t i, std::size_t k) -> std::uint16_t& {
        return lengths[i * (columns + 1) + k];
    };
    for (std::size_t i = rows; i-- > 0;) {
        for (std::size_t k = columns; k-- > 0;)
            at(i, k) = first[i] == second[k] ? static_cast<std::uint16_t>(at(i + 1, k + 1) + 1)
                                             : std::max(at(i + 1, k), at(i, k + 1));
    }
    std::size_t i = 0;
    std::size_t k = 0;
    while (i < rows || k < columns) {
        if (i < rows && k < columns && first[i] == second[k]) {
            parts.add(first[i], TextPart::In::Both);
            ++i;
            ++k;
        } else if (i < rows && (k == columns || at(i + 1, k) >= at(i, k + 1))) {
            parts.add(first[i++], TextPart::In::First);
        } else {
            parts.add(second[k++], TextPart::In::Second);
        }
    }
}

} // namespace

std::vector<TextPart> differenceOf(const QString& first, const QString& second) {
    const Pieces a = wordsOf(first);
    const Pieces b = wordsOf(second);
    const std::size_t shorter = std::min(a.size(), b.size());
    std::size_t begin = 0;
    while (begin < shorter && a[begin] == b[begin])
        ++begin;
    std::size_t end = 0;
    while (end < shorter - begin && a[a.size() - 1 - end] == b[b.size() - 1 - end])
        ++end;
    const auto slice = [begin, end](const Pieces& words) {
        return Pieces(words.begin() + static_cast<std::ptrdiff_t>(begin),
                      words.end() - static_cast<std::ptrdiff_t>(end));
    };
    Parts parts;
    for (std::size_t i = 0; i < begin; ++i)
        parts.add(a[i], TextPart::In::Both);
    addMiddle(parts, slice(a), slice(b));
    for (std::size_t i = a.size() - end; i < a.size(); ++i)
        parts.add(a[i], TextPart::In::Both);
    return parts.take();
}

} // namespace leadout::ui
