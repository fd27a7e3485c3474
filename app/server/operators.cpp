// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/operators.h"

#include "app/server/companies.h"
#include "app/server/company_settings.h"
#include "app/server/database_file.h"
#include "app/server/listening.h"

#include "core/backend/auth/members.h"
#include "core/backend/auth/password_links.h"
#include "core/backend/auth/trail.h"
#include "core/domain/commands/checks.h"
#include "core/domain/sentences/sentences.h"

#include <QFileInfo>
#include <QTimeZone>

#include <algorithm>

namespace leadout::server {

using backend::Membership;
using database::Connection;
using database::ErrorKind;
using database::Result;

namespace {

constexpr int kLongestName = 200; ///< as the protocol has it

/// Says what is wrong with a text; empty when nothing is.
QString faultText(const QString& text, const domain::Validity& fault) {
    if (!fault)
        return {};
    return QStringLiteral("\"%1\": %2").arg(text, domain::Sentences().render(fault->sentence, {}));
}

QString nameFault(const QString& name) {
    return faultText(name, domain::checks::line(QStringLiteral("name"), name, kLongestName));
}

/// What is wrong with a person's address or name; empty when all is well.
QString personFault(const backend::NewCoach& coach) {
    using namespace domain::checks;
    const QString where = QStringLiteral("email");
    const QString fault =
        faultText(coach.email, firstOf({line(where, coach.email, kLongestName), email(where, coach.email)}));
    return fault.isEmpty() ? nameFault(coach.name) : fault;
}

/// A link to choose a password, and until when it is good.
struct PasswordLink {
    QString url;
    domain::Instant until;
};

Result<PasswordLink> makeLink(Connection& connection, const QString& publicUrl,
                              const domain::AccountId& account, std::chrono::milliseconds lifetime) {
    const domain::Instant now = domain::SystemClock().now();
    QString base = publicUrl;
    if (base.isEmpty()) {
        const auto known = backend::installationValue(connection, kPublicUrl);
        if (!known)
            return tl::unexpected(known.error());
        base = known->value_or(QStringLiteral("http://127.0.0.1:8480"));
    }
    return backend::makePasswordToken(connection, account, lifetime, now).map([&](const QString& token) {
        return PasswordLink{backend::passwordLink(base, token), now + lifetime};
    });
}

void sayLink(const QString& email, const PasswordLink& link) {
    const auto until =
        QDateTime::fromMSecsSinceEpoch(link.until.time_since_epoch().count(), Qt::UTC).toString(Qt::ISODate);
    say(QStringLiteral("%1 chooses a password by this link. It works once, until %2:").arg(email, until));
    say(link.url);
}

/// A link for somebody who has just been added, unless the account has a password already.
Result<std::optional<PasswordLink>> firstLink(Connection& connection, const QString& publicUrl,
                                              const Membership& membership) {
    const auto account =
        backend::accountById(connection, membership.coach.account.value_or(domain::AccountId()));
    if (!account)
        return tl::unexpected(account.error());
    if (!*account || (*account)->passwordHash)
        return std::optional<PasswordLink>();
    return makeLink(connection, publicUrl, (*account)->id, backend::kFirstLinkTime)
        .map([](const PasswordLink& link) { return std::optional(link); });
}

/// Adds a command of the operator to the audit of the company that it was about.
Result<> note(Connection& connection, const Membership& membership, const char* action) {
    backend::DoorEvent event;
    event.action = QString::fromLatin1(action);
    return backend::noteAtDoor(connection, membership.company, membership.coach.id, event,
                               domain::SystemClock().now());
}

int tellAdded(const QString& email, const Result<std::optional<PasswordLink>>& link, const QString& path) {
    if (!link && link.error().kind == ErrorKind::Constraint)
        return complain(QStringLiteral("%1 is a coach of this company already.").arg(email));
    if (!link)
        return complain(sentenceFor(link.error(), path));
    if (*link)
        sayLink(email, **link);
    else
        say(QStringLiteral("%1 signs in with the password they have already.").arg(email));
    return Done;
}

/// The address for links, where it was given; nothing after a complaint.
std::optional<QString> publicUrlOf(const Arguments& arguments) {
    const QString given = arguments["public-url"];
    if (given.isEmpty())
        return QString();
    const auto url = publicUrlFrom(given);
    if (url)
        return *url;
    complain(url.error(), Misused);
    return std::nullopt;
}

/// Later links begin with it too, until serve is told another.
Result<> keepUrl(Connection& connection, const QString& publicUrl) {
    return publicUrl.isEmpty() ? Result<>()
                               : backend::setInstallationValue(connection, kPublicUrl, publicUrl);
}

int createCompany(const Arguments& arguments) {
    const auto settings = settingsFrom(arguments);
    if (!settings)
        return complain(settings.error(), Misused);
    backend::NewCompany company{arguments["name"].trimmed(), arguments["time-zone"]};
    company.language = settings->language.value_or(company.language);
    company.units = settings->units.value_or(company.units);
    company.offlineDays = settings->offlineDays.value_or(company.offlineDays);
    const backend::NewCoach head{arguments["head-name"].trimmed(), arguments["head"].trimmed(),
                                 domain::Role::Head};
    if (!QTimeZone::isTimeZoneIdAvailable(company.timeZone.toUtf8()))
        return complain(
            QStringLiteral("\"%1\" is no time zone. Write it like Europe/Berlin.").arg(company.timeZone),
            Misused);
    for (const QString& fault : {nameFault(company.name), personFault(head)}) {
        if (!fault.isEmpty())
            return complain(fault, Misused);
    }
    const auto publicUrl = publicUrlOf(arguments);
    if (!publicUrl)
        return Misused;
    const QString path = arguments["database"];
    auto store = openStore(path);
    if (!store)
        return complain(sentenceFor(store.error(), path));
    const auto link = (*store)
                          ->write([&](Connection& connection) -> Result<std::optional<PasswordLink>> {
                              const auto membership = backend::foundCompany(connection, company, head,
                                                                            domain::SystemClock().now());
                              if (!membership)
                                  return tl::unexpected(membership.error());
                              if (const auto noted = note(connection, *membership, "company create"); !noted)
                                  return tl::unexpected(noted.error());
                              if (const auto kept = keepUrl(connection, *publicUrl); !kept)
                                  return tl::unexpected(kept.error());
                              return firstLink(connection, *publicUrl, *membership);
                          })
                          .get();
    if (link)
        say(QStringLiteral("%1 has been created with %2 as its head coach.").arg(company.name, head.name));
    return tellAdded(head.email, link, path);
}

/// What came of adding a coach, beside a link.
struct Added {
    QString choice;     ///< of companies, where it is not clear which; nothing was added
    bool again = false; ///< their membership had ended
};

/// Adds a coach to the company that --company names, or to the only one there is.
Result<std::optional<PasswordLink>> addTo(Connection& connection, const Arguments& arguments,
                                          const backend::NewCoach& coach, const QString& publicUrl,
                                          Added& added) {
    const auto all = backend::allCompanies(connection);
    if (!all)
        return tl::unexpected(all.error());
    const auto called = companiesCalled(*all, arguments["company"]);
    if (called.size() != 1) {
        added.choice = chooseCompany(called.empty() ? *all : called);
        return std::optional<PasswordLink>();
    }
    const domain::Instant now = domain::SystemClock().now();
    const auto back = backend::takeBack(connection, called.front(), coach, now);
    if (!back)
        return tl::unexpected(back.error());
    added.again = back->has_value();
    const auto membership =
        *back ? Result<Membership>(**back) : backend::addMember(connection, called.front(), coach, now);
    if (!membership)
        return tl::unexpected(membership.error());
    if (const auto noted = note(connection, *membership, "user add"); !noted)
        return tl::unexpected(noted.error());
    return firstLink(connection, publicUrl, *membership);
}

int addUser(const Arguments& arguments) {
    const QString role = arguments["role"];
    const auto known = domain::fromKey<domain::Role>(role.toStdString());
    if (!known)
        return complain(QStringLiteral("\"%1\" is no role. It is assistant or head.").arg(role), Misused);
    const backend::NewCoach coach{arguments["name"].trimmed(), arguments.operand(0).trimmed(), *known};
    if (const QString fault = personFault(coach); !fault.isEmpty())
        return complain(fault, Misused);
    const auto publicUrl = publicUrlOf(arguments);
    if (!publicUrl)
        return Misused;
    const QString path = arguments["database"];
    if (!QFileInfo::exists(path))
        return complain(QStringLiteral("There is no database %1.").arg(path));
    auto store = openStore(path);
    if (!store)
        return complain(sentenceFor(store.error(), path));
    Added added;
    const auto link = (*store)
                          ->write([&](Connection& connection) {
                              return addTo(connection, arguments, coach, *publicUrl, added);
                          })
                          .get();
    if (link && !added.choice.isEmpty())
        return complain(added.choice, Misused);
    if (link)
        say((added.again ? QStringLiteral("%1 was deactivated and is active again.")
                         : QStringLiteral("%1 has been added."))
                .arg(coach.name));
    return tellAdded(coach.email, link, path);
}

/// Whether no company has this account as a coach any more.
Result<bool> hasLeft(Connection& connection, const domain::AccountId& account) {
    return backend::membershipsOf(connection, account).map([](const std::vector<Membership>& all) {
        return std::all_of(all.begin(), all.end(), [](const Membership& each) {
            return each.coach.status == domain::MembershipStatus::Deactivated;
        });
    });
}

int resetLink(const Arguments& arguments) {
    const auto publicUrl = publicUrlOf(arguments);
    if (!publicUrl)
        return Misused;
    const QString email = arguments.operand(0);
    const QString path = arguments["database"];
    if (!QFileInfo::exists(path))
        return complain(QStringLiteral("There is no database %1.").arg(path));
    auto store = openStore(path);
    if (!store)
        return complain(sentenceFor(store.error(), path));
    bool left = false;
    const auto link = (*store)
                          ->write([&](Connection& connection) -> Result<std::optional<PasswordLink>> {
                              const auto account = backend::accountByEmail(connection, email);
                              if (!account)
                                  return tl::unexpected(account.error());
                              if (!*account)
                                  return std::optional<PasswordLink>();
                              const auto gone = hasLeft(connection, (*account)->id);
                              if (!gone)
                                  return tl::unexpected(gone.error());
                              if (left = *gone; left)
                                  return std::optional<PasswordLink>();
                              backend::DoorEvent event;
                              event.action = QStringLiteral("user reset-link");
                              if (const auto noted = backend::noteForAccount(
                                      connection, (*account)->id, event, domain::SystemClock().now());
                                  !noted)
                                  return tl::unexpected(noted.error());
                              return makeLink(connection, *publicUrl, (*account)->id, backend::kResetLinkTime)
                                  .map([](const PasswordLink& made) { return std::optional(made); });
                          })
                          .get();
    if (!link)
        return complain(sentenceFor(link.error(), path));
    if (left)
        return complain(
            QStringLiteral("The membership of %1 has ended. leadoutd user add makes them a coach again.")
                .arg(email));
    if (!*link)
        return complain(QStringLiteral("Nobody here has the address %1.").arg(email));
    sayLink(email, **link);
    return Done;
}

} // namespace

std::vector<Command> operatorCommands() {
    const Option database{QStringLiteral("database"), QStringLiteral("FILE"),
                          QStringLiteral("The database; no backend may have it open.")};
    const Option publicUrl{
        QStringLiteral("public-url"), QStringLiteral("URL"),
        QStringLiteral(
            "What the link begins with; what was said last here or to serve unless said otherwise."),
        Option::Optional};
    std::vector<Option> company = {
        database,
        {QStringLiteral("name"), QStringLiteral("NAME"), QStringLiteral("The company's name.")},
        {QStringLiteral("time-zone"), QStringLiteral("ZONE"),
         QStringLiteral("The company's time zone, such as Europe/Berlin.")},
        {QStringLiteral("head"), QStringLiteral("EMAIL"), QStringLiteral("The head coach's address.")},
        {QStringLiteral("head-name"), QStringLiteral("NAME"), QStringLiteral("The head coach's name.")},
        publicUrl};
    for (Option& option : settingOptions(true))
        company.push_back(std::move(option));
    return {
        {{QStringLiteral("company"), QStringLiteral("create")},
         QStringLiteral("Makes a company and its first head coach, and prints a link to choose a password."),
         {},
         std::move(company),
         createCompany},
        companySetCommand(),
        {{QStringLiteral("user"), QStringLiteral("add")},
         QStringLiteral(
             "Adds a coach to a company, or makes one active again who was deactivated, and prints "
             "a link to choose a password where there is none yet."),
         {QStringLiteral("EMAIL")},
         {database,
          {QStringLiteral("name"), QStringLiteral("NAME"), QStringLiteral("The coach's name.")},
          {QStringLiteral("role"), QStringLiteral("ROLE"), QStringLiteral("assistant or head.")},
          {QStringLiteral("company"), QStringLiteral("NAME"),
           QStringLiteral("The company's name or its id, where there are several."), Option::Optional},
          publicUrl},
         addUser},
        {{QStringLiteral("user"), QStringLiteral("reset-link")},
         QStringLiteral("Prints a link by which somebody chooses a new password."),
         {QStringLiteral("EMAIL")},
         {database, publicUrl},
         resetLink},
    };
}

} // namespace leadout::server
