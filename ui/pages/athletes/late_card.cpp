// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/athletes/late_card.h"

#include "ui/pages/dashboard/session_line.h"

#include <QGridLayout>
#include <QPushButton>

#include <algorithm>

namespace leadout::ui {

namespace {

constexpr int kLateDayWidth = 84;

} // namespace

LateCard::LateCard(const Theme& theme, const Words& words, client::Desk& desk, QWidget* parent)
    : Card(theme, tr("Late arrivals"), parent)
    , m_theme(theme)
    , m_words(words)
    , m_desk(desk)
    , m_why(new Label(theme, {}, kSmall, Role::Muted))
    , m_more(new QPushButton(tr("Show more"))) {
    m_why->setWrapped(true);
    body()->addWidget(m_why);
    m_more->setProperty("link", true);
    m_more->setAccessibleName(tr("Show more late arrivals"));
    body()->addWidget(m_more, 0, Qt::AlignLeft);
    connect(m_more, &QPushButton::clicked, this, [this] {
        m_count += kStep;
        fill();
    });
    hide();
}

void LateCard::show(const client::AthleteDetail& detail) {
    const client::Permission& permission = detail.reviewAnyway;
    QString reason;
    if (!permission.allowed)
        reason = m_words.say(permission.why.value_or(engine::Sentence{"access.not_found", {}}));
    const bool same = m_athlete == detail.athlete.id;
    if (same && m_rows != nullptr && m_late == detail.late && m_reason == reason)
        return;
    if (!same)
        m_count = kStep;
    m_athlete = detail.athlete.id;
    m_late = detail.late;
    const auto waits = [this](const domain::ActivityId& id) {
        return std::any_of(m_late.begin(), m_late.end(), [&id](const client::LateSession& session) {
            return session.id == id && !session.asked;
        });
    };
    std::erase_if(m_asked, [&waits](const domain::ActivityId& id) { return !waits(id); });
    m_reason = reason;
    fill();
}

void LateCard::fill() {
    std::optional<int> focused;
    for (const QPushButton* button : m_rows ? m_rows->findChildren<QPushButton*>() : QList<QPushButton*>()) {
        if (button->hasFocus())
            focused = button->property("row").toInt();
    }
    delete m_rows;
    m_rows = new QWidget;
    body()->insertWidget(0, m_rows);
    auto* grid = new QGridLayout(m_rows);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(kGap);
    grid->setVerticalSpacing(kGap);
    grid->setColumnMinimumWidth(0, kLateDayWidth);
    grid->setColumnStretch(1, 1);
    const std::size_t shown = std::min(m_count, m_late.size());
    for (std::size_t i = 0; i < shown; ++i)
        addRow(*grid, static_cast<int>(i), m_late[i]);
    // Whoever goes through these with the keyboard stays where they were, or goes on to the next one.
    QPushButton* next = nullptr;
    for (QPushButton* button : m_rows->findChildren<QPushButton*>()) {
        if (focused && (next == nullptr || next->property("row").toInt() < *focused))
            next = button;
    }
    if (next != nullptr)
        next->setFocus();
    m_more->setVisible(shown < m_late.size());
    m_why->setText(m_reason);
    m_why->setVisible(!m_reason.isEmpty());
    setRemark(tr("%1 of %2").arg(shown).arg(m_late.size()));
    setVisible(!m_late.empty());
}

void LateCard::addRow(QGridLayout& grid, int row, const client::LateSession& session) {
    QString what = sportWord(session.sport, m_words);
    if (session.durationS)
        what += QStringLiteral(" · ") + m_words.number({double(*session.durationS), engine::Unit::Seconds},
                                                       session.sport, domain::DurationForm::HoursMinutes);
    QString state = m_words.word("review.arrived_late");
    if (session.asked)
        state = session.sending ? tr("Review asked for · going out") : m_words.heading("state.analyzing");
    auto* lines = new QVBoxLayout;
    lines->setSpacing(0);
    auto* first = new Label(m_theme, what);
    auto* second = new Label(m_theme, state, kSmall, Role::Muted);
    first->setWrapped(true);
    second->setWrapped(true);
    lines->addWidget(first);
    lines->addWidget(second);
    grid.addWidget(new Label(m_theme, m_words.day(session.day), kBody, Role::Muted), row, 0, Qt::AlignTop);
    grid.addLayout(lines, row, 1);
    if (session.asked)
        return;
    auto* button = new QPushButton(m_words.word("review.review_anyway"));
    button->setProperty("row", row);
    button->setAccessibleName(tr("Review anyway: %1, %2").arg(what, m_words.day(session.day)));
    button->setEnabled(m_reason.isEmpty());
    button->setToolTip(m_reason.isEmpty()
                           ? tr("Analyzes this session as if it had arrived in time; its draft comes "
                                "into the queue")
                           : m_reason);
    button->setAccessibleDescription(button->toolTip());
    grid.addWidget(button, row, 2, Qt::AlignTop);
    connect(button, &QPushButton::clicked, this, [this, id = session.id] { review(id); });
}

void LateCard::review(const domain::ActivityId& id) {
    if (std::find(m_asked.begin(), m_asked.end(), id) != m_asked.end())
        return;
    m_asked.push_back(id);
    m_desk.reviewAnyway(id, this, [this, id](const tl::expected<QUuid, client::Refusal>& answer) {
        if (answer)
            return;
        std::erase(m_asked, id);
        Q_EMIT refused(m_words.say(answer.error()));
    });
}

} // namespace leadout::ui
