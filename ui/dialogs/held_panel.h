// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/services/desk.h"
#include "ui/theme/theme.h"
#include "ui/words/words.h"

#include <QDialog>

#include <optional>
#include <vector>

class QVBoxLayout;

namespace leadout::ui {

class EmptyState;
class Notice;

/// The changes that coaches made to athletes who were no longer theirs: who, for whom, what and when. A head
/// coach accepts or discards each.
class HeldPanel : public QDialog {
    Q_OBJECT
public:
    HeldPanel(const Theme& theme, const Words& words, client::Desk& desk, QWidget* parent);

private:
    void ask();
    void fill(const std::vector<client::HeldChange>& list);
    QWidget* entry(const client::HeldChange& change);
    /// Adds what the change would do, as far as it is here.
    void addWords(QWidget* card, QVBoxLayout* lines, const client::HeldChange& change);
    void decide(const domain::OpId& op, bool accept, QWidget* card);

    const Theme& m_theme;
    const Words& m_words;
    client::Desk& m_desk;
    Notice* m_trouble;
    QWidget* m_inside;
    QVBoxLayout* m_entries;
    EmptyState* m_empty;
    /// What the cards tell of; they stay while it is the same.
    std::optional<std::vector<client::HeldChange>> m_shown;
};

} // namespace leadout::ui
