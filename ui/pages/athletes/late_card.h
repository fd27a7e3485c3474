// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/services/desk.h"
#include "ui/widgets/card.h"
#include "ui/words/words.h"

#include <optional>

class QGridLayout;
class QPushButton;

namespace leadout::ui {

/// An athlete's sessions that arrived too late for a review, the newest first, each with a button that asks
/// for one all the same. Hidden when there are none.
class LateCard : public Card {
    Q_OBJECT
public:
    LateCard(const Theme& theme, const Words& words, client::Desk& desk, QWidget* parent = nullptr);
    void show(const client::AthleteDetail& detail);

Q_SIGNALS:
    void refused(const QString& why);

private:
    static constexpr std::size_t kStep = 4;
    void fill();
    void addRow(QGridLayout& grid, int row, const client::LateSession& session);
    void review(const domain::ActivityId& id);

    const Theme& m_theme;
    const Words& m_words;
    client::Desk& m_desk;
    domain::AthleteId m_athlete;
    std::vector<client::LateSession> m_late;
    std::vector<domain::ActivityId> m_asked; ///< what was pressed, until the desk tells of it
    QString m_reason;                        ///< why no review can be asked for; empty: one can
    std::size_t m_count = kStep;
    QWidget* m_rows = nullptr;
    Label* m_why;
    QPushButton* m_more;
};

} // namespace leadout::ui
