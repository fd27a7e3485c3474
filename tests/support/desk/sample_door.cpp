// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/desk/sample_door.h"

#include "tests/support/desk/sample_desk.h"

#include <QTimer>

namespace leadout::test {

void SampleDoor::keep(QObject* context, client::Reply<std::shared_ptr<SignedIn>> reply) {
    m_context = context;
    m_reply = std::move(reply);
}

void SampleDoor::reopen(QObject* context, std::function<void(std::unique_ptr<client::Desk>)> reply) {
    QTimer::singleShot(0, context, [reply = std::move(reply)] { reply(nullptr); });
}

void SampleDoor::signIn(const QUrl& server, const QString&, const QString&, const QString& company,
                        QObject* context, client::Reply<std::shared_ptr<SignedIn>> reply) {
    servers.append(server);
    companies.append(company);
    keep(context, std::move(reply));
}

void SampleDoor::signInOnce(const QUrl& server, const QString&, QObject* context,
                            client::Reply<std::shared_ptr<SignedIn>> reply) {
    servers.append(server);
    keep(context, std::move(reply));
}

void SampleDoor::createHere(const FirstCompany& company, QObject* context,
                            client::Reply<std::shared_ptr<SignedIn>> reply) {
    created.append(company);
    keep(context, std::move(reply));
}

void SampleDoor::signInHere(const QString& email, const QString&, const QString& company, QObject* context,
                            client::Reply<std::shared_ptr<SignedIn>> reply) {
    signedInHere.append(email);
    companies.append(company);
    keep(context, std::move(reply));
}

bool SampleDoor::answer(const Answer& answer) {
    if (m_context.isNull() || !m_reply)
        return false;
    const auto reply = std::exchange(m_reply, nullptr);
    reply(answer);
    return true;
}

SampleDoor::Answer SampleDoor::in() {
    auto signedIn = std::make_shared<SignedIn>();
    signedIn->desk = std::make_unique<SampleDesk>();
    return signedIn;
}

SampleDoor::Answer SampleDoor::choice() {
    auto signedIn = std::make_shared<SignedIn>();
    signedIn->choice = {{QStringLiteral("one"), QStringLiteral("Northside Endurance")},
                        {QStringLiteral("two"), QStringLiteral("Southbank Tri")}};
    return signedIn;
}

std::vector<client::Unaccepted> sampleUnaccepted() {
    using namespace std::chrono_literals;
    client::Unaccepted edit;
    edit.op = sampleId(8001);
    edit.what = QStringLiteral("EditFeedback");
    edit.session = QStringLiteral("Mara Lindqvist, 3 × 12 min threshold");
    edit.why = QStringLiteral("conflict");
    edit.mine = QStringLiteral("Strong control today. Open a window before the third block.");
    edit.theirs = QStringLiteral("Good session. Keep the third block at 245 W next time.");
    edit.at = SampleDesk::clock().now() - 20min;
    client::Unaccepted mode;
    mode.op = sampleId(8002);
    mode.what = QStringLiteral("SetFeedbackMode");
    mode.session = QStringLiteral("Greta Nowak");
    mode.why = QStringLiteral("denied");
    mode.at = SampleDesk::clock().now() - 2h;
    return {edit, mode};
}

} // namespace leadout::test
