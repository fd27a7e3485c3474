// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/athletes/week_card.h"

#include "ui/pages/dashboard/session_line.h"

#include <QGridLayout>
#include <QPainter>

#include <algorithm>

namespace leadout::ui {

namespace {

constexpr std::size_t kWeeks = 8;
constexpr int kLabelHeight = 20;
constexpr double kBarShare = 0.6;
constexpr double kMarkSide = 10.0;

/// A box in a sport's colour, in front of its name.
class Swatch : public QWidget {
public:
    Swatch(const Theme& theme, Role role, QWidget* parent) : QWidget(parent), m_theme(theme), m_role(role) {
        setFixedSize(static_cast<int>(kMarkSide), static_cast<int>(kMarkSide));
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.fillRect(rect(), m_theme.colour(m_role));
    }

private:
    const Theme& m_theme;
    Role m_role;
};

QString weekName(const client::Week& week) {
    return WeekChart::tr("W%1", "a week of the year").arg(week.monday.weekNumber());
}

QString loadText(double load, const Words& words) {
    return words.number({load, engine::Unit::Load});
}

/// The sports that have no colour of their own share one column.
engine::Sport columnOf(engine::Sport sport) {
    return sportRole(sport) == Role::Muted ? engine::Sport::Other : sport;
}

/// In the order of their columns, the shared one last.
std::vector<engine::Sport> sportsOf(const std::vector<client::Week>& weeks) {
    std::vector<engine::Sport> sports;
    for (const client::Week& week : weeks) {
        for (const client::WeekSport& part : week.sports) {
            const engine::Sport sport = columnOf(part.sport);
            const bool known = std::find(sports.begin(), sports.end(), sport) != sports.end();
            if (!known && (part.doneLoad > 0.0 || part.plannedLoad > 0.0))
                sports.push_back(sport);
        }
    }
    std::sort(sports.begin(), sports.end());
    if (!sports.empty() && sports.front() == engine::Sport::Other)
        std::rotate(sports.begin(), sports.begin() + 1, sports.end());
    return sports;
}

double doneLoad(const client::Week& week, engine::Sport sport) {
    double load = 0.0;
    for (const client::WeekSport& part : week.sports) {
        if (columnOf(part.sport) == sport)
            load += part.doneLoad;
    }
    return load;
}

QString complianceText(const client::Week& week) {
    return week.planned == 0 ? QStringLiteral("–")
                             : WeekChart::tr("%1 of %2").arg(week.asPlanned).arg(week.planned);
}

/// The newest weeks, as many as are shown.
std::vector<client::Week> newest(const std::vector<client::Week>& weeks) {
    return {weeks.begin(), weeks.begin() + static_cast<std::ptrdiff_t>(std::min(weeks.size(), kWeeks))};
}

} // namespace

Role sportRole(engine::Sport sport) {
    switch (sport) {
    case engine::Sport::Cycling: return Role::Power;
    case engine::Sport::Running: return Role::Cadence;
    case engine::Sport::Swimming: return Role::HeartRate;
    default: return Role::Muted;
    }
}

WeekChart::WeekChart(const Theme& theme, const Words& words, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_words(words) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Weekly load"));
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void WeekChart::show(const std::vector<client::Week>& weeks) {
    m_weeks = newest(weeks);
    std::reverse(m_weeks.begin(), m_weeks.end());
    QStringList spoken;
    for (const client::Week& week : m_weeks)
        spoken.append(
            tr("%1: load %2 of %3")
                .arg(weekName(week), loadText(week.doneLoad, m_words), loadText(week.plannedLoad, m_words)));
    setAccessibleDescription(spoken.join(QStringLiteral("; ")));
    update();
}

void WeekChart::paintEvent(QPaintEvent*) {
    if (m_weeks.empty())
        return;
    double most = 1.0;
    for (const client::Week& week : m_weeks)
        most = std::max({most, week.doneLoad, week.plannedLoad});
    QPainter painter(this);
    painter.setFont(m_theme.font(kSmall));
    const double slot = static_cast<double>(width()) / static_cast<double>(m_weeks.size());
    const double room = height() - kLabelHeight - 4.0;
    for (std::size_t i = 0; i < m_weeks.size(); ++i) {
        const client::Week& week = m_weeks[i];
        const double left = slot * static_cast<double>(i) + slot * (1.0 - kBarShare) / 2.0;
        double top = room + 4.0;
        for (const engine::Sport sport : sportsOf({week})) {
            const double tall = std::round(doneLoad(week, sport) / most * room);
            top -= tall;
            painter.fillRect(QRectF(left, top, slot * kBarShare, std::max(0.0, tall - 1.0)),
                             m_theme.colour(sportRole(sport)));
        }
        const double planned = 4.0 + room - std::round(week.plannedLoad / most * room);
        painter.fillRect(QRectF(left - 4.0, planned, slot * kBarShare + 8.0, 2.0),
                         m_theme.colour(Role::Text));
        painter.setPen(m_theme.colour(Role::Muted));
        painter.drawText(QRectF(slot * static_cast<double>(i), height() - kLabelHeight, slot, kLabelHeight),
                         Qt::AlignCenter, weekName(week));
    }
}

WeekCard::WeekCard(const Theme& theme, const Words& words, QWidget* parent)
    : Card(theme, tr("Weekly load"), parent)
    , m_theme(theme)
    , m_words(words)
    , m_chart(new WeekChart(theme, words)) {
    body()->addWidget(m_chart);
}

void WeekCard::show(const std::vector<client::Week>& weeks) {
    delete m_legend;
    delete m_table;
    m_chart->show(weeks);
    const std::vector<client::Week> shown = newest(weeks);
    const std::vector<engine::Sport> sports = sportsOf(shown);
    m_legend = new QWidget;
    auto* names = new QHBoxLayout(m_legend);
    names->setContentsMargins(0, 0, 0, 0);
    names->setSpacing(kGrid + 2);
    for (const engine::Sport sport : sports) {
        names->addWidget(new Swatch(m_theme, sportRole(sport), m_legend));
        names->addWidget(new Label(m_theme, sportWord(sport, m_words), kSmall, Role::Muted));
    }
    setRemarkWidget(m_legend);

    m_table = new QWidget;
    auto* grid = new QGridLayout(m_table);
    grid->setContentsMargins(0, kGrid, 0, 0);
    grid->setHorizontalSpacing(kGap);
    grid->setVerticalSpacing(2);
    const auto put = [&](int row, int column, const QString& text, Role role) {
        auto* label = new Label(m_theme, text, kSmall, role);
        grid->addWidget(label, row, column, column == 0 ? Qt::AlignLeft : Qt::AlignRight);
    };
    int column = 0;
    put(0, column++, tr("Week"), Role::Muted);
    for (const engine::Sport sport : sports)
        put(0, column++, sportWord(sport, m_words), Role::Muted);
    put(0, column++, tr("Done / planned"), Role::Muted);
    put(0, column, tr("As planned"), Role::Muted);
    int row = 1;
    for (const client::Week& week : shown) {
        column = 0;
        put(row, column++, m_words.day(week.monday), Role::Text);
        for (const engine::Sport sport : sports)
            put(row, column++, loadText(doneLoad(week, sport), m_words), Role::Text);
        put(row, column++,
            tr("%1 / %2").arg(loadText(week.doneLoad, m_words), loadText(week.plannedLoad, m_words)),
            Role::Text);
        put(row++, column, complianceText(week), Role::Text);
    }
    grid->setColumnStretch(0, 1);
    for (int i = 1; i <= column; ++i)
        grid->setColumnStretch(i, 1);
    body()->addWidget(m_table);
}

ThisWeekCard::ThisWeekCard(const Theme& theme, const Words& words, QWidget* parent)
    : Card(theme, tr("This week"), parent)
    , m_theme(theme)
    , m_words(words) {}

void ThisWeekCard::show(const std::vector<client::Week>& weeks) {
    delete m_table;
    m_table = new QWidget;
    body()->addWidget(m_table);
    auto* grid = new QGridLayout(m_table);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setVerticalSpacing(kGrid);
    const auto put = [&](int row, int column, const QString& text, Role role = Role::Text) {
        grid->addWidget(new Label(m_theme, text, row == 0 ? kSmall : kBody, role), row, column,
                        column == 0 ? Qt::AlignLeft : Qt::AlignRight);
    };
    const bool current = !weeks.empty() && weeks.front().monday.addDays(7) > m_words.today();
    const client::Week week = current ? weeks.front() : client::Week{};
    int sessions = 0;
    for (const client::WeekSport& part : week.sports)
        sessions += part.sessions;
    put(0, 1, tr("Planned"), Role::Muted);
    put(0, 2, tr("Done"), Role::Muted);
    put(1, 0, tr("Sessions"), Role::Muted);
    put(1, 1, QString::number(week.planned));
    put(1, 2, QString::number(sessions));
    put(2, 0, domain::upperFirst(m_words.word("numbers.load")), Role::Muted);
    put(2, 1, loadText(week.plannedLoad, m_words));
    put(2, 2, loadText(week.doneLoad, m_words));
    put(3, 0, tr("Compliance"), Role::Muted);
    const bool all = week.planned > 0 && week.asPlanned == week.planned;
    put(3, 2, all ? QStringLiteral("✓ ") + complianceText(week) : complianceText(week),
        all ? Role::Ok : Role::Text);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(2, 1);
}

} // namespace leadout::ui
