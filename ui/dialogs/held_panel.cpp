// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/held_panel.h"

#include "ui/dialogs/unaccepted_panel.h"
#include "ui/widgets/card.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/label.h"
#include "ui/widgets/notice.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>

namespace leadout::ui {

namespace {

constexpr qsizetype kShown = 280; ///< letters of a text before the whole is asked for

/// A text of which the beginning is shown, and the whole after a click.
void addText(const Theme& theme, const QString& text, QWidget* card, QVBoxLayout* lines) {
    const bool isLong = text.size() > kShown;
    const QString beginning = text.left(text.lastIndexOf(u' ', kShown)).left(kShown) + QChar(0x2026);
    auto* words = new Label(theme, isLong ? beginning : text, kBody, Role::Text, QFont::Normal, card);
    words->setObjectName(QStringLiteral("text"));
    words->setWrapped(true);
    words->setMarkable();
    lines->addWidget(words);
    if (!isLong)
        return;
    auto* whole = new QPushButton(HeldPanel::tr("Show all"), card);
    whole->setProperty("link", true);
    whole->setStyleSheet(QStringLiteral("QPushButton { padding: 0px; text-align: left; }"));
    whole->setFont(theme.font(kSmall, QFont::DemiBold));
    QObject::connect(whole, &QPushButton::clicked, words, [words, whole, text] {
        words->setText(text);
        words->setFocus();
        whole->hide();
    });
    lines->addWidget(whole, 0, Qt::AlignLeft);
}

} // namespace

HeldPanel::HeldPanel(const Theme& theme, const Words& words, client::Desk& desk, QWidget* parent)
    : QDialog(parent)
    , m_theme(theme)
    , m_words(words)
    , m_desk(desk)
    , m_trouble(new Notice(theme, Tone::Bad, Icon::Warning, {}, this))
    , m_inside(new QWidget(this))
    , m_entries(new QVBoxLayout)
    , m_empty(new EmptyState(theme, Icon::Check, tr("No change waits for a head coach."), this)) {
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(words.word("held.label"));
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(kMargin, kPadding, kMargin, kPadding);
    all->setSpacing(kPadding);
    auto* about = new Label(theme,
                            tr("Coaches made these changes when the athletes had moved to another coach. "
                               "Nothing of them has been carried out yet."),
                            kBody, Role::Muted, QFont::Normal, this);
    about->setWrapped(true);
    all->addWidget(about);
    m_trouble->setClosable(true);
    m_trouble->hide();
    all->addWidget(m_trouble);
    auto* inside = new QVBoxLayout(m_inside);
    inside->setContentsMargins(0, 0, 0, 0);
    m_entries->setSpacing(12);
    inside->addLayout(m_entries);
    inside->addWidget(m_empty);
    inside->addStretch(1);
    auto* area = new QScrollArea(this);
    area->setWidgetResizable(true);
    area->setAccessibleName(words.word("held.label"));
    area->setWidget(m_inside);
    m_inside->setAutoFillBackground(false);
    all->addWidget(area, 1);
    auto* close = new QPushButton(tr("Close"), this);
    close->setAccessibleName(tr("Close"));
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    all->addWidget(close, 0, Qt::AlignRight);
    m_empty->hide();
    resize(640, 480);
    connect(&desk, &client::Desk::sessionsChanged, this, &HeldPanel::ask);
    connect(&desk, &client::Desk::statusChanged, this, &HeldPanel::ask);
    ask();
}

void HeldPanel::ask() {
    m_desk.held(this, [this](const std::vector<client::HeldChange>& list) { fill(list); });
}

void HeldPanel::fill(const std::vector<client::HeldChange>& list) {
    m_empty->setVisible(list.empty());
    if (m_shown == list)
        return;
    m_shown = list;
    while (QLayoutItem* item = m_entries->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (const client::HeldChange& change : list)
        m_entries->addWidget(entry(change));
}

QWidget* HeldPanel::entry(const client::HeldChange& change) {
    const QString title =
        QStringLiteral("%1 · %2").arg(UnacceptedPanel::decision(change.what), change.athlete);
    auto* card = new Card(m_theme, title, m_inside);
    card->setRemark(m_words.recently(change.at));
    const QString by = change.coach.isEmpty() ? tr("By a coach who has left") : tr("By %1").arg(change.coach);
    auto* line =
        new Label(m_theme, change.session.isEmpty() ? by : QStringLiteral("%1 · %2").arg(by, change.session),
                  kBody, Role::Text, QFont::Normal, card);
    line->setWrapped(true);
    card->body()->addWidget(line);
    addWords(card, card->body(), change);
    auto* row = new QHBoxLayout;
    row->addStretch(1);
    const auto add = [&](const QString& words, const QString& name, bool accept) {
        auto* button = new QPushButton(words, card);
        button->setAccessibleName(name);
        row->addWidget(button);
        connect(button, &QPushButton::clicked, card,
                [this, card, accept, op = change.op] { decide(op, accept, card); });
    };
    add(tr("Discard"), tr("Discard: %1").arg(title), false);
    add(tr("Accept"), tr("Accept: %1").arg(title), true);
    card->body()->addLayout(row);
    return card;
}

void HeldPanel::addWords(QWidget* card, QVBoxLayout* lines, const client::HeldChange& change) {
    if (!change.text.isEmpty())
        addText(m_theme, change.text, card, lines);
    const auto say = [&](const QString& words, Role role) {
        auto* label = new Label(m_theme, words, kBody, role, QFont::Normal, card);
        label->setWrapped(true);
        label->setMarkable();
        lines->addWidget(label);
    };
    if (!change.personalNote.isEmpty())
        say(tr("Personal note: %1").arg(change.personalNote), Role::Muted);
    if (!change.reason.isEmpty())
        say(tr("Reason: %1").arg(m_words.word("adjust." + change.reason.toStdString())), Role::Muted);
    if (!change.note.isEmpty())
        say(tr("Note: %1").arg(change.note), Role::Muted);
    if (change.outdated)
        say(tr("What it approves is not what stands there now. Accept it after the change that it goes with, "
               "or discard it."),
            Role::Warn);
}

void HeldPanel::decide(const domain::OpId& op, bool accept, QWidget* card) {
    m_trouble->hide();
    card->setEnabled(false);
    m_desk.decideHeld(op, accept, this, [this](const tl::expected<QUuid, client::Refusal>& answer) {
        if (!answer) {
            m_trouble->setText(m_words.say(answer.error()));
            m_trouble->show();
            m_shown.reset(); // The cards are made anew, so that it can be decided again.
        }
        ask();
    });
}

} // namespace leadout::ui
