// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/company_settings.h"

#include "app/server/companies.h"
#include "app/server/database_file.h"

#include "core/domain/sentences/sentences.h"

#include <QFileInfo>

namespace leadout::server {

using backend::Company;
using backend::CompanySettings;
using database::Connection;
using database::Result;

namespace {

/// What came of it.
struct Change {
    QString choice; ///< of companies, where it is not clear which; nothing was changed
    Company company;
};

/// Changes the company that --company names, or the only one there is.
Result<Change> change(Connection& connection, const QString& nameOrId, const CompanySettings& settings) {
    const auto all = backend::allCompanies(connection);
    if (!all)
        return tl::unexpected(all.error());
    const auto called = companiesCalled(*all, nameOrId);
    if (called.size() != 1)
        return Change{chooseCompany(called.empty() ? *all : called), {}};
    return backend::setCompany(connection, called.front(), settings, domain::SystemClock().now())
        .map([](const Company& company) {
            return Change{{}, company};
        });
}

int setCompany(const Arguments& arguments) {
    const auto settings = settingsFrom(arguments);
    if (!settings)
        return complain(settings.error(), Misused);
    if (!settings->language && !settings->units && !settings->offlineDays)
        return complain(QStringLiteral("Say what to change: --language, --units or --offline-days."),
                        Misused);
    const QString path = arguments["database"];
    if (!QFileInfo::exists(path))
        return complain(QStringLiteral("There is no database %1.").arg(path));
    auto store = openStore(path);
    if (!store)
        return complain(sentenceFor(store.error(), path));
    const auto changed = (*store)
                             ->write([&](Connection& connection) {
                                 return change(connection, arguments["company"], *settings);
                             })
                             .get();
    if (!changed)
        return complain(sentenceFor(changed.error(), path));
    if (!changed->choice.isEmpty())
        return complain(changed->choice, Misused);
    const Company& company = changed->company;
    say(QStringLiteral("%1: language %2, units %3, locked after %4 days without contact.")
            .arg(company.name, company.language, company.units)
            .arg(company.offlineDays));
    return Done;
}

} // namespace

std::vector<Option> settingOptions(bool made) {
    const auto usual = [made](const QString& value) { return made ? value : QString(); };
    return {{QStringLiteral("language"), QStringLiteral("LANGUAGE"),
             QStringLiteral("The language of drafts and reports, unless an athlete has another: %1.")
                 .arg(domain::Sentences::languages().join(QStringLiteral(" or "))),
             Option::Optional, usual(QStringLiteral("en"))},
            {QStringLiteral("units"), QStringLiteral("UNITS"), QStringLiteral("metric or imperial."),
             Option::Optional, usual(QStringLiteral("metric"))},
            {QStringLiteral("offline-days"), QStringLiteral("DAYS"),
             QStringLiteral(
                 "After so many days without contact a coach's computer locks what it holds: %1 to %2%3.")
                 .arg(domain::kFewestOfflineDays)
                 .arg(domain::kMostOfflineDays)
                 .arg(made ? QStringLiteral(", and %1 unless said otherwise").arg(domain::kUsualOfflineDays)
                           : QString()),
             Option::Optional, usual(QString::number(domain::kUsualOfflineDays))}};
}

tl::expected<CompanySettings, QString> settingsFrom(const Arguments& arguments) {
    CompanySettings settings;
    if (const QString language = arguments["language"]; !language.isEmpty()) {
        const QStringList languages = domain::Sentences::languages();
        if (!languages.contains(language))
            return tl::unexpected(QStringLiteral("\"%1\" is no language that Leadout speaks. It is %2.")
                                      .arg(language, languages.join(QStringLiteral(" or "))));
        settings.language = language;
    }
    if (const QString units = arguments["units"]; !units.isEmpty()) {
        if (units != QLatin1String("metric") && units != QLatin1String("imperial"))
            return tl::unexpected(
                QStringLiteral("\"%1\" are no units. They are metric or imperial.").arg(units));
        settings.units = units;
    }
    if (const QString days = arguments["offline-days"]; !days.isEmpty()) {
        settings.offlineDays = days.toInt();
        if (*settings.offlineDays < domain::kFewestOfflineDays ||
            *settings.offlineDays > domain::kMostOfflineDays)
            return tl::unexpected(QStringLiteral("--offline-days is a whole number of days from %1 to %2.")
                                      .arg(domain::kFewestOfflineDays)
                                      .arg(domain::kMostOfflineDays));
    }
    return settings;
}

Command companySetCommand() {
    Command command{
        {QStringLiteral("company"), QStringLiteral("set")},
        QStringLiteral("Changes how a company reads, counts and may be offline, from now on."),
        {},
        {{QStringLiteral("database"), QStringLiteral("FILE"),
          QStringLiteral("The database; no backend may have it open.")},
         {QStringLiteral("company"), QStringLiteral("NAME"),
          QStringLiteral("The company's name or its id, where there are several."), Option::Optional}},
        setCompany};
    for (Option& option : settingOptions(false))
        command.options.push_back(std::move(option));
    return command;
}

} // namespace leadout::server
