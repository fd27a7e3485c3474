// SPDX-License-Identifier: GPL-3.0-or-later
// All numbers of a session, which are folded until a coach asks for them, and the help on each.
#include "ui/pages/review/number_help.h"
#include "ui/pages/review/numbers_card.h"
#include "ui/pages/review/review_view.h"
#include "ui/pages/review/summary_cards.h"

#include <QAction>
#include <QPushButton>
#include <QScrollArea>

namespace leadout::ui {

void ReviewView::buildNumbers(QWidget* body) {
    const Theme& theme = m_surroundings.theme;
    m_numbers = new NumbersCard(theme, body);
    m_numbers->hide();
    m_allNumbers = new QAction(tr("All numbers of the session"), this);
    m_allNumbers->setShortcut(QKeySequence(Qt::Key_I));
    m_allNumbers->setShortcutContext(Qt::WindowShortcut);
    m_allNumbers->setAutoRepeat(false);
    addAction(m_allNumbers);
    m_numbersLink = new QPushButton(tr("All numbers"), m_totals);
    m_numbersLink->setObjectName(QStringLiteral("allNumbers"));
    m_numbersLink->setProperty("link", true);
    // As high as the words beside it.
    m_numbersLink->setStyleSheet(QStringLiteral("QPushButton { padding: 0px; }"));
    m_numbersLink->setFont(theme.font(kSmall, QFont::DemiBold));
    m_totals->setRemarkWidget(m_numbersLink);
    const auto toggle = [this] { showNumbers(m_numbers->isHidden()); };
    connect(m_allNumbers, &QAction::triggered, this, toggle);
    connect(m_numbersLink, &QPushButton::clicked, this, toggle);
    connect(m_numbers, &NumbersCard::helpWanted, this, [this](engine::NumberKey number) {
        if (!m_numberHelp)
            m_numberHelp = new NumberHelp(m_surroundings.theme, m_surroundings.words, this);
        m_numberHelp->turnTo(number);
    });
}

void ReviewView::takeNumbers(const client::Review& review) {
    m_numbers->show(numberGroups(review, m_surroundings.words));
    const bool known = !review.numbers.empty();
    m_numbersLink->setVisible(known);
    m_allNumbers->setEnabled(known);
    if (!known)
        showNumbers(false);
}

void ReviewView::showNumbers(bool shown) {
    const bool within = m_numbers->isAncestorOf(focusWidget());
    m_numbers->setVisible(shown);
    m_numbersLink->setText(shown ? tr("Fewer numbers") : tr("All numbers"));
    if (shown && m_numbers->first() != nullptr)
        m_numbers->first()->setFocus();
    else if (within)
        m_numbersLink->setFocus();
}

} // namespace leadout::ui
