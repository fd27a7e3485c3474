// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/navigation.h"

#include "ui/widgets/label.h"
#include "ui/widgets/painting.h"

#include <QButtonGroup>
#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace leadout::ui {

namespace {

constexpr int kWidth = 184;
constexpr int kLock = 12;

} // namespace

NavigationEntry::NavigationEntry(const Theme& theme, const QString& title, Icon icon, QWidget* parent)
    : QAbstractButton(parent)
    , m_theme(theme)
    , m_icon(icon) {
    setText(title);
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    describe();
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void NavigationEntry::setCount(const std::optional<int>& count) {
    m_count = count;
    describe();
    update();
}

void NavigationEntry::setLocked(bool locked, const QString& why) {
    m_locked = locked;
    m_why = why;
    describe();
    update();
}

void NavigationEntry::describe() {
    setAccessibleName(m_count ? tr("%1, %2", "a page, and how much is on it").arg(text()).arg(*m_count)
                              : text());
    setAccessibleDescription(m_locked ? m_why : QString());
    setToolTip(m_locked ? m_why : QString());
}

QSize NavigationEntry::sizeHint() const {
    return {kWidth - 2 * 12, 32};
}

void NavigationEntry::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    if (isChecked())
        paintGround(painter, rect(), m_theme, Role::AccentSoft, kTightRadius);
    else if (underMouse())
        paintGround(painter, rect(), m_theme, Role::Sunken, kTightRadius);
    const Role words = isChecked() ? Role::Accent : (m_locked ? Role::Muted : Role::Text);
    m_theme.paint(painter, QRectF(kGap, (height() - kIconSize) / 2.0, kIconSize, kIconSize), m_icon, words);
    painter.setPen(m_theme.colour(words));
    painter.setFont(m_theme.font(kBody, isChecked() ? QFont::DemiBold : QFont::Normal));
    painter.drawText(rect().adjusted(kGap + kIconSize + 10, 0, -kGap - 24, 0),
                     Qt::AlignLeft | Qt::AlignVCenter, text());
    if (m_locked) {
        m_theme.paint(painter, QRectF(width() - kGap - kLock, (height() - kLock) / 2.0, kLock, kLock),
                      Icon::Lock, words);
    } else if (m_count) {
        painter.setPen(m_theme.colour(isChecked() ? Role::Accent : Role::Muted));
        painter.setFont(m_theme.font(kSmall));
        painter.drawText(rect().adjusted(0, 0, -kGap, 0), Qt::AlignRight | Qt::AlignVCenter,
                         QString::number(*m_count));
    }
    if (hasFocus())
        paintFocus(painter, rect(), m_theme, kTightRadius);
}

Navigation::Navigation(const Theme& theme, const Words& words, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_words(words)
    , m_places(new QVBoxLayout)
    , m_group(new QButtonGroup(this))
    , m_name(new ElidedLabel(theme, {}, kBody, Role::Text, QFont::DemiBold, this))
    , m_role(new ElidedLabel(theme, {}, kSmall, Role::Muted, QFont::Normal, this))
    , m_company(new ElidedLabel(theme, {}, kSmall, Role::Muted, QFont::Normal, this)) {
    setFixedWidth(kWidth);
    setAccessibleName(tr("Pages"));
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(12, kPadding, 12, kPadding);
    all->setSpacing(0);
    auto* product = new Label(theme, QStringLiteral("Leadout"), kLarge, Role::Text, QFont::DemiBold, this);
    product->setContentsMargins(kGap, 0, 0, kPadding);
    all->addWidget(product);
    m_places->setSpacing(2);
    all->addLayout(m_places);
    all->addStretch(1);
    auto* who = new QVBoxLayout;
    who->setContentsMargins(kGap, kGap, kGap, 0);
    who->setSpacing(1);
    for (ElidedLabel* label : {m_name, m_role, m_company})
        who->addWidget(label);
    all->addLayout(who);
    connect(m_group, &QButtonGroup::idClicked, this, &Navigation::chosen);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

NavigationEntry* Navigation::add(const QString& title, Icon icon) {
    auto* entry = new NavigationEntry(m_theme, title, icon, this);
    m_group->addButton(entry, static_cast<int>(m_entries.size()));
    m_entries.append(entry);
    m_places->addWidget(entry);
    return entry;
}

void Navigation::setCurrent(int index) {
    if (NavigationEntry* entry = m_entries.value(index))
        entry->setChecked(true);
}

void Navigation::setMyself(const std::optional<client::Myself>& me) {
    m_name->setText(me ? me->name : QString());
    m_role->setText(!me ? QString() : m_words.word(me->isHead() ? "role.head" : "role.assistant"));
    m_company->setText(me ? me->company : QString());
}

void Navigation::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(QRect(width() - 1, 0, 1, height()), m_theme.colour(Role::Line));
}

void Navigation::keyPressEvent(QKeyEvent* event) {
    const int step = event->key() == Qt::Key_Down ? 1 : (event->key() == Qt::Key_Up ? -1 : 0);
    const qsizetype now = m_entries.indexOf(qobject_cast<NavigationEntry*>(focusWidget()));
    NavigationEntry* next = now < 0 ? nullptr : m_entries.value(now + step);
    if (step == 0 || next == nullptr)
        QWidget::keyPressEvent(event);
    else
        next->setFocus(Qt::TabFocusReason);
}

} // namespace leadout::ui
