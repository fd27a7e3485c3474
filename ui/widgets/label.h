// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QLabel>

namespace leadout::ui {

/// Words as a tool tip shows them letter by letter: Qt would take what looks like markup for markup.
QString plainToolTip(const QString& words);

/// Words in a size, a weight and a role; plain text, so that nothing a coach or an athlete wrote is markup.
class Label : public QLabel {
    Q_OBJECT
public:
    explicit Label(const Theme& theme, const QString& text = {}, int size = kBody, Role role = Role::Text,
                   QFont::Weight weight = QFont::Normal, QWidget* parent = nullptr);
    void setRole(Role role);
    /// Lines break where the room ends.
    void setWrapped(bool wrapped) { setWordWrap(wrapped); }
    /// Can be marked with the mouse and copied.
    void setMarkable();

private:
    void recolour();

    const Theme& m_theme;
    Role m_role;
};

/// One line of words that ends in "…" where the room ends; the whole is in the tool tip. Shorter words can be
/// shown in the place of the whole.
class ElidedLabel : public QWidget {
    Q_OBJECT
public:
    explicit ElidedLabel(const Theme& theme, const QString& text = {}, int size = kBody,
                         Role role = Role::Text, QFont::Weight weight = QFont::Normal,
                         QWidget* parent = nullptr);
    void setText(const QString& text) { setText(text, text); }
    void setText(const QString& text, const QString& whole);
    const QString& text() const { return m_text; }
    void setRole(Role role);
    bool isElided() const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void describe();

    const Theme& m_theme;
    QString m_text;
    QString m_whole;
    Role m_role;
};

} // namespace leadout::ui
