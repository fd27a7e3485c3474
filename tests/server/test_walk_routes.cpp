// SPDX-License-Identifier: GPL-3.0-or-later
// Every route of the protocol's table as everybody, over HTTP.
#include "tests/server/walk_world.h"

#include <set>

using namespace leadout;
using namespace leadout::test;
using protocol::Endpoint;

namespace {

/// The status for everybody, in the order of Who: nobody, pending, deactivated, head, assigned, unassigned,
/// lost, head and assistant of the other company.
using Row = std::array<int, kEverybody.size()>;

constexpr Row same(int status) {
    Row row{};
    row.fill(status);
    return row;
}
constexpr Row kMembers = {401, 403, 401, 200, 200, 200, 200, 200, 200};
constexpr Row kOfAthlete = {401, 403, 401, 200, 200, 404, 404, 404, 404};

/// What everybody gets of every endpoint. One that is missing here fails.
const std::map<std::string_view, Row> kStatus = {
    {"health", same(200)},
    {"metrics", same(200)}, // all of them come from this computer
    {"createFirstCompany", same(404)},
    {"signIn", same(401)},
    {"signInOnce", same(401)},
    {"refreshSignIn", same(401)},
    {"confirmPasswordReset", same(404)},
    {"passwordPage", same(200)},
    {"choosePassword", same(404)},
    {"signOut", {401, 403, 401, 204, 204, 204, 204, 204, 204}},
    {"me", kMembers},
    {"syncHead", kMembers},
    {"syncChanges", kMembers},
    {"syncOps", kMembers},
    {"quarantineOps", {401, 403, 200, 403, 403, 403, 403, 403, 403}},
    {"uploadActivity", kOfAthlete},
    {"retryActivity", kOfAthlete},
    {"activityFile", kOfAthlete},
    {"reportPage", same(200)}, // whoever has the link
};

/// The endpoints that are about somebody's things: whoever may not know of them is told of nothing.
const std::set<std::string_view> kHides = {"uploadActivity", "retryActivity", "activityFile"};

QByteArray bodyFor(std::string_view name) {
    const QString nothing(43, u'A');
    const QString password = QStringLiteral("otter violin pebble dusk");
    if (name == "createFirstCompany")
        return protocol::writeFirstCompanyRequest({QStringLiteral("Third"), QStringLiteral("UTC"),
                                                   QStringLiteral("Eve"), QStringLiteral("eve@example.org"),
                                                   password, QStringLiteral("Laptop")});
    if (name == "signIn")
        return protocol::writeSignInRequest(
            {QStringLiteral("ana@example.org"), password, QStringLiteral("Laptop"), {}});
    if (name == "signInOnce")
        return protocol::writeOneTimeSignInRequest({nothing, QStringLiteral("Laptop")});
    if (name == "refreshSignIn")
        return protocol::writeRefreshRequest({nothing});
    if (name == "confirmPasswordReset")
        return protocol::writePasswordResetConfirm({nothing, password});
    if (name == "choosePassword")
        return "token=" + nothing.toUtf8() +
               "&password=otter+violin+pebble+dusk&again=otter+violin+pebble+dusk";
    if (name == "uploadActivity")
        return kRecording;
    protocol::OpsRequest none;
    none.deviceId = QUuid(QStringLiteral("0192f0c1-2d3e-7a4b-8c5d-6e7f8091a2b3"));
    none.schema = 1;
    return protocol::writeOpsRequest(none);
}

std::string requestFor(const Endpoint& endpoint, const Things& things, const QString& token) {
    std::vector<QByteArray> values;
    if (endpoint.path.find("{athlete_id}") != std::string_view::npos)
        values = {things.athlete.toString().toLatin1()};
    if (endpoint.path.find("{activity_id}") != std::string_view::npos)
        values = {things.activity.toString().toLatin1()};
    if (endpoint.path.find("{report_token}") != std::string_view::npos)
        values = {things.reportToken.toLatin1()};
    const std::string path = protocol::pathOf(endpoint, values).toStdString();
    const std::string headers = WalkWorld::bearer(token);
    if (endpoint.method == protocol::Method::Get)
        return get(path, headers);
    if (endpoint.requestMedia == protocol::Media::None)
        return post(path, "", headers);
    return post(path, bodyFor(endpoint.name).toStdString(),
                headers + "Content-Type: " + std::string(key(endpoint.requestMedia)) + "\r\n");
}

} // namespace

