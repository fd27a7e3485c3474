// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/review/action_bar.h"

#include "ui/widgets/key_hint.h"
#include "ui/widgets/label.h"

#include <QMenu>
#include <QPainter>
#include <QResizeEvent>
#include <QToolButton>

#include <algorithm>

namespace leadout::ui {

namespace {

constexpr int kHeight = 52;
constexpr int kButton = 32;
constexpr int kBetween = 6;
/// Where there is no room for all, the last goes first: handing on is rare, and whoever knows J knows K.
constexpr Act kByWorth[] = {Act::Approve, Act::Done, Act::Pair, Act::Adjust,   Act::Edit, Act::Comment,
                            Act::Open,    Act::Next, Act::Note, Act::Previous, Act::Hand};

} // namespace

ActionBar::ActionBar(const Theme& theme, const Words& words, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_words(words)
    , m_more(new QToolButton(this))
    , m_reason(new Label(theme, {}, kSmall, Role::Warn, QFont::Normal, this)) {
    m_reason->setObjectName(QStringLiteral("reason"));
    m_reason->setWrapped(true);
    m_reason->hide();
    add(Act::Approve, words.word("action.approve_and_publish"),
        {QKeySequence(Qt::CTRL | Qt::Key_Return), QKeySequence(Qt::CTRL | Qt::Key_Enter)});
    add(Act::Done, words.word("action.done"), {QKeySequence(Qt::Key_D)});
    add(Act::Adjust, words.word("action.adjust"), {QKeySequence(Qt::Key_A)});
    add(Act::Edit, tr("Edit"), {QKeySequence(Qt::Key_E)});
    add(Act::Hand, words.word("action.hand_to_head"), {QKeySequence(Qt::Key_H)});
    add(Act::Pair, words.word("action.pair"), {QKeySequence(Qt::Key_P)});
    add(Act::Comment, words.word("action.comment_only"), {QKeySequence(Qt::Key_C)});
    add(Act::Open, words.word("action.open_session"), {QKeySequence(Qt::Key_O)});
    add(Act::Note, words.word("action.note"), {QKeySequence(Qt::Key_N)});
    add(Act::Next, tr("Next"), {QKeySequence(Qt::Key_J)});
    add(Act::Previous, tr("Previous"), {QKeySequence(Qt::Key_K)});
    m_more->setIcon(theme.icon(Icon::More));
    m_more->setAutoRaise(true);
    m_more->setAccessibleName(tr("More"));
    m_more->setToolTip(tr("More"));
    connect(m_more, &QToolButton::clicked, this, &ActionBar::showMore);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    arrange();
}

void ActionBar::add(Act act, const QString& text, const QList<QKeySequence>& keys) {
    auto* action = new QAction(text, this);
    action->setShortcuts(keys);
    action->setShortcutContext(Qt::WindowShortcut);
    // A key that is held down decides once; only going on repeats.
    action->setAutoRepeat(act == Act::Next || act == Act::Previous);
    addAction(action);
    const bool atEnd = act >= Act::Note;
    const KeyHint::Look look = atEnd                 ? KeyHint::Look::Plain
                               : act == Act::Approve ? KeyHint::Look::Primary
                                                     : KeyHint::Look::Button;
    m_entries.push_back({action,
                         new KeyHint(m_theme, action, look, this),
                         act,
                         act == Act::Pair || act == Act::Comment || act == Act::Open,
                         true,
                         {}});
    // The button follows its action first; what it cannot know is set after that.
    connect(action, &QAction::changed, this, [this, act] {
        describe(m_entries[static_cast<std::size_t>(act)]);
        arrange();
    });
}

void ActionBar::describe(const Entry& entry) {
    const QString key = entry.action->shortcut().toString(QKeySequence::NativeText);
    entry.button->setAccessibleDescription(entry.why.isEmpty() ? key : entry.why);
}

void ActionBar::permit(Act act, const client::Permission& permission) {
    Entry& entry = m_entries[static_cast<std::size_t>(act)];
    entry.allowed = permission.allowed;
    entry.why = permission.allowed || !permission.why ? QString() : m_words.say(*permission.why);
    entry.action->setToolTip(entry.why.isEmpty() ? entry.action->text() : entry.why);
    entry.action->setEnabled(entry.allowed && (!m_busy || !entry.decides()));
    describe(entry);
}

void ActionBar::setBusy(bool busy) {
    m_busy = busy;
    for (const Entry& entry : m_entries)
        entry.action->setEnabled(entry.allowed && (!busy || !entry.decides()));
}

QWidget* ActionBar::buttonOf(Act act) const {
    KeyHint* button = m_entries[static_cast<std::size_t>(act)].button;
    return button->isHidden() ? static_cast<QWidget*>(m_more) : button;
}

void ActionBar::setPutForward(Act act, bool forward) {
    m_entries[static_cast<std::size_t>(act)].rare = !forward;
    arrange();
}

void ActionBar::setReason(const QString& reason, QAction* remedy) {
    if (m_remedy == nullptr) {
        m_remedy = new KeyHint(m_theme, remedy, KeyHint::Look::Button, this);
        connect(remedy, &QAction::changed, this, &ActionBar::arrange);
    }
    m_reason->setText(reason);
    m_reason->setVisible(!reason.isEmpty());
    updateGeometry();
    arrange();
}

int ActionBar::reasonHeight() const {
    if (m_reason->isHidden())
        return 0;
    const int room = width() - 2 * kMargin - m_remedy->sizeHint().width() - kGap;
    return std::max(m_remedy->sizeHint().height(), m_reason->heightForWidth(std::max(room, kButton))) + kGap;
}

QSize ActionBar::sizeHint() const {
    int width = 2 * kMargin;
    for (const Entry& entry : m_entries)
        width += entry.rare ? 0 : entry.button->sizeHint().width() + kBetween;
    return {width, kHeight + reasonHeight()};
}

QSize ActionBar::minimumSizeHint() const {
    return {m_entries.front().button->sizeHint().width() + 2 * kMargin + kButton + kBetween,
            kHeight + reasonHeight()};
}

void ActionBar::arrange() {
    const int top = reasonHeight();
    if (m_remedy != nullptr) {
        const QSize remedy = m_remedy->sizeHint();
        const bool offered = top > 0 && m_remedy->isEnabled();
        const int room = width() - 2 * kMargin - remedy.width() - kGap;
        m_reason->setGeometry(kMargin, kGap, room, top - kGap);
        m_remedy->setVisible(offered);
        const int words = std::min(room, m_reason->fontMetrics().horizontalAdvance(m_reason->text()));
        m_remedy->setGeometry(kMargin + words + kGap, kGap + (top - kGap - remedy.height()) / 2,
                              remedy.width(), remedy.height());
    }
    const int room = width() - 2 * kMargin;
    const auto widthOf = [](const Entry& entry) { return entry.button->sizeHint().width() + kBetween; };
    std::vector<const Entry*> kept;
    int used = 0;
    for (const Act act : kByWorth) {
        const Entry& entry = m_entries[static_cast<std::size_t>(act)];
        if (entry.rare)
            continue;
        kept.push_back(&entry);
        used += widthOf(entry);
    }
    while (kept.size() > 1 && used + kButton > room) {
        used -= widthOf(*kept.back());
        kept.pop_back();
    }
    int x = kMargin;
    int end = width() - kMargin;
    const auto place = [top](const Entry& entry, int left) {
        const QSize size = entry.button->sizeHint();
        entry.button->setGeometry(left, top + (kHeight - size.height()) / 2, size.width(), size.height());
    };
    for (const Entry& entry : m_entries) {
        entry.button->setVisible(std::find(kept.begin(), kept.end(), &entry) != kept.end());
        if (entry.button->isHidden() || entry.atEnd())
            continue;
        place(entry, x);
        x += widthOf(entry);
    }
    for (auto entry = m_entries.rbegin(); entry != m_entries.rend() && entry->atEnd(); ++entry) {
        if (entry->button->isHidden())
            continue;
        place(*entry, end - entry->button->sizeHint().width());
        end -= widthOf(*entry);
    }
    m_more->setGeometry(x, top + (kHeight - kButton) / 2, kButton, kButton);
}

void ActionBar::showMore() {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    for (const Entry& entry : m_entries) {
        if (entry.button->isHidden())
            menu->addAction(entry.action);
    }
    menu->popup(m_more->mapToGlobal(QPoint(0, -menu->sizeHint().height())));
}

void ActionBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.colour(Role::Raised));
    painter.fillRect(0, 0, width(), 1, m_theme.colour(Role::Line));
}

void ActionBar::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    if (!m_reason->isHidden() && event->oldSize().width() != event->size().width())
        updateGeometry();
    arrange();
}

} // namespace leadout::ui
