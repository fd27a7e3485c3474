// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/review/summary_cards.h"

#include "ui/widgets/sum_bar.h"

#include <QFontMetrics>
#include <QGridLayout>
#include <QPainter>

#include <algorithm>
#include <utility>

namespace leadout::ui {

namespace {

constexpr int kTotalRowHeight = 20;
constexpr int kTotalRows = 4; // and their head
constexpr int kSumRowHeight = 16;
constexpr int kMostBetweenSumRows = 8;
constexpr int kScoreWidth = 190;
constexpr std::size_t kSentencesInSight = 2; // the others are in the tool tips

/// Puts an empty widget in the place of the one before; the rows of a card are few and made anew when they
/// change.
QGridLayout* renewRows(QWidget*& rows, Card& card) {
    delete rows;
    rows = new QWidget(&card);
    auto* grid = new QGridLayout(rows);
    grid->setContentsMargins({});
    grid->setVerticalSpacing(kGrid);
    card.body()->insertWidget(0, rows);
    return grid;
}

/// The sentences that stand below their rows: of those that say what is told nowhere else why a part does not
/// count, then what cost most, as more would push the rest of the page out of sight.
std::vector<bool> sentencesInSight(const std::vector<SumLine>& lines) {
    std::vector<std::size_t> wanted;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (!lines[i].told)
            wanted.push_back(i);
    }
    std::stable_sort(wanted.begin(), wanted.end(), [&](std::size_t a, std::size_t b) {
        return std::pair(!lines[a].counted, lines[a].lost) > std::pair(!lines[b].counted, lines[b].lost);
    });
    std::vector<bool> inSight(lines.size(), false);
    for (std::size_t i = 0; i < std::min(wanted.size(), kSentencesInSight); ++i)
        inSight[wanted[i]] = true;
    return inSight;
}

/// The room between the rows of a sum: what makes the card as tall as "Planned and done" beside it, within
/// reason.
int betweenRows(std::size_t rows, std::ptrdiff_t sentences, const Theme& theme) {
    const QFontMetrics metrics(theme.font(kSmall));
    const int room = metrics.height() + kTotalRows * (kTotalRowHeight + kGrid);
    const int lines = static_cast<int>(rows) + static_cast<int>(sentences);
    const int taken = static_cast<int>(rows) * kSumRowHeight + static_cast<int>(sentences) * metrics.height();
    return std::clamp((room - taken) / std::max(1, lines - 1), 0, kMostBetweenSumRows);
}

Label* rightAligned(Label* label) {
    label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    return label;
}

} // namespace

/// The band's mark beside its word.
class ScoreCard::Mark : public QWidget {
public:
    Mark(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) {
        setFixedSize(kIconSize, kIconSize);
        connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    }
    void setTone(Tone tone) {
        m_tone = tone;
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        const Icon icon = m_tone == Tone::Ok     ? Icon::Check
                          : m_tone == Tone::Warn ? Icon::Near
                                                 : Icon::Warning;
        m_theme.paint(painter, rect(), icon, wordsOf(m_tone));
    }

private:
    const Theme& m_theme;
    Tone m_tone = Tone::Ok;
};

ScoreCard::ScoreCard(const Theme& theme, QWidget* parent)
    : Card(theme, tr("Compliance"), parent)
    , m_score(new Label(theme, {}, kHuge, Role::Muted, QFont::DemiBold, this))
    , m_mark(new Mark(theme, this))
    , m_band(new Label(theme, {}, kBody, Role::Muted, QFont::DemiBold, this))
    , m_verdict(new Label(theme, {}, kBody, Role::Text, QFont::Medium, this))
    , m_reason(new Label(theme, {}, kSmall, Role::Muted, QFont::Normal, this)) {
    m_score->setObjectName(QStringLiteral("score"));
    m_verdict->setObjectName(QStringLiteral("verdict"));
    for (Label* label : {m_band, m_verdict, m_reason})
        label->setWrapped(true);
    auto* band = new QHBoxLayout;
    band->setSpacing(kGrid);
    band->addWidget(m_score);
    band->addSpacing(kGrid);
    band->addWidget(m_mark);
    band->addWidget(m_band, 1);
    body()->setSpacing(2);
    body()->addLayout(band);
    body()->addWidget(m_verdict);
    body()->addWidget(m_reason);
    body()->addStretch(1);
    setFixedWidth(kScoreWidth);
}

void ScoreCard::show(const ScoreWords& words) {
    if (m_shown == words)
        return;
    m_shown = words;
    m_score->setText(words.score);
    m_score->setRole(wordsOf(words.tone));
    m_score->setAccessibleName(words.band.isEmpty() ? tr("No score") : tr("Score %1").arg(words.score));
    m_band->setText(words.band);
    m_band->setRole(wordsOf(words.tone));
    m_mark->setTone(words.tone);
    m_mark->setVisible(!words.band.isEmpty());
    m_band->setVisible(!words.band.isEmpty());
    m_verdict->setText(words.verdict);
    m_verdict->setVisible(!words.verdict.isEmpty());
    m_reason->setText(words.reason.join(u'\n'));
    m_reason->setVisible(!words.reason.isEmpty());
}

