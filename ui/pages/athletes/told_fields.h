// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/athlete_words.h"
#include "ui/theme/theme.h"

#include <QWidget>

class QComboBox;
class QPlainTextEdit;
class QPushButton;

namespace leadout::ui {

/// What the athlete told about a recording that has yet to be uploaded: comment, effort and feel, all of them
/// optional. Closed until it is asked for or holds something. GUI thread.
class ToldFields : public QWidget {
    Q_OBJECT
public:
    explicit ToldFields(const Theme& theme, QWidget* parent = nullptr);
    domain::AthleteWords words() const;
    /// Closes the fields when there is nothing to show.
    void setWords(const domain::AthleteWords& words);

private:
    void setOpen(bool open);

    QPushButton* m_open;
    QWidget* m_form;
    QPlainTextEdit* m_comment;
    QComboBox* m_effort;
    QComboBox* m_feel;
};

} // namespace leadout::ui
