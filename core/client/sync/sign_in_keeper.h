// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/remote/remote.h"
#include "core/client/secrets/secret_store.h"

#include <QString>

#include <functional>
#include <optional>
#include <vector>

namespace leadout::client {

/// Keeps one sign-in going: the access token in memory, the token that renews it in the secret store.
class SignInKeeper {
public:
    /// `name` is the secret's name in the store. Everything outlives the keeper.
    SignInKeeper(Remote& remote, SecretStore& secrets, const QString& name);

    /// Whether the sign-in would still be there after a restart; false also when the store refused the last
    /// token. The coach is to be told.
    bool lastsBeyondQuit() const { return m_kept; }
    /// Who is signed in; nothing before the first renewal after a start.
    const std::optional<protocol::Me>& me() const { return m_me; }

    /// Takes over a sign-in that has just been made. `done` comes when the secret has been kept or refused.
    void begin(const protocol::SignedIn& signedIn, std::function<void()> done);
    /// Takes the secret of an earlier start from the store. A fault does not say that there is none: offer to
    /// try again and to sign in.
    void restore(SecretAnswer<bool> done);
    /// Gets the next pair of tokens. RemoteErrorKind::Auth when the sign-in is at its end. Whoever asks while
    /// it is on its way is told with the others.
    using Renewed = std::function<void(RemoteResult<std::monostate>)>;
    void renew(Renewed done);
    /// Lets further calls show the token that is kept rather than the short-lived one, for the hand-over
    /// after the end of a membership: nothing else is left after a restart, and neither can be renewed.
    void showKeptToken();
    /// Ends the sign-in here, and at the backend if it can be reached.
    void end(std::function<void()> done);

private:
    void tellRenewed(const RemoteResult<std::monostate>& result);

    Remote& m_remote;
    SecretStore& m_secrets;
    QString m_name;
    platform::SecretBytes m_refreshToken;
    std::optional<protocol::Me> m_me;
    std::vector<Renewed> m_renewals; ///< who waits for the next pair
    bool m_keeping = false;          ///< the next pair is here and being kept
    bool m_kept = false;
    int m_turn = 0; ///< of the sign-ins that were to be kept
    Remote::Call m_call;
};

} // namespace leadout::client
