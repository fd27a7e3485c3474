// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/services/desk.h"
#include "ui/theme/theme.h"
#include "ui/words/words.h"

#include <QDialog>

#include <vector>

class QVBoxLayout;

namespace leadout::ui {

class EmptyState;

/// The decisions that were not accepted: what, why, and for a text that met another one both of them, to be
/// copied. Each stays until the coach has seen to it.
class UnacceptedPanel : public QDialog {
    Q_OBJECT
public:
    UnacceptedPanel(const Theme& theme, const Words& words, client::Desk& desk, QWidget* parent);

    /// What a command's word means to a coach, such as "Feedback".
    static QString decision(const QString& what);

private:
    void ask();
    void fill(const std::vector<client::Unaccepted>& list);
    QWidget* entry(const client::Unaccepted& one);
    QString reason(const client::Unaccepted& one) const;

    const Theme& m_theme;
    const Words& m_words;
    client::Desk& m_desk;
    QWidget* m_inside;
    QVBoxLayout* m_entries;
    EmptyState* m_empty;
    std::vector<client::Unaccepted> m_shown; ///< what the cards tell of; they stay while it is the same
};

} // namespace leadout::ui
