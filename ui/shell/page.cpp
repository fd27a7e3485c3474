// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/page.h"

#include "ui/widgets/empty_state.h"
#include "ui/widgets/label.h"

#include <QStackedLayout>
#include <QVBoxLayout>

namespace leadout::ui {

Page::Page(const Surroundings& surroundings, const QString& title, Icon icon, QWidget* parent)
    : QWidget(parent)
    , m_surroundings(surroundings)
    , m_title(title)
    , m_icon(icon)
    , m_header(new QWidget(this))
    , m_content(new QWidget(this))
    , m_state(new EmptyState(surroundings.theme, icon, {}, this))
    , m_stack(new QStackedLayout) {
    setAccessibleName(title);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(m_header);
    m_header->hide();
    all->addLayout(m_stack, 1);
    m_stack->addWidget(m_content);
    m_stack->addWidget(m_state);
    connect(m_state, &EmptyState::stepChosen, this, &Page::chooseStep);
}

Page::~Page() = default;

QHBoxLayout* Page::useHeader() {
    auto* line = new QHBoxLayout(m_header);
    line->setContentsMargins(kMargin, kPadding, kMargin, 12);
    line->setSpacing(kGap);
    line->addWidget(new Label(theme(), m_title, kTitle, Role::Text, QFont::Bold, m_header));
    line->addStretch(1);
    m_header->setMinimumHeight(60);
    m_header->show();
    return line;
}

void Page::showContent() {
    m_stack->setCurrentWidget(m_content);
}

void Page::showEmpty(Icon icon, const QString& sentence, const QString& step) {
    showState(icon, {}, sentence, {}, step);
}

void Page::showLoading(const QString& sentence) {
    showState(Icon::Clock, {}, sentence, {}, {});
}

void Page::showNotLoaded(const QString& loading, const QString& offline) {
    using client::LinkState;
    const client::Status status = desk().status();
    const QString again = tr("Try again");
    if (status.storageTrouble) {
        showError(tr("This computer can't store your sessions. Free some space, then try again."), again);
    } else {
        // What the coach has to do about a lost sign-in or membership is offered above every page.
        switch (status.link) {
        case LinkState::Offline:
        case LinkState::Struggling: showState(Icon::Offline, {}, offline, {}, again); break;
        case LinkState::SignInNeeded: showError(words().word("error.unauthorized"), {}); break;
        case LinkState::Unsupported: showError(words().word("error.schema_unsupported"), again); break;
        case LinkState::Ended: showError(words().word("error.membership_ended"), {}); break;
        case LinkState::Connecting:
        case LinkState::Online: showLoading(loading); break;
        }
    }
    m_stepSyncs = true;
}

void Page::showError(const QString& sentence, const QString& step) {
    showState(Icon::Warning, {}, sentence, {}, step);
}

void Page::showLocked(const engine::Sentence& why, const QString& instead, const QString& step) {
    showState(Icon::Lock, words().word("access.head_only.page"), words().say(why), instead, step);
}

void Page::chooseStep() {
    if (!m_stepSyncs) {
        stepChosen();
        return;
    }
    if (desk().status().ownServer == client::OwnServer::Lost)
        Q_EMIT ownServerWanted();
    else
        desk().syncNow();
    activate();
}

void Page::showState(Icon icon, const QString& heading, const QString& sentence, const QString& detail,
                     const QString& step) {
    m_stepSyncs = false;
    m_state->setIcon(icon);
    m_state->setHeading(heading);
    m_state->setSentence(sentence);
    m_state->setDetail(detail);
    m_state->setStep(step);
    m_stack->setCurrentWidget(m_state);
}

} // namespace leadout::ui
