// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/services/review.h"
#include "ui/pages/review/popup.h"
#include "ui/words/words.h"

class QCheckBox;
class QListWidget;
class QPushButton;
class QTextEdit;

namespace leadout::ui {

class Label;

/// The versions of a feedback: who wrote each and when, how it differs from the text in the editor, and a way
/// to take one back into it.
class VersionsPopup : public Popup {
    Q_OBJECT
public:
    /// `now` is what stands in the editor; `editable`: it may be changed.
    VersionsPopup(const Theme& theme, const Words& words, const std::vector<client::TextVersion>& versions,
                  const QString& now, bool editable, QWidget* parent);

Q_SIGNALS:
    void chosen(const QString& text);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    QString nameOf(const client::TextVersion& version, const Words& words) const;
    void showVersion();
    void take();
    const client::TextVersion* selected() const;

    std::vector<client::TextVersion> m_versions;
    QString m_now;
    bool m_editable;
    QListWidget* m_list;
    QTextEdit* m_text;
    QCheckBox* m_compare;
    Label* m_legend;
    QPushButton* m_take;
};

} // namespace leadout::ui
