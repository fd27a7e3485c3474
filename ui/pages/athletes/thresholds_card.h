// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/services/desk.h"
#include "ui/widgets/card.h"
#include "ui/words/words.h"

#include <QDate>
#include <QHash>
#include <QStringList>

#include <array>

class QDateEdit;
class QPushButton;

namespace leadout::ui {

class Field;

/// Thresholds, each set with the day from which it holds, and fields for a new set. What is typed stays with
/// the athlete it was typed for until it is saved or left.
class ThresholdsCard : public Card {
    Q_OBJECT
public:
    ThresholdsCard(const Theme& theme, const Words& words, client::Desk& desk, QWidget* parent = nullptr);
    void show(const client::AthleteDetail& detail);
    /// The values of a set in one line.
    static QString values(const client::ThresholdSet& set, const Words& words);

Q_SIGNALS:
    void refused(const QString& sentence);

private:
    static constexpr std::size_t kValues = 5;
    struct Typed {
        QDate from;
        std::array<QString, kValues> texts;
    };

    void build();
    void list();
    void open();
    void close();
    void fill(const QDate& from, const std::array<QString, kValues>& texts);
    /// The values that the fields start with: those of the newest set.
    std::array<QString, kValues> known() const;
    /// Puts into the set what a field says; a field that says nothing sound is told so.
    bool read(std::size_t field, client::ThresholdSet& set);
    void save();

    const Theme& m_theme;
    const Words& m_words;
    client::Desk& m_desk;
    domain::AthleteId m_athlete;
    std::vector<client::ThresholdSet> m_sets;
    client::Permission m_permission;
    QHash<domain::AthleteId, Typed> m_typed; ///< of the athletes whose fields are open
    QWidget* m_rows = nullptr;
    QPushButton* m_enter;
    Label* m_why;
    QWidget* m_form;
    QDateEdit* m_from;
    std::array<Field*, kValues> m_fields = {};
    QPushButton* m_save;
    bool m_saving = false;
};

} // namespace leadout::ui
