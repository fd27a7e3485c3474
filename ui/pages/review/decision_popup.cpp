// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/review/decision_popup.h"

#include "core/domain/commands/review.h"
#include "ui/widgets/key_hint.h"
#include "ui/widgets/label.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>

#include <algorithm>

namespace leadout::ui {

namespace {

constexpr int kWidth = 320;
constexpr int kMostWritten = 200; // of the notes above the line; the others are scrolled to

} // namespace

DecisionPopup::DecisionPopup(const Theme& theme, const QString& title, QWidget* parent)
    : Popup(theme, title, kWidth, parent)
    , m_line(new QLineEdit(this)) {
    m_line->setMaxLength(domain::kMaxNote);
    connect(m_line, &QLineEdit::textChanged, this, &DecisionPopup::typed);
}

void DecisionPopup::setText(const QString& text) {
    m_line->setText(text);
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
    Popup::keyPressEvent(event);
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
        connect(m_pin, &QCheckBox::toggled, this, [this] { Q_EMIT typed(line()->text()); });
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
        Q_EMIT chosen(text, isPinned());
    };
    connect(accept, &QPushButton::clicked, this, finish);
    connect(line(), &QLineEdit::returnPressed, this, finish);
    connect(line(), &QLineEdit::textChanged, accept, [accept, optional](const QString& text) {
        accept->setEnabled(optional || !text.trimmed().isEmpty());
    });
    line()->setFocus();
}

void LinePopup::tell(const QStringList& written) {
    if (written.isEmpty())
        return;
    auto* list = new QWidget(this);
    auto* lines = new QVBoxLayout(list);
    lines->setContentsMargins({});
    lines->setSpacing(kGap);
    for (const QString& text : written) {
        auto* label = new Label(theme(), text, kBody, Role::Text, QFont::Normal, list);
        label->setWrapped(true);
        label->setMarkable();
        lines->addWidget(label);
    }
    auto* area = new QScrollArea(this);
    area->setObjectName(QStringLiteral("written"));
    area->setAccessibleName(tr("Notes so far"));
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidget(list);
    area->viewport()->setAutoFillBackground(false);
    list->setAutoFillBackground(false);
    const int inside = kWidth - 2 * kPadding;
    area->setFixedHeight(std::min(kMostWritten, lines->heightForWidth(inside)));
    body()->insertWidget(1, area);
}

void LinePopup::setPinned(bool pinned) {
    if (m_pin != nullptr)
        m_pin->setChecked(pinned);
}

bool LinePopup::isPinned() const {
    return m_pin != nullptr && m_pin->isChecked();
}

} // namespace leadout::ui
