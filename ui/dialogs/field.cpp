// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/field.h"

#include "ui/widgets/label.h"

#include <QLineEdit>
#include <QStyle>
#include <QVBoxLayout>

namespace leadout::ui {

Field::Field(const Theme& theme, const QString& name, QWidget* parent)
    : QWidget(parent)
    , m_line(new QLineEdit(this))
    , m_fault(new Label(theme, {}, kSmall, Role::Bad, QFont::Normal, this)) {
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(kGrid);
    auto* title = new Label(theme, name, kSmall, Role::Muted, QFont::DemiBold, this);
    title->setBuddy(m_line);
    all->addWidget(title);
    m_line->setAccessibleName(name);
    m_line->setMinimumHeight(32);
    all->addWidget(m_line);
    m_fault->setWrapped(true);
    m_fault->hide();
    all->addWidget(m_fault);
    setFocusProxy(m_line);
    connect(m_line, &QLineEdit::returnPressed, this, &Field::entered);
    connect(m_line, &QLineEdit::textEdited, this, [this] { setFault({}); });
}

QString Field::text() const {
    return m_line->text();
}

void Field::setText(const QString& text) {
    m_line->setText(text);
}

void Field::setPlaceholder(const QString& text) {
    m_line->setPlaceholderText(text);
}

void Field::setSecret() {
    m_line->setEchoMode(QLineEdit::Password);
}

void Field::setFault(const QString& fault) {
    m_fault->setText(fault);
    m_fault->setVisible(!fault.isEmpty());
    m_line->setAccessibleDescription(fault);
    m_line->setProperty("wrong", !fault.isEmpty());
    // A style sheet looks at properties only when it is applied.
    m_line->style()->unpolish(m_line);
    m_line->style()->polish(m_line);
}

QString Field::fault() const {
    return m_fault->text();
}

} // namespace leadout::ui
