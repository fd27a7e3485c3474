// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/review/decision_popup.h"

#include "core/domain/commands/review.h"
#include "ui/widgets/key_hint.h"
#include "ui/widgets/label.h"
#include "ui/widgets/painting.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QScreen>

#include <algorithm>

namespace leadout::ui {

namespace {

constexpr int kWidth = 320;

} // namespace

DecisionPopup::DecisionPopup(const Theme& theme, const QString& title, QWidget* parent)
    : QFrame(parent, Qt::Popup)
    , m_theme(theme)
    , m_body(new QVBoxLayout(this))
    , m_line(new QLineEdit(this)) {
    m_line->setMaxLength(domain::kMaxNote);
    connect(m_line, &QLineEdit::textChanged, this, &DecisionPopup::typed);
    setAttribute(Qt::WA_DeleteOnClose);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(title);
    setFixedWidth(kWidth);
    m_body->setContentsMargins(kPadding, 12, kPadding, kPadding);
    m_body->setSpacing(kGap);
    m_body->addWidget(new Label(theme, title, kBody, Role::Text, QFont::DemiBold, this));
}

void DecisionPopup::setText(const QString& text) {
    m_line->setText(text);
}

void DecisionPopup::openAt(const QWidget* anchor) {
    adjustSize();
    QPoint place = anchor->mapToGlobal(QPoint(0, -height() - kGap));
    const QRect screen = anchor->screen()->availableGeometry();
    if (place.y() < screen.top())
        place = anchor->mapToGlobal(QPoint(0, anchor->height() + kGap));
    place.setX(std::clamp(place.x(), screen.left(), std::max(screen.left(), screen.right() - width())));
    move(place);
    show();
}

void DecisionPopup::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.colour(Role::Raised));
    painter.setPen(m_theme.colour(Role::Line));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

AdjustPopup::AdjustPopup(const Theme& theme, const Words& words, QWidget* parent)
    : DecisionPopup(theme, tr("Accept the change, because of"), parent) {
    auto* grid = new QGridLayout;
    grid->setSpacing(kGap);
    const auto& reasons = domain::kWords<domain::AdjustReason>;
    for (std::size_t i = 0; i < reasons.size(); ++i) {
        const QString text = words.heading("adjust." + std::string(reasons[i]));
        auto* button = new KeyHint(theme, text, QKeySequence(Qt::Key_1 + static_cast<int>(i)),
                                   KeyHint::Look::Button, this);
        button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        connect(button, &KeyHint::clicked, this, [this, i] { choose(i); });
        grid->addWidget(button, static_cast<int>(i) / 2, static_cast<int>(i) % 2);
    }
    body()->addLayout(grid);
    line()->setPlaceholderText(tr("A note for coaches, if you like"));
    line()->setAccessibleName(tr("Note"));
    body()->addWidget(line());
}

void AdjustPopup::choose(std::size_t reason) {
    Q_EMIT chosen(static_cast<domain::AdjustReason>(reason), line()->text().trimmed());
}

void AdjustPopup::keyPressEvent(QKeyEvent* event) {
    const int reason = event->key() - Qt::Key_1;
    if (reason >= 0 && reason < static_cast<int>(domain::kWords<domain::AdjustReason>.size())) {
        choose(static_cast<std::size_t>(reason));
        return;
    }
    QFrame::keyPressEvent(event);
}

LinePopup::LinePopup(const Theme& theme, const QString& title, const QString& button, const QString& pin,
                     bool optional, QWidget* parent)
    : DecisionPopup(theme, title, parent) {
    line()->setAccessibleName(title);
    if (optional)
        line()->setPlaceholderText(tr("A note, if you like"));
    body()->addWidget(line());
    auto* row = new QHBoxLayout;
    if (!pin.isEmpty()) {
        m_pin = new QCheckBox(pin, this);
        row->addWidget(m_pin);
    }
    row->addStretch(1);
    auto* accept = new QPushButton(button, this);
    accept->setProperty("primary", true);
    accept->setEnabled(optional);
    row->addWidget(accept);
    body()->addLayout(row);
    const auto finish = [this, optional] {
        const QString text = line()->text().trimmed();
        if (text.isEmpty() && !optional)
            return;
        Q_EMIT chosen(text, m_pin != nullptr && m_pin->isChecked());
    };
    connect(accept, &QPushButton::clicked, this, finish);
    connect(line(), &QLineEdit::returnPressed, this, finish);
    connect(line(), &QLineEdit::textChanged, accept, [accept, optional](const QString& text) {
        accept->setEnabled(optional || !text.trimmed().isEmpty());
    });
    line()->setFocus();
}

} // namespace leadout::ui
