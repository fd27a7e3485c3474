// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/services/desk.h"
#include "ui/widgets/card.h"
#include "ui/words/words.h"

#include <QAbstractButton>

class QPushButton;

namespace leadout::ui {

/// One session as a button that opens it: score, title, day and verdict.
class SessionButton : public QAbstractButton {
    Q_OBJECT
public:
    SessionButton(const Theme& theme, const Words& words, client::SessionItem item,
                  QWidget* parent = nullptr);
    QSize sizeHint() const override { return {200, 56}; }
    const domain::AnalysisId& session() const { return m_item.id; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    client::SessionItem m_item;
    QString m_first;
    QString m_second;
};

/// An athlete's sessions, the newest first, some at a time.
class SessionsCard : public Card {
    Q_OBJECT
public:
    SessionsCard(const Theme& theme, const Words& words, QWidget* parent = nullptr);
    void show(const std::vector<client::SessionItem>& sessions);
    /// Begins with the first ones again, for another athlete.
    void startOver() { m_count = kStep; }

Q_SIGNALS:
    void openSession(const leadout::domain::AnalysisId& id);

private:
    static constexpr std::size_t kStep = 6;
    void fill();

    const Theme& m_theme;
    const Words& m_words;
    std::vector<client::SessionItem> m_sessions;
    std::size_t m_count = kStep;
    QWidget* m_rows = nullptr;
    QPushButton* m_more;
};

/// What lies ahead, by day.
class UpcomingCard : public Card {
    Q_OBJECT
public:
    UpcomingCard(const Theme& theme, const Words& words, client::Desk& desk, QWidget* parent = nullptr);
    void show(const std::vector<client::PlannedSession>& sessions);

Q_SIGNALS:
    void refused(const QString& sentence);

private:
    /// Asks where a workout is to be saved, and in which format.
    void choose(const client::PlannedSession& session);
    void save(const domain::WorkoutId& id, const QString& path);

    const Theme& m_theme;
    const Words& m_words;
    client::Desk& m_desk;
    QWidget* m_rows = nullptr;
    std::optional<domain::WorkoutId> m_savedWorkout;
    Label* m_saved; ///< where the last one was saved, and what its format could not hold
};

} // namespace leadout::ui
