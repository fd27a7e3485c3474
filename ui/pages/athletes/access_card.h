// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/services/desk.h"
#include "ui/widgets/card.h"
#include "ui/words/words.h"

#include <QHash>
#include <QTimer>

class QGridLayout;
class QLineEdit;
class QPushButton;

namespace leadout::ui {

/// What the athlete allows, each with the way to record what they have told the coach.
class AccessCard : public Card {
    Q_OBJECT
public:
    AccessCard(const Theme& theme, const Words& words, client::Desk& desk, QWidget* parent = nullptr);
    void show(const client::AthleteDetail& detail);

Q_SIGNALS:
    void refused(const QString& sentence);

private:
    void addConsent(QGridLayout& grid, const client::ConsentShown& consent);
    void record(domain::ConsentKind kind, bool given, domain::ConsentHow how);

    const Theme& m_theme;
    const Words& m_words;
    client::Desk& m_desk;
    client::Permission m_record;
    std::vector<client::ConsentShown> m_consents;
    std::vector<QPushButton*> m_buttons; ///< in the order of m_consents
    domain::AthleteId m_athlete;
    QWidget* m_rows = nullptr;
};

/// What coaches have written about an athlete for each other, and a field to write more.
class NotesCard : public Card {
    Q_OBJECT
public:
    NotesCard(const Theme& theme, const Words& words, client::Desk& desk, QWidget* parent = nullptr);
    void show(const client::AthleteDetail& detail);
    /// Keeps what has been typed since the last pause.
    void keep();

Q_SIGNALS:
    void refused(const QString& sentence);

private:
    void add();

    const Theme& m_theme;
    const Words& m_words;
    client::Desk& m_desk;
    domain::AthleteId m_athlete;
    QWidget* m_rows = nullptr;
    QHash<domain::AthleteId, QString> m_typed; ///< what was begun for the others
    QTimer m_pause;
    bool m_unkept = false; ///< something was typed since it was kept last
    QLineEdit* m_text;
    QPushButton* m_add;
};

} // namespace leadout::ui