class TestWalkRoutes : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyEndpointHasItsRow() {
        std::set<std::string_view> known;
        for (const Endpoint& endpoint : protocol::endpoints())
            known.insert(endpoint.name);
        std::set<std::string_view> rows;
        for (const auto& [name, row] : kStatus)
            rows.insert(name);
        QVERIFY(rows == known);
    }

    void everyRouteAsEverybody() {
        WalkWorld world;
        QVERIFY(world.begin());
        const Things things = world.things();
        for (const Endpoint& endpoint : protocol::endpoints()) {
            const auto row = kStatus.find(endpoint.name);
            QVERIFY2(row != kStatus.end(), endpoint.name.data());
            for (const Who who : kEverybody) {
                const QByteArray at = QByteArray(endpoint.name.data()) + " as " + nameOf(who);
                const bool leaves = endpoint.name == "signOut" && row->second.at(std::size_t(who)) == 204;
                const QString token = leaves ? world.freshToken(who) : world.token(who);
                const QByteArray before = world.stored();
                const RawResponse answer = world.ask(requestFor(endpoint, things, token));
                QVERIFY2(answer.status == row->second.at(std::size_t(who)),
                         (at + ": " + QByteArray::number(answer.status)).constData());
                if (answer.status >= 400)
                    QVERIFY2(world.stored() == before, (at + " has changed something").constData());
                if (who != Who::Head && who != Who::Assigned)
                    seesNothingOf(answer, at);
                if (answer.status == 404 && kHides.contains(endpoint.name)) {
                    const RawResponse none = world.ask(requestFor(endpoint, world.unknown(), token));
                    QVERIFY2(withoutId(answer) == withoutId(none), at.constData());
                }
            }
        }
    }

    void whoeverPullsGetsTheAthletesOfTheirOwnAlone() {
        WalkWorld world;
        QVERIFY(world.begin());
        world.things();
        for (const Who who : {Who::Head, Who::Assigned, Who::Unassigned, Who::Lost, Who::ForeignHead,
                              Who::ForeignAssistant}) {
            const RawResponse all = everything(world, world.token(who));
            QCOMPARE(all.status, 200);
            QVERIFY2(all.body.find("\"backfill\"") != std::string::npos, all.body.c_str());
            if (who != Who::Head && who != Who::Assigned)
                seesNothingOf(all, nameOf(who));
            else
                for (const QString& mark : {kAthleteName, kSecretText, kFileName})
                    QVERIFY2(all.body.find(mark.toStdString()) != std::string::npos, nameOf(who));
        }
    }

private:
    /// The first page of all that somebody may see; there is no more of it in these worlds.
    static RawResponse everything(WalkWorld& world, const QString& token) {
        const auto read = protocol::readChangesAnswer(
            QByteArray::fromStdString(world.getAs(token, "/v1/sync/changes").body));
        const auto* scopes = read ? std::get_if<protocol::ScopesAnswer>(&read->content) : nullptr;
        if (!scopes)
            return {};
        protocol::ChangesRequest request;
        request.cursor = scopes->head;
        request.scopesHash = scopes->scopesHash;
        request.backfill = protocol::backfillStart({});
        return world.getAs(token, "/v1/sync/changes?" + protocol::writeChangesQuery(request).toStdString());
    }

    /// No byte of an answer is of what this one may not see.
    static void seesNothingOf(const RawResponse& answer, const QByteArray& at) {
        for (const QString& mark : {kAthleteName, kSecretText, kFileName}) {
            const bool found = (answer.head + answer.body).find(mark.toStdString()) != std::string::npos;
            QVERIFY2(!found, (at + " sees " + mark.toUtf8()).constData());
        }
    }
};

QTEST_GUILESS_MAIN(TestWalkRoutes)
#include "test_walk_routes.moc"
