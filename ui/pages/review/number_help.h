// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/model/numbers.h"
#include "ui/theme/theme.h"
#include "ui/words/words.h"

#include <QDialog>

class QListWidget;
class QTextBrowser;

namespace leadout::ui {

class Label;

/// The page of a number in a language, as Markdown: what it tells, how it is computed, its source, its limits
/// and what Leadout decides. English where a language has no pages.
QString helpPage(engine::NumberKey number, const QString& language);

/// How the numbers are computed: their names, and the page of the one that is chosen. Blocks nothing.
class NumberHelp : public QDialog {
    Q_OBJECT
public:
    NumberHelp(const Theme& theme, const Words& words, QWidget* parent);
    /// Opens the page of a number.
    void turnTo(engine::NumberKey number);
    engine::NumberKey number() const;
    QListWidget* names() const { return m_names; }
    QTextBrowser* page() const { return m_page; }

private:
    void showPage(int row);

    const Theme& m_theme;
    const Words& m_words;
    QListWidget* m_names;
    Label* m_title;
    QTextBrowser* m_page;
};

} // namespace leadout::ui
