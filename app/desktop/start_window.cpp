// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/start_window.h"

#include "ui/widgets/label.h"

#include <QProgressBar>
#include <QVBoxLayout>

namespace leadout::desktop {

StartWindow::StartWindow(const ui::Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_sentence(new ui::Label(theme, tr("Opening the sample company…"), ui::kBody, ui::Role::Text,
                               QFont::Normal, this))
    , m_bar(new QProgressBar(this)) {
    setWindowTitle(QStringLiteral("Leadout"));
    resize(480, 200);
    auto* lines = new QVBoxLayout(this);
    lines->setContentsMargins(ui::kMargin, ui::kMargin, ui::kMargin, ui::kMargin);
    lines->setSpacing(ui::kPadding);
    lines->addStretch(1);
    lines->addWidget(
        new ui::Label(theme, QStringLiteral("Leadout"), ui::kTitle, ui::Role::Text, QFont::DemiBold, this));
    m_sentence->setWrapped(true);
    lines->addWidget(m_sentence);
    m_bar->setRange(0, 0);
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("Progress"));
    lines->addWidget(m_bar);
    lines->addStretch(1);
}

void StartWindow::setMaking() {
    m_sentence->setText(
        tr("Making the sample company: 14 athletes and six weeks of work. This takes a minute."));
}

void StartWindow::setTrouble(const QString& sentence) {
    m_sentence->setText(sentence);
    m_bar->hide();
}

} // namespace leadout::desktop
