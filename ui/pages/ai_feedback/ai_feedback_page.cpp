// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/ai_feedback/ai_feedback_page.h"

namespace leadout::ui {

AiFeedbackPage::AiFeedbackPage(const Surroundings& surroundings)
    : Page(surroundings, tr("AI feedback"), Icon::Prompts) {
    useHeader();
    connect(&desk(), &client::Desk::meChanged, this, &AiFeedbackPage::activate);
    connect(&desk(), &client::Desk::statusChanged, this, &AiFeedbackPage::activate);
    activate();
}

void AiFeedbackPage::activate() {
    const client::Permission permission = desk().may(domain::Action::CustomizePrompts);
    const QString step = tr("Go to the dashboard");
    if (permission.allowed)
        showEmpty(icon(),
                  tr("Prompts can't be set yet: Leadout drafts from the recording's own numbers, without a "
                     "language model, and coaches edit every draft."),
                  step);
    else if (permission.why)
        showLocked(*permission.why, tr("Every draft is yours to edit before it goes out."), step);
    else
        showNotLoaded(tr("Who you are here arrives with the first sync."),
                      tr("Offline. Who you are here arrives with the first sync, once you are online."));
}

void AiFeedbackPage::stepChosen() {
    Q_EMIT pageWanted(QStringLiteral("dashboard"));
}

} // namespace leadout::ui
