// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/remote/remote.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace leadout::test {

/// A network that is not there: every call fails a moment later.
class OfflineRemote : public client::Remote {
public:
    void moveTo(const QUrl&) override {}
    void setAccessToken(const QString&) override {}
    Call changes(const protocol::ChangesRequest&, client::Answer<protocol::ChangesAnswer> answer) override {
        return fail(std::move(answer));
    }
    Call head(const QString&, client::Answer<std::optional<protocol::HeadAnswer>> answer) override {
        return fail(std::move(answer));
    }
    Call push(const protocol::OpsRequest&, client::Answer<protocol::OpsAnswer> answer) override {
        return fail(std::move(answer));
    }
    Call handOver(const protocol::OpsRequest&, client::Answer<protocol::OpsAnswer> answer) override {
        return fail(std::move(answer));
    }
    Call signIn(const protocol::SignInRequest&, client::Answer<protocol::SignInAnswer> answer) override {
        return fail(std::move(answer));
    }
    Call signInOnce(const protocol::OneTimeSignInRequest&,
                    client::Answer<protocol::SignedIn> answer) override {
        return fail(std::move(answer));
    }
    Call createFirstCompany(const QString&, const protocol::FirstCompanyRequest&,
                            client::Answer<protocol::SignedIn> answer) override {
        return fail(std::move(answer));
    }
    Call refresh(const protocol::RefreshRequest&, client::Answer<protocol::SignedIn> answer) override {
        return fail(std::move(answer));
    }
    Call uploadActivity(const domain::AthleteId&, const QString&, const domain::AthleteWords&,
                        std::function<void(double)>, client::Answer<protocol::UploadAnswer> answer) override {
        return fail(std::move(answer));
    }
    Call reportPage(const QString&, client::Answer<QByteArray> answer) override {
        return fail(std::move(answer));
    }
    Call retryActivity(const domain::ActivityId&, client::Answer<protocol::UploadAnswer> answer) override {
        return fail(std::move(answer));
    }
    Call signOut(client::Answer<std::monostate> answer) override { return fail(std::move(answer)); }

protected:
    struct Timed final : client::RemoteCall {
        QObject alive; ///< timers of this call go with it
    };
    template <class T>
    Call give(client::RemoteResult<T> result, client::Answer<T> answer) {
        auto call = std::make_unique<Timed>();
        QTimer::singleShot(0, &call->alive, [answer = std::move(answer), result = std::move(result)] {
            // The answer may destroy the call and with it this function.
            const auto tell = answer;
            tell(result);
        });
        return call;
    }
    template <class T>
    Call fail(client::Answer<T> answer) {
        return give<T>(tl::unexpected(client::RemoteError{}), std::move(answer));
    }
};

} // namespace leadout::test
