// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/services/pairing.h"
#include "ui/pages/review/popup.h"
#include "ui/words/words.h"

class QComboBox;
class QPushButton;

namespace leadout::ui {

/// Says for each recording of an athlete's days which planned workout it answers, if any, so that recordings
/// can be chosen, split, merged and swapped.
class PairPopup : public Popup {
    Q_OBJECT
public:
    PairPopup(const Theme& theme, const Words& words, client::PairChoice choice, QWidget* parent);

Q_SIGNALS:
    void chosen(const std::vector<leadout::client::PairedRecording>& wanted);

private:
    QString nameOf(const client::PairChoice::Recording& recording, const Words& words) const;
    QComboBox* choiceFor(const client::PairChoice::Recording& recording, const Words& words);
    std::vector<client::PairedRecording> wanted() const;

    client::PairChoice m_choice;
    std::vector<QComboBox*> m_answers; ///< one for each recording
    QPushButton* m_accept;
};

} // namespace leadout::ui
