// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/services/athletes.h"
#include "ui/pages/review/popup.h"
#include "ui/words/words.h"

class QComboBox;

namespace leadout::ui {

class Field;
class Label;

/// Asks for a new athlete's name, e-mail address and time zone, and says below a field what is wrong with it.
class AddAthletePopup : public Popup {
    Q_OBJECT
public:
    /// `start` is what stands in the fields at first.
    AddAthletePopup(const Theme& theme, const Words& words, const client::NewAthlete& start, QWidget* parent);
    /// Why the desk did not take it.
    void setFault(const QString& fault);

Q_SIGNALS:
    /// The fields as they stand, so that they can be kept until the athlete is added.
    void typed(const leadout::client::NewAthlete& athlete);
    /// All fields are sound.
    void chosen(const leadout::client::NewAthlete& athlete);

private:
    client::NewAthlete entered() const;
    void finish();

    const Words& m_words;
    Field* m_name;
    Field* m_email;
    QComboBox* m_zone;
    Label* m_fault;
};

} // namespace leadout::ui
