// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/endpoints.h"

#include <QSet>
#include <QTest>

using namespace leadout::protocol;

namespace {

QByteArray text(std::string_view view) {
    return {view.data(), static_cast<qsizetype>(view.size())};
}

} // namespace

class TestEndpoints : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyEndpointIsFoundByItsNameAndByItsPath() {
        QSet<QByteArray> names;
        for (const Endpoint& endpoint : endpoints()) {
            QVERIFY2(!names.contains(text(endpoint.name)), text(endpoint.name).constData());
            names.insert(text(endpoint.name));
            QCOMPARE(endpointNamed(endpoint.name), &endpoint);

            const std::vector<QByteArray> values(static_cast<std::size_t>(text(endpoint.path).count('{')),
                                                 "x-1");
            const QByteArray path = pathOf(endpoint, values);
            const auto found = findEndpoint(text(key(endpoint.method)), path);
            QVERIFY2(found.match, path.constData());
            QCOMPARE(found.match->endpoint, &endpoint);
            QCOMPARE(found.match->values, values);
        }
        QVERIFY(!endpointNamed("dropAllTables"));
    }

    void onlyABodyHasALimitAndAMessage() {
        for (const Endpoint& endpoint : endpoints()) {
            QCOMPARE(endpoint.bodyLimit > 0, endpoint.requestMedia != Media::None);
            QCOMPARE(!endpoint.request.empty(), endpoint.requestMedia == Media::Json);
            QCOMPARE(!endpoint.answer.empty(), endpoint.answerMedia == Media::Json);
            QVERIFY(endpoint.requestMedia != Media::Json || endpoint.bodyLimit <= kMaxBodyBytes);
            QVERIFY(endpoint.method == Method::Post || endpoint.requestMedia == Media::None);
        }
    }

    void aPathThatIsNoneLeadsNowhere_data() {
        QTest::addColumn<QByteArray>("path");
        for (const char* path : {"",
                                 "/",
                                 "//",
                                 "v1/me",
                                 "/v1",
                                 "/v1/me/",
                                 "/v1//me",
                                 "/V1/me",
                                 "/v1/me?x=1",
                                 "/v1/../v1/me",
                                 "/r/",
                                 "/r",
                                 "/r/a/b",
                                 "/r/a.b",
                                 "/r/%2e%2e",
                                 "/r/..",
                                 "/v1/activities//file",
                                 "/v1/activities/a b/file",
                                 "/v1/activities/{activity_id}/file",
                                 "/v1/m\xC3\xA9"})
            QTest::addRow("%s", path) << QByteArray(path);
        QTest::newRow("a token without end") << "/r/" + QByteArray(129, 'a');
        QTest::newRow("a NUL") << QByteArray("/v1/me\0", 7);
    }

    void aPathThatIsNoneLeadsNowhere() {
        QFETCH(QByteArray, path);
        const auto found = findEndpoint("GET", path);
        QVERIFY(!found.match);
        QVERIFY(!found.otherMethod);
    }

    void aWrongMethodIsToldFromAWrongPath() {
        for (const char* method : {"POST", "get", "DELETE", ""}) {
            const auto found = findEndpoint(method, "/v1/me");
            QVERIFY(!found.match);
            QVERIFY(found.otherMethod);
        }
    }

    void aPathIsOnlyMadeFromValuesThatFitIt() {
        const Endpoint& file = *endpointNamed("activityFile");
        QCOMPARE(pathOf(file, {"0190a000"}), QByteArray("/v1/activities/0190a000/file"));
        QCOMPARE(pathOf(file, {"../me"}), QByteArray());
        QCOMPARE(pathOf(file, {""}), QByteArray());
        QCOMPARE(pathOf(file, {}), QByteArray());
        QCOMPARE(pathOf(file, {"a", "b"}), QByteArray());
    }
};

QTEST_APPLESS_MAIN(TestEndpoints)
#include "test_endpoints.moc"
