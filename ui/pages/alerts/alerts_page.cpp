// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/alerts/alerts_page.h"

namespace leadout::ui {

AlertsPage::AlertsPage(const Surroundings& surroundings) : Page(surroundings, tr("Alerts"), Icon::Alerts) {
    useHeader();
    connect(&desk(), &client::Desk::meChanged, this, &AlertsPage::activate);
    connect(&desk(), &client::Desk::statusChanged, this, &AlertsPage::activate);
    activate();
}

void AlertsPage::activate() {
    const client::Permission permission = desk().may(domain::Action::ManageAlertRules);
    const QString step = tr("Go to the athletes");
    if (permission.allowed)
        showEmpty(icon(),
                  tr("Alert rules can't be set yet: a week that leaves its plan shows on the athlete's page, "
                     "and nobody is notified."),
                  step);
    else if (permission.why)
        showLocked(*permission.why,
                   tr("Weeks that leave their plan still show on the athlete's page, in the weekly summary."),
                   step);
    else
        showNotLoaded(tr("Who you are here arrives with the first sync."),
                      tr("Offline. Who you are here arrives with the first sync, once you are online."));
}

void AlertsPage::stepChosen() {
    Q_EMIT pageWanted(QStringLiteral("athletes"));
}

} // namespace leadout::ui
