// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/review/review_words.h"
#include "ui/widgets/card.h"

class QGridLayout;
class QPushButton;

namespace leadout::ui {

/// The last seven days as small squares, told apart by fill, frame and words. With the focus it tells them
/// all.
class DaySquares : public QWidget {
    Q_OBJECT
public:
    explicit DaySquares(const Theme& theme, QWidget* parent = nullptr);
    void show(std::vector<client::PastDay> days, const Words& words);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool event(QEvent* event) override;

private:
    QRect place(int day) const;

    const Theme& m_theme;
    std::vector<client::PastDay> m_days;
    QStringList m_words;
};

/// What lies around a session: days, plan, week, form, the last sessions like it and notes.
class AroundCard : public Card {
    Q_OBJECT
public:
    AroundCard(const Theme& theme, const Words& words, QWidget* parent = nullptr);
    void show(const client::Review& review);

Q_SIGNALS:
    void sessionWanted(const leadout::domain::AnalysisId& id);
    /// All earlier sessions like this one are to be shown.
    void matchingWanted();
    /// All notes are to be read.
    void notesWanted();

private:
    /// An earlier session like this one.
    struct Match {
        domain::AnalysisId id;
        QString words;
        QString spoken;
        bool operator==(const Match&) const = default;
    };
    /// All that the card says.
    struct Said {
        std::vector<client::PastDay> days;
        QString next;
        QString week;
        QString form;
        std::vector<Match> matching; ///< the newest
        std::size_t moreMatching = 0;
        bool hasStructure = false;
        QString notes; ///< the first of them
        std::size_t noteCount = 0;
        bool operator==(const Said&) const = default;
    };
    Said said(const client::Review& review) const;
    void addRow(const QString& name, QWidget* value);
    void addMatching(const Said& now);
    QPushButton* linkButton(const QString& text);
    QWidget* notes(const QString& first, std::size_t count);
    void addText(const QString& name, const QString& text);

    const Theme& m_theme;
    const Words& m_words;
    Said m_said;
    QWidget* m_rows = nullptr;
    QGridLayout* m_grid = nullptr;
};

} // namespace leadout::ui
