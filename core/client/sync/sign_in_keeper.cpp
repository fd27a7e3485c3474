// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/sync/sign_in_keeper.h"

#include <memory>
#include <utility>

namespace leadout::client {

SignInKeeper::SignInKeeper(Remote& remote, SecretStore& secrets, const QString& name)
    : m_remote(remote)
    , m_secrets(secrets)
    , m_name(name) {}

void SignInKeeper::begin(const protocol::SignedIn& signedIn, std::function<void()> done) {
    m_me = signedIn.me;
    m_refreshToken = platform::SecretBytes::copyOf(signedIn.refreshToken.toUtf8());
    // The old token stays good until the new one is first used, so the new one is kept before that.
    const auto written = [this, turn = ++m_turn, token = signedIn.accessToken,
                          done = std::make_shared<std::function<void()>>(std::move(done))](
                             const tl::expected<bool, SecretFault>& outcome) {
        const auto tell = std::exchange(*done, nullptr);
        const auto end = [tell] {
            if (tell)
                tell();
        };
        // What comes late of an older one says nothing about the newest.
        if (turn != m_turn) {
            end();
            return;
        }
        m_kept = outcome.has_value() && !m_secrets.forgetsAtQuit();
        if (tell)
            m_remote.setAccessToken(token);
        // The token from before is used up with the first use of this one; shown after a restart it would
        // look stolen.
        if (!outcome && outcome.error() != SecretFault::Late)
            m_secrets.remove(m_name, [end](const auto&) { end(); });
        else
            end();
    };
    m_secrets.write(m_name, platform::SecretBytes::copyOf(m_refreshToken.view()), written);
}

void SignInKeeper::restore(SecretAnswer<bool> done) {
    m_secrets.read(m_name,
                   [this, done = std::move(done)](tl::expected<platform::SecretBytes, SecretFault> found) {
                       if (!found) {
                           done(tl::unexpected(found.error()));
                           return;
                       }
                       m_refreshToken = *std::move(found);
                       m_kept = !m_secrets.forgetsAtQuit();
                       done(true);
                   });
}

void SignInKeeper::renew(Renewed done) {
    if (m_refreshToken.size() == 0) {
        RemoteError error;
        error.kind = RemoteErrorKind::Auth;
        done(tl::unexpected(error));
        return;
    }
    m_renewals.push_back(std::move(done));
    if (m_keeping)
        return;
    // One that is on its way may never answer, so it is given up for this one.
    const protocol::RefreshRequest request{QString::fromUtf8(m_refreshToken.view())};
    m_call = m_remote.refresh(request, [this](const RemoteResult<protocol::SignedIn>& got) {
        if (!got) {
            tellRenewed(tl::unexpected(got.error()));
            return;
        }
        m_keeping = true;
        begin(*got, [this] {
            m_keeping = false;
            tellRenewed(std::monostate());
        });
    });
}

void SignInKeeper::tellRenewed(const RemoteResult<std::monostate>& result) {
    const auto renewals = std::exchange(m_renewals, {});
    for (const Renewed& told : renewals)
        told(result);
}

void SignInKeeper::showKeptToken() {
    m_remote.setAccessToken(QString::fromUtf8(m_refreshToken.view()));
}

void SignInKeeper::end(std::function<void()> done) {
    m_call = m_remote.signOut([this, done = std::move(done)](const RemoteResult<std::monostate>&) {
        m_remote.setAccessToken({});
        m_refreshToken = platform::SecretBytes();
        ++m_turn;
        m_me.reset();
        m_secrets.remove(m_name, [done](const auto&) { done(); });
    });
}

} // namespace leadout::client
