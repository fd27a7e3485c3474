// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/services/profile_door.h"

#include "core/client/remote/http_remote.h"
#include "core/client/secrets/keychain_secrets.h"
#include "core/client/services/local_desk.h"
#include "core/client/set_aside.h"

#include <QSysInfo>
#include <QTimer>

#include <utility>

namespace leadout::client {

namespace {

Profile profileOf(const QUrl& server, bool here, const protocol::Me& me) {
    Profile profile;
    profile.server = server;
    profile.here = here;
    profile.companyId = domain::CompanyId(me.companyId);
    profile.company = me.companyName;
    profile.coach = domain::CoachId(me.userId);
    profile.name = me.name;
    profile.email = me.email;
    profile.role = me.role;
    profile.signedIn = true;
    return profile;
}

/// What a person is told who could not sign in.
Refusal signInRefusal(const RemoteError& error) {
    if (error.kind == RemoteErrorKind::Auth)
        return {"sign_in.wrong", {}};
    return refusalOf(error);
}

Refusal onceRefusal(const RemoteError& error) {
    if (error.kind == RemoteErrorKind::Auth)
        return {"sign_in.secret_over", {}};
    return refusalOf(error);
}

} // namespace

ProfileDoor::ProfileDoor(Parts parts, QObject* parent)
    : SignInDoor(parent)
    , m_parts(std::move(parts))
    , m_profiles(m_parts.dataFolder) {
    if (!m_parts.backendProgram.isEmpty())
        m_backend = std::make_unique<OwnBackend>(
            m_parts.backendProgram, m_parts.dataFolder + QStringLiteral("/backend"), m_parts.patience);
    if (!m_backend)
        return;
    connect(m_backend.get(), &OwnBackend::interrupted, this,
            [this] { tellHere(OwnServer::Restarting, std::nullopt); });
    connect(m_backend.get(), &OwnBackend::resumed, this,
            [this](const QUrl& url) { tellHere(OwnServer::None, url); });
    connect(m_backend.get(), &OwnBackend::lost, this,
            [this](const Refusal& why) { tellHere(OwnServer::Lost, std::nullopt, why); });
}

ProfileDoor::~ProfileDoor() {
    for (const auto& attempt : m_attempts)
        attempt->call.reset();
}

ProfileDoor::Parts ProfileDoor::systemParts(const QString& dataFolder, const QString& backendProgram,
                                            const domain::Clock& clock, domain::Random& random) {
    Parts parts;
    parts.dataFolder = dataFolder;
    parts.backendProgram = backendProgram;
    parts.deviceName = QSysInfo::machineHostName();
    parts.remote = [](const QUrl& server) -> std::unique_ptr<Remote> { return HttpRemote::at(server); };
    parts.secrets = [thread = std::make_shared<KeychainThread>()]() -> std::unique_ptr<SecretStore> {
        return std::make_unique<KeychainSecrets>(QStringLiteral("Leadout"), thread);
    };
    parts.clock = &clock;
    parts.random = &random;
    return parts;
}

SignInDoor::LastSignIn ProfileDoor::lastSignIn() const {
    const auto last = m_profiles.last();
    if (!last || !*last)
        return {};
    const Profile& profile = **last;
    return {profile.here ? QUrl() : profile.server, profile.here, profile.email};
}

DeskParts ProfileDoor::partsOf(const Profile& profile) const {
    DeskParts parts;
    parts.dataFolder = m_parts.dataFolder;
    parts.profile = profile;
    parts.remote = m_parts.remote;
    parts.secrets = m_parts.secrets;
    parts.clock = m_parts.clock;
    parts.random = m_parts.random;
    parts.fault = m_parts.fault;
    return parts;
}

void ProfileDoor::reopen(QObject* context, std::function<void(std::unique_ptr<Desk>)> reply) {
    m_notReopened.reset();
    const auto last = m_profiles.last();
    if (!last) {
        // Kept beside, for whoever can mend it; what was decided lies in files of its own.
        const auto aside = setAside(last.error(), m_parts.clock->now());
        m_notReopened = Refusal{"profile.unreadable", {(aside ? *aside : last.error()).toStdString()}};
    }
    if (last && *last && (*last)->signedIn)
        openLast(**last, context, std::move(reply));
    else
        QTimer::singleShot(0, context ? context : this, [reply] { reply(nullptr); });
}

void ProfileDoor::openLast(const Profile& profile, QObject* context,
                           std::function<void(std::unique_ptr<Desk>)> reply) {
    DeskParts parts = partsOf(profile);
    // What is on this computer is shown while its backend is still being started.
    parts.awaitsServer = profile.here;
    LocalDesk::open(
        std::move(parts), context ? context : this,
        [self = QPointer(this), profile, reply](tl::expected<std::unique_ptr<Desk>, Refusal> desk) {
            if (self)
                self->m_notReopened = desk ? std::nullopt : std::optional(desk.error());
            if (self && desk) {
                self->noteOpen(profile, **desk);
                if (profile.here)
                    self->startHere();
            }
            reply(desk ? *std::move(desk) : nullptr);
        });
}

bool ProfileDoor::hasCompanyHere() const {
    return m_backend && m_backend->hasDatabase();
}

void ProfileDoor::startHere() {
    if (!m_backend) {
        tellHere(OwnServer::Lost, std::nullopt, Refusal{"here.not_started", {}});
        return;
    }
    tellHere(OwnServer::Starting, std::nullopt);
    m_backend->start([this](const tl::expected<OwnBackend::Where, Refusal>& where) {
        if (where)
            tellHere(OwnServer::None, where->url);
        else
            tellHere(OwnServer::Lost, std::nullopt, where.error());
    });
}

void ProfileDoor::tellHere(OwnServer state, const std::optional<QUrl>& address,
                           const std::optional<Refusal>& trouble) {
    m_here = Here{state, address, trouble};
    m_openHere.removeIf([](const QPointer<LocalDesk>& desk) { return desk.isNull(); });
    const auto desks = m_openHere;
    for (const QPointer<LocalDesk>& desk : desks) {
        if (desk)
            desk->setOwnServer(state, address, trouble);
    }
}

void ProfileDoor::close(std::function<void()> done) {
    if (m_backend)
        m_backend->stop(std::move(done));
    else
        QTimer::singleShot(0, this, std::move(done));
}

std::shared_ptr<ProfileDoor::Attempt> ProfileDoor::begin(const QUrl& server, QObject* context,
                                                         SignedInReply reply) {
    auto attempt = std::make_shared<Attempt>();
    attempt->server = server;
    attempt->context = context;
    attempt->hasContext = context != nullptr;
    attempt->reply = std::move(reply);
    m_attempts.push_back(attempt);
    if (isAllowedAddress(server))
        attempt->remote = m_parts.remote(server);
    if (!attempt->remote)
        QTimer::singleShot(0, this, [this, attempt] {
            end(attempt, tl::unexpected(Refusal{"server.address", {}}));
        });
    return attempt;
}

void ProfileDoor::end(const std::shared_ptr<Attempt>& attempt,
                      tl::expected<std::shared_ptr<SignedIn>, Refusal> outcome) {
    m_attempts.remove(attempt);
    // This may be told from within the attempt's own call, which has to be over before it goes.
    QTimer::singleShot(0, this, [attempt] {});
    const SignedInReply reply = std::exchange(attempt->reply, nullptr);
    if (reply && attempt->isWanted())
        reply(std::move(outcome));
}

void ProfileDoor::signIn(const QUrl& server, const QString& email, const QString& password,
                         const QString& company, QObject* context, SignedInReply reply) {
    const auto attempt = begin(server, context, std::move(reply));
    if (attempt->remote)
        knock(attempt, email, password, company);
}

void ProfileDoor::knock(const std::shared_ptr<Attempt>& attempt, const QString& email,
                        const QString& password, const QString& company) {
    protocol::SignInRequest request;
    request.email = email.trimmed();
    request.password = password;
    request.deviceName = m_parts.deviceName;
    request.companyId = domain::parseUuid(company);
    attempt->call = attempt->remote->signIn(
        request, [this, weak = std::weak_ptr(attempt)](const RemoteResult<protocol::SignInAnswer>& answer) {
            const auto waiting = weak.lock();
            if (!waiting)
                return;
            if (!answer) {
                end(waiting, tl::unexpected(signInRefusal(answer.error())));
                return;
            }
            if (const auto* signedIn = std::get_if<protocol::SignedIn>(&*answer)) {
                onAnswer(waiting, *signedIn);
                return;
            }
            auto several = std::make_shared<SignedIn>();
            for (const auto& one : std::get<protocol::ChooseCompany>(*answer).companies)
                several->choice.push_back({one.id.toString(QUuid::WithoutBraces), one.name});
            end(waiting, several);
        });
}

void ProfileDoor::signInOnce(const QUrl& server, const QString& secret, QObject* context,
                             SignedInReply reply) {
    const auto attempt = begin(server, context, std::move(reply));
    if (!attempt->remote)
        return;
    attempt->call = attempt->remote->signInOnce(
        {secret, m_parts.deviceName},
        [this, weak = std::weak_ptr(attempt)](const RemoteResult<protocol::SignedIn>& answer) {
            const auto waiting = weak.lock();
            if (!waiting)
                return;
            if (answer)
                onAnswer(waiting, *answer);
            else
                end(waiting, tl::unexpected(onceRefusal(answer.error())));
        });
}

/// Starts the backend of this computer's own; `then` comes with where it is, unless who asked has gone.
void ProfileDoor::beginHere(
    QObject* context, SignedInReply reply,
    std::function<void(const std::shared_ptr<Attempt>&, const OwnBackend::Where&)> then) {
    if (!m_backend) {
        QTimer::singleShot(0, context ? context : this, [reply] {
            reply(tl::unexpected(Refusal{"here.not_started", {}}));
        });
        return;
    }
    auto attempt = std::make_shared<Attempt>();
    attempt->here = true;
    attempt->context = context;
    attempt->hasContext = context != nullptr;
    attempt->reply = std::move(reply);
    m_attempts.push_back(attempt);
    m_backend->start([this, then = std::move(then),
                      weak = std::weak_ptr(attempt)](const tl::expected<OwnBackend::Where, Refusal>& where) {
        const auto waiting = weak.lock();
        if (!waiting)
            return;
        if (!waiting->isWanted()) {
            m_attempts.remove(waiting);
            return;
        }
        if (where) {
            tellHere(OwnServer::None, where->url);
            waiting->server = where->url;
            waiting->remote = m_parts.remote(where->url);
        }
        if (waiting->remote)
            then(waiting, *where);
        else
            end(waiting, tl::unexpected(where ? Refusal{"here.not_started", {}} : where.error()));
    });
}

void ProfileDoor::createHere(const FirstCompany& company, QObject* context, SignedInReply reply) {
    beginHere(context, std::move(reply),
              [this, company](const std::shared_ptr<Attempt>& attempt, const OwnBackend::Where& where) {
                  if (where.bootstrapSecret.isEmpty())
                      end(attempt, tl::unexpected(Refusal{"here.company_exists", {}}));
                  else
                      found(attempt, company, where.bootstrapSecret);
              });
}

void ProfileDoor::signInHere(const QString& email, const QString& password, const QString& company,
                             QObject* context, SignedInReply reply) {
    beginHere(context, std::move(reply),
              [this, email, password, company](const std::shared_ptr<Attempt>& attempt,
                                               const OwnBackend::Where& where) {
                  if (where.bootstrapSecret.isEmpty())
                      knock(attempt, email, password, company);
                  else
                      end(attempt, tl::unexpected(Refusal{"here.no_company", {}}));
              });
}

void ProfileDoor::found(const std::shared_ptr<Attempt>& attempt, const FirstCompany& company,
                        const QString& secret) {
    protocol::FirstCompanyRequest request;
    request.companyName = company.company;
    request.timeZone = company.timeZone;
    request.name = company.name;
    request.email = company.email.trimmed();
    request.password = company.password;
    request.deviceName = m_parts.deviceName;
    request.language = company.language;
    request.units = company.units;
    attempt->call = attempt->remote->createFirstCompany(
        secret, request,
        [this, weak = std::weak_ptr(attempt)](const RemoteResult<protocol::SignedIn>& answer) {
            const auto waiting = weak.lock();
            if (!waiting)
                return;
            if (!answer) {
                end(waiting, tl::unexpected(refusalOf(answer.error())));
                return;
            }
            m_backend->forgetSecret();
            onAnswer(waiting, *answer);
        });
}

void ProfileDoor::onAnswer(const std::shared_ptr<Attempt>& attempt, const protocol::SignedIn& signedIn) {
    // Who has turned away meanwhile keeps the desk that is open.
    if (!attempt->isWanted())
        return;
    const Profile profile = profileOf(attempt->server, attempt->here, signedIn.me);
    if (!m_profiles.save(profile)) {
        end(attempt, tl::unexpected(Refusal{"storage.failed", {}}));
        return;
    }
    // Whoever signs in again while their desk is open gets a new one, and the old one gives way to it.
    const QPointer<LocalDesk> open = m_open.value(m_profiles.folderOf(profile));
    if (!open) {
        openDesk(attempt, profile, signedIn);
        return;
    }
    attempt->replaces = true;
    open->retire(this, [this, weak = std::weak_ptr(attempt), profile, signedIn] {
        if (const auto waiting = weak.lock())
            openDesk(waiting, profile, signedIn);
    });
}

void ProfileDoor::noteOpen(const Profile& profile, Desk& desk) {
    auto* opened = static_cast<LocalDesk*>(&desk);
    m_open.insert(m_profiles.folderOf(profile), opened);
    if (profile.here)
        m_openHere.append(opened);
}

void ProfileDoor::replaceBy(std::unique_ptr<Desk> desk) {
    auto replaced = std::make_shared<SignedIn>();
    replaced->desk = std::move(desk);
    Q_EMIT deskReplaced(replaced);
}

void ProfileDoor::openDesk(const std::shared_ptr<Attempt>& attempt, const Profile& profile,
                           const protocol::SignedIn& signedIn) {
    DeskParts parts = partsOf(profile);
    parts.signedIn = signedIn;
    LocalDesk::open(
        std::move(parts), this,
        [this, profile, weak = std::weak_ptr(attempt)](tl::expected<std::unique_ptr<Desk>, Refusal> desk) {
            const auto waiting = weak.lock();
            if (!waiting)
                return;
            if (!desk) {
                end(waiting, tl::unexpected(desk.error()));
                // The window that is open has nothing to work on any more.
                if (waiting->replaces)
                    // Later, as the one that did not open still holds the profile.
                    QTimer::singleShot(0, this, [this, profile] {
                        openLast(profile, this,
                                 [this](std::unique_ptr<Desk> again) { replaceBy(std::move(again)); });
                    });
                return;
            }
            noteOpen(profile, **desk);
            // Its backend may have ended or moved meanwhile.
            if (const auto here = m_here; profile.here && here)
                tellHere(here->state, here->address, here->trouble);
            if (waiting->replaces && !waiting->isWanted()) {
                end(waiting, tl::unexpected(Refusal()));
                replaceBy(*std::move(desk));
                return;
            }
            auto signedInNow = std::make_shared<SignedIn>();
            signedInNow->desk = *std::move(desk);
            end(waiting, signedInNow);
        });
}

} // namespace leadout::client
