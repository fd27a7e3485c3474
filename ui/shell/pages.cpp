// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/pages.h"

#include "ui/pages/ai_feedback/ai_feedback_page.h"
#include "ui/pages/alerts/alerts_page.h"
#include "ui/pages/athletes/athletes_page.h"
#include "ui/pages/dashboard/dashboard_page.h"
#include "ui/pages/settings/settings_page.h"
#include "ui/pages/team/team_page.h"

#include <QCoreApplication>

namespace leadout::ui {

namespace {

struct Titles {
    Q_DECLARE_TR_FUNCTIONS(leadout::ui::Titles)
};

template <class SomePage>
Page* make(const Surroundings& surroundings) {
    return new SomePage(surroundings);
}

} // namespace

std::vector<PageEntry> pages(Preferences& preferences) {
    using Count = PageEntry::Count;
    using domain::Action;
    const auto settings = [&preferences](const Surroundings& surroundings) -> Page* {
        return new SettingsPage(surroundings, preferences);
    };
    return {
        {QStringLiteral("dashboard"),
         Titles::tr("Dashboard"),
         Icon::Dashboard,
         Count::Queue,
         {},
         make<DashboardPage>},
        {QStringLiteral("athletes"),
         Titles::tr("Athletes"),
         Icon::Athletes,
         Count::Athletes,
         {},
         make<AthletesPage>},
        {QStringLiteral("team"), Titles::tr("Team"), Icon::Team, Count::None, {}, make<TeamPage>},
        {QStringLiteral("alerts"), Titles::tr("Alerts"), Icon::Alerts, Count::None, Action::ManageAlertRules,
         make<AlertsPage>},
        {QStringLiteral("ai-feedback"), Titles::tr("AI feedback"), Icon::Prompts, Count::None,
         Action::CustomizePrompts, make<AiFeedbackPage>},
        {QStringLiteral("settings"), Titles::tr("Settings"), Icon::Settings, Count::None, {}, settings},
    };
}

} // namespace leadout::ui
