// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/store/people.h"
#include "core/backend/store/sign_ins.h"
#include "core/platform/crypto/secret_bytes.h"

#include <optional>
#include <vector>

/// The only queries that run before a company is known. Every other query of the backend names the company,
/// and where an athlete is concerned, what the viewer may see. A query without these stands here or nowhere.
namespace leadout::backend {

// Values of the installation, which belong to no company: the mark of a sample database, the key of report
// links.
Result<std::optional<QString>> installationValue(database::Connection& connection, const QString& name);
Result<> setInstallationValue(database::Connection& connection, const QString& name, const QString& value);

/// The installation's value that marks a database of made-up people, which is only for trying Leadout out.
inline constexpr QLatin1String kSampleMark("sample");

/// The installation's value that every company's row tells: the address at which others reach the backend.
inline constexpr QLatin1String kToldUrl("told_url");

/// Has every company's row tell the address that links to reports begin with; an empty one where nobody else
/// reaches the backend. Nothing changes where it is told already.
Result<> tellPublicUrl(database::Connection& connection, const QString& url, domain::Instant now);

/// A key of 32 random bytes that is kept as an installation's value, made where there is none. Making it
/// needs a write transaction. It is part of every backup.
Result<platform::SecretBytes> installationKey(database::Connection& connection, const QString& name);

/// All companies, for the operator and for what runs by the clock.
Result<std::vector<Company>> allCompanies(database::Connection& connection);

/// Gives every company a new epoch, as after a restore from a backup at that moment: programs then begin anew
/// instead of continuing from numbers that mean other changes, and no revision is given out a second time.
Result<> beginNewEpochs(database::Connection& connection, domain::Instant now);

// Signing in.

/// Makes an account; ErrorKind::Constraint when there is one with this address.
Result<> addAccount(database::Connection& connection, const Account& account);
Result<> setPassword(database::Connection& connection, const domain::AccountId& account,
                     const QString& passwordHash, domain::Instant now);

Result<std::optional<Account>> accountByEmail(database::Connection& connection, const QString& email);
Result<std::optional<Account>> accountById(database::Connection& connection,
                                           const domain::AccountId& account);

struct Membership {
    domain::CompanyId company;
    QString companyName;
    Coach coach;
};

/// Every membership of an account, whatever its status, by the company's name.
Result<std::vector<Membership>> membershipsOf(database::Connection& connection,
                                              const domain::AccountId& account);

/// The sign-in of an access token's hash, whether or not it has ended.
Result<std::optional<SignIn>> signInByAccess(database::Connection& connection, const QString& hash);

/// Which refresh token of a sign-in was shown.
enum class RefreshMatch : std::uint8_t { Current, Previous, Spent };
struct SignInByRefresh {
    SignIn signIn;
    RefreshMatch match = RefreshMatch::Spent;
};
Result<std::optional<SignInByRefresh>> signInByRefresh(database::Connection& connection, const QString& hash);

/// Ends the sign-ins of an account in all companies.
Result<> endSignInsOfAccount(database::Connection& connection, const domain::AccountId& account,
                             SignInEnd why, domain::Instant now);

// One-time tokens and invites.

struct OneTimeToken {
    enum class Purpose : std::uint8_t {
        Reset,  ///< to choose a new password
        SignIn, ///< to sign in as one coach of one company
    };
    QString hash; ///< SHA-256 of the token, hexadecimal
    Purpose purpose = Purpose::Reset;
    domain::AccountId account;
    std::optional<domain::CompanyId> company; ///< with SignIn
    std::optional<domain::CoachId> coach;     ///< with SignIn
    domain::Instant createdAt;
    domain::Instant expiresAt;
};
Result<> addOneTimeToken(database::Connection& connection, const OneTimeToken& token);

/// Uses a token up and gives it; nothing when it is unknown, of another purpose, used or over. In one step,
/// so that of two who show it one gets it.
Result<std::optional<OneTimeToken>> takeOneTimeToken(database::Connection& connection,
                                                     OneTimeToken::Purpose purpose, const QString& hash,
                                                     domain::Instant now);

/// Uses up every token of an account, so that a new password leaves no older way in.
Result<> voidOneTimeTokens(database::Connection& connection, const domain::AccountId& account,
                           domain::Instant now);

/// Forgets what nobody can use any more: tokens that were used or are over, and sign-ins with their spent
/// tokens, at the latest when their longest time has passed. Those that ended with a membership are kept
/// until then, so that a program that was away for long still learns why.
Result<> tidySignIns(database::Connection& connection, domain::Instant now);

struct InviteAtDoor {
    domain::CompanyId company;
    Invite invite;
};
Result<std::optional<InviteAtDoor>> inviteByHash(database::Connection& connection, const QString& hash);

// Report links.

struct ReportAtDoor {
    domain::CompanyId company;
    domain::ReportId report;
    domain::AthleteId athlete;
};
/// The report whose link has this token hash and is not switched off. Whether the athlete still allows it is
/// for the caller to ask.
Result<std::optional<ReportAtDoor>> reportByLink(database::Connection& connection, const QString& linkHash);

// Work that waits.

struct ClaimedJob {
    domain::CompanyId company;
    QUuid id;
    domain::AthleteId athlete;
    QUuid subject;        ///< the activity to analyse, or the analysis to publish
    QString target;       ///< where to publish to
    int attempts = 0;     ///< this one included
    bool renewal = false; ///< only because an older engine had read it
};

/// Claims the oldest activity that is to be analysed, one that a newer engine reads again only when there is
/// no other; nothing when none is due.
Result<std::optional<ClaimedJob>> claimAnalyzeJob(database::Connection& connection, domain::Instant now);

/// Claims a publication that is due and marks it as being sent, which must be committed before the sending
/// begins.
Result<std::optional<ClaimedJob>> claimPublishJob(database::Connection& connection, domain::Instant now);

/// What was claimed when the backend ended is due again.
Result<> reopenAnalyzeJobs(database::Connection& connection);

/// Makes due, after all that waits, what was last read by an engine older than this one, and says how much it
/// is.
Result<std::int64_t> renewAnalyzeJobs(database::Connection& connection, int engine, domain::Instant now);

/// Publications that were being sent when the backend ended: nobody knows whether they arrived.
Result<std::vector<ClaimedJob>> interruptedPublishJobs(database::Connection& connection);

/// Every company, for what is done to each of them by the clock.
Result<std::vector<domain::CompanyId>> companiesToTend(database::Connection& connection);

/// When the next job is due; nothing when none waits.
Result<std::optional<domain::Instant>> nextJobAt(database::Connection& connection);

} // namespace leadout::backend