SumCard::SumCard(const Theme& theme, QWidget* parent) : Card(theme, {}, parent), m_theme(theme) {
    body()->addStretch(1);
}

void SumCard::show(const QString& title, const std::vector<SumLine>& lines) {
    setTitle(title);
    if (m_rows && lines == m_shown)
        return;
    m_shown = lines;
    QGridLayout* grid = renewRows(m_rows, *this);
    grid->setHorizontalSpacing(kGap);
    grid->setColumnMinimumWidth(0, 64);
    grid->setColumnStretch(1, 1);
    int row = 0;
    QStringList spoken;
    if (lines.empty()) {
        auto* none = new Label(m_theme, tr("There is no score, so there are no points to add up."), kSmall,
                               Role::Muted, QFont::Normal, m_rows);
        none->setWrapped(true);
        grid->addWidget(none, row++, 0, 1, 3);
    }
    const std::vector<bool> inSight = sentencesInSight(lines);
    grid->setVerticalSpacing(
        betweenRows(lines.size(), std::count(inSight.begin(), inSight.end(), true), m_theme));
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const SumLine& line = lines[i];
        addRow(*grid, row++, line);
        spoken.append(tr("%1: %2, %3", "part of the score, points, sentence")
                          .arg(line.name, line.points, line.sentence));
        if (!inSight[i])
            continue;
        auto* sentence = new Label(m_theme, line.sentence, kSmall, Role::Muted, QFont::Normal, m_rows);
        sentence->setObjectName(QStringLiteral("sentence"));
        sentence->setWrapped(true);
        grid->addWidget(sentence, row++, 0, 1, 3);
    }
    setAccessibleDescription(spoken.join(u'\n'));
}

void SumCard::addRow(QGridLayout& grid, int row, const SumLine& line) {
    const Role role = line.counted ? Role::Text : Role::Muted;
    auto* name = new Label(m_theme, line.name, kSmall, role, QFont::Normal, m_rows);
    auto* points = rightAligned(new Label(m_theme, line.points, kSmall, role, QFont::Normal, m_rows));
    for (Label* label : {name, points}) {
        label->setMinimumHeight(kSumRowHeight);
        label->setToolTip(plainToolTip(line.sentence));
    }
    grid.addWidget(name, row, 0);
    grid.addWidget(points, row, 2);
    if (!line.bar || !line.counted)
        return;
    auto* bar = new SumBar(m_theme, m_rows);
    bar->setShare(line.share, line.share >= 0.8 ? Tone::Ok : line.share >= 0.5 ? Tone::Warn : Tone::Bad);
    bar->setToolTip(plainToolTip(line.sentence));
    grid.addWidget(bar, row, 1);
}

TotalsCard::TotalsCard(const Theme& theme, const Words& words, QWidget* parent)
    : Card(theme, words.word("review.planned_and_done"), parent)
    , m_theme(theme)
    , m_words(words) {
    setToolTip(words.word("numbers.hint"));
    body()->addStretch(1);
}

void TotalsCard::show(const std::vector<TotalLine>& lines) {
    if (m_rows && lines == m_shown)
        return;
    m_shown = lines;
    QGridLayout* grid = renewRows(m_rows, *this);
    grid->setHorizontalSpacing(kGap);
    grid->setColumnStretch(0, 1);
    grid->setColumnMinimumWidth(3, 36);
    const QString planned = m_words.word("report.planned");
    const QString done = m_words.word("report.done");
    grid->addWidget(rightAligned(new Label(m_theme, planned, kSmall, Role::Muted, QFont::Normal, m_rows)), 0,
                    1);
    grid->addWidget(rightAligned(new Label(m_theme, done, kSmall, Role::Muted, QFont::Normal, m_rows)), 0, 2);
    int row = 1;
    for (const TotalLine& line : lines) {
        int column = 0;
        const QString about = line.estimate.isEmpty() ? line.done : QStringLiteral("≈ %1").arg(line.done);
        for (const QString& text : {line.name, line.planned, about, line.share}) {
            auto* cell = new Label(m_theme, text, kBody, Role::Text, QFont::Normal, m_rows);
            cell->setMinimumHeight(kTotalRowHeight);
            if (column > 0)
                rightAligned(cell);
            const QString head = column == 1 ? planned : column == 2 ? done : QString();
            if (!head.isEmpty())
                cell->setAccessibleName(tr("%1, %2: %3", "row, column, value").arg(line.name, head, text));
            grid->addWidget(cell, row, column++);
        }
        ++row;
        if (line.estimate.isEmpty())
            continue;
        auto* why = new Label(m_theme, line.estimate, kSmall, Role::Muted, QFont::Normal, m_rows);
        why->setObjectName(QStringLiteral("estimate"));
        why->setWrapped(true);
        grid->addWidget(why, row++, 0, 1, 4);
    }
}

} // namespace leadout::ui
