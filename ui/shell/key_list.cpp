// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/key_list.h"

#include "ui/widgets/key_hint.h"
#include "ui/widgets/label.h"
#include "ui/widgets/painting.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPainter>
#include <QPointer>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace leadout::ui {

namespace {

class KeyCap : public QWidget {
public:
    KeyCap(const Theme& theme, const QKeySequence& key, QWidget* parent)
        : QWidget(parent)
        , m_theme(theme)
        , m_key(keyText(key)) {
        setFixedSize(keySize(theme, m_key));
        setAccessibleName(key.toString(QKeySequence::NativeText));
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        paintKey(painter, rect(), m_theme, Role::Muted, m_key);
    }

private:
    const Theme& m_theme;
    QString m_key;
};

} // namespace

KeyList::KeyList(const Theme& theme, const QList<ActionGroup>& groups, QWidget* parent) : QDialog(parent) {
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Keys"));
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(kMargin, kPadding, kMargin, kPadding);
    all->setSpacing(kPadding);
    auto* area = new QScrollArea(this);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setAccessibleName(tr("Keys"));
    auto* inside = new QWidget(area);
    auto* grid = new QGridLayout(inside);
    grid->setContentsMargins(0, 0, kPadding, 0);
    grid->setHorizontalSpacing(kMargin);
    grid->setVerticalSpacing(6);
    grid->setColumnStretch(0, 1);
    int row = 0;
    for (const ActionGroup& group : groups) {
        bool headed = false;
        for (const QAction* action : group.actions) {
            if (action->shortcut().isEmpty())
                continue;
            if (!headed) {
                auto* heading = new Label(theme, group.heading, kSmall, Role::Muted, QFont::DemiBold, inside);
                heading->setContentsMargins(0, row == 0 ? 0 : kGap, 0, 0);
                grid->addWidget(heading, row++, 0, 1, 2);
                headed = true;
            }
            grid->addWidget(new Label(theme, action->iconText(), kBody, Role::Text, QFont::Normal, inside),
                            row, 0);
            grid->addWidget(new KeyCap(theme, action->shortcut(), inside), row++, 1,
                            Qt::AlignRight | Qt::AlignVCenter);
        }
    }
    grid->setRowStretch(row, 1);
    area->setWidget(inside);
    area->viewport()->setAutoFillBackground(false);
    inside->setAutoFillBackground(false);
    all->addWidget(area, 1);
    auto* close = new QPushButton(tr("Close"), this);
    close->setAccessibleName(tr("Close"));
    all->addWidget(close, 0, Qt::AlignRight);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    resize(420, qMin(620, inside->sizeHint().height() + 140));
    close->setFocus();
}

CommandList::CommandList(const Theme& theme, const QList<ActionGroup>& groups, QWidget* parent)
    : QDialog(parent)
    , m_text(new QLineEdit(this))
    , m_list(new QListWidget(this)) {
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Commands"));
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(kGap, kGap, kGap, kGap);
    all->setSpacing(kGap);
    m_text->setPlaceholderText(tr("Part of a command's name"));
    m_text->setAccessibleName(tr("Part of a command's name"));
    m_text->setFont(theme.font(kLarge));
    m_text->installEventFilter(this);
    m_list->setAccessibleName(tr("Commands"));
    m_list->setFocusPolicy(Qt::NoFocus);
    all->addWidget(m_text);
    all->addWidget(m_list, 1);
    for (const ActionGroup& group : groups) {
        for (QAction* action : group.actions) {
            if (!action->isEnabled() || action->isSeparator() || action->menu() != nullptr)
                continue;
            QString text = QStringLiteral("%1 · %2").arg(group.heading, action->iconText());
            if (!action->shortcut().isEmpty())
                text += QStringLiteral("   ") + action->shortcut().toString(QKeySequence::NativeText);
            m_list->addItem(text);
            m_actions.append(action);
        }
    }
    m_list->setCurrentRow(0);
    connect(m_text, &QLineEdit::textChanged, this, &CommandList::filter);
    connect(m_text, &QLineEdit::returnPressed, this, &CommandList::run);
    connect(m_list, &QListWidget::itemClicked, this, &CommandList::run);
    resize(480, 360);
    m_text->setFocus();
}

void CommandList::filter(const QString& text) {
    int first = -1;
    for (int row = 0; row < m_list->count(); ++row) {
        const bool fits = m_list->item(row)->text().contains(text.trimmed(), Qt::CaseInsensitive);
        m_list->item(row)->setHidden(!fits);
        if (fits && first < 0)
            first = row;
    }
    m_list->setCurrentRow(first);
}

void CommandList::run() {
    const QPointer<QAction> action = m_actions.value(m_list->currentRow());
    accept();
    if (action)
        action->trigger();
}

bool CommandList::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        const int step = key == Qt::Key_Down ? 1 : (key == Qt::Key_Up ? -1 : 0);
        if (step != 0) {
            int row = m_list->currentRow() + step;
            while (row >= 0 && row < m_list->count() && m_list->item(row)->isHidden())
                row += step;
            if (row >= 0 && row < m_list->count())
                m_list->setCurrentRow(row);
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace leadout::ui
