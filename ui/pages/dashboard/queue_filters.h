// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/services/desk.h"
#include "ui/theme/theme.h"
#include "ui/words/words.h"

#include <QWidget>

#include <functional>
#include <optional>
#include <vector>

class QLineEdit;
class QTimer;

namespace leadout::ui {

class Chip;

/// What the queue is narrowed to: a chip with a menu each for status, sport, band, coach and order, and a
/// field for words in names and titles. The chip for coaches is there for head coaches only.
class QueueFilters : public QWidget {
    Q_OBJECT
public:
    QueueFilters(const Theme& theme, const Words& words, QWidget* parent = nullptr);

    const client::QueueFilter& filter() const { return m_filter; }
    /// Narrows to nothing but what waits; the order stays.
    void clear();
    /// Whether anything is hidden that waits for this coach.
    bool isNarrowed() const;
    /// The role decides about the chip for coaches, and with what the queue begins.
    void setMyself(const client::Myself& myself);
    void setTeam(const std::vector<client::TeamMember>& members);
    void setSports(const std::vector<engine::Sport>& sports);
    /// How many sessions the status chip stands for.
    void setCount(int count);
    /// The word of the status that is shown, such as "To review".
    QString status() const;
    /// The field for words; the page decides where it stands.
    QLineEdit* search() const { return m_search; }
    /// The chip for the order, which has a place of its own too.
    Chip* order() const { return m_order; }

Q_SIGNALS:
    void changed();

private:
    struct Choice {
        QString text;
        bool chosen = false;
        std::function<void(client::QueueFilter&)> choose;
        QString onChip = {}; ///< shorter words for the chip, if it has any
    };
    using Choices = std::vector<Choice> (QueueFilters::*)() const;
    Chip* makeChip(const QString& what, Choices choices);
    Chip* addChip(const QString& what, Choices choices);
    void openMenu(Chip* chip, const std::vector<Choice>& choices);
    void apply(const std::function<void(client::QueueFilter&)>& choose);
    void describe();
    client::QueueFilter firstFilter() const;

    std::vector<Choice> whichChoices() const;
    std::vector<Choice> sportChoices() const;
    std::vector<Choice> bandChoices() const;
    std::vector<Choice> coachChoices() const;
    std::vector<Choice> orderChoices() const;

    const Theme& m_theme;
    const Words& m_words;
    client::QueueFilter m_filter;
    std::optional<client::Myself> m_myself;
    std::vector<client::TeamMember> m_members;
    std::vector<engine::Sport> m_sports;
    Chip* m_which;
    Chip* m_sport;
    Chip* m_band;
    Chip* m_coach;
    Chip* m_order;
    QLineEdit* m_search;
    QTimer* m_typing;
};

} // namespace leadout::ui
