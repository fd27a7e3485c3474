// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/services/desk.h"
#include "ui/widgets/card.h"
#include "ui/words/words.h"

class QComboBox;
class QDateEdit;
class QGridLayout;
class QPushButton;

namespace leadout::ui {

class Notice;
class Pill;

/// Who an athlete is and how they are coached: status, feedback mode, training type, plan type, coach. What
/// this coach may not change is disabled and says why. It decides through the desk and tells what was
/// refused.
class ProfileCard : public Card {
    Q_OBJECT
public:
    ProfileCard(const Theme& theme, const Words& words, client::Desk& desk, QWidget* parent = nullptr);
    void show(const client::AthleteDetail& detail);
    void setTeam(const std::vector<client::TeamMember>& members);

Q_SIGNALS:
    void refused(const QString& sentence);

private:
    /// A control with what explains it below: a refusal's sentence, else a hint.
    struct Control {
        QWidget* widget = nullptr;
        Label* explanation = nullptr;
        QString hint;
    };
    void buildHead();
    void buildStatus(QGridLayout& grid);
    void buildChoices(QGridLayout& grid);
    void buildFacts(QGridLayout& grid);
    Control addControl(QGridLayout& grid, const QString& name, QWidget* widget, const QString& hint = {});
    Label* addFact(QGridLayout& grid, const QString& name);
    void allow(const Control& control, const client::Permission& permission);
    client::Decided reply();

    void showStatus();
    void showChoices();
    void showFacts();
    void askDeactivation();
    void confirmed();
    void setDate(const std::optional<QDate>& day);

    const Theme& m_theme;
    const Words& m_words;
    client::Desk& m_desk;
    client::AthleteDetail m_detail;
    std::vector<client::TeamMember> m_members;
    Label* m_name;
    Label* m_line;
    Pill* m_status;
    QPushButton* m_switch;
    Notice* m_confirm;
    QDateEdit* m_day;
    std::optional<std::pair<domain::AthleteId, std::optional<QDate>>> m_dayOf; ///< whose day it shows
    QPushButton* m_setDay;
    QPushButton* m_removeDay;
    QComboBox* m_mode;
    QComboBox* m_training;
    QComboBox* m_plan;
    QComboBox* m_coach;
    QList<std::pair<QString, QUuid>> m_coaches; ///< in the box
    Control m_statusControl;
    Control m_dayControl;
    Control m_modeControl;
    Control m_trainingControl;
    Control m_planControl;
    Control m_coachControl;
    Label* m_goal;
    Label* m_race;
    Label* m_threshold;
};

} // namespace leadout::ui
