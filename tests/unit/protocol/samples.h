// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/errors.h"
#include "core/protocol/sign_in_messages.h"
#include "core/protocol/sync_changes.h"
#include "core/protocol/sync_ops.h"
#include "core/protocol/upload_messages.h"

/// One of each message with every member filled, for tests that look at all messages alike.
namespace leadout::test {

inline QUuid idOf(int number) {
    return QUuid::fromString(
        QStringLiteral("0190a000-0000-7000-8000-%1").arg(number, 12, 10, QLatin1Char('0')));
}

inline QString athleteScope(int number) {
    return QStringLiteral("ath:") + idOf(number).toString(QUuid::WithoutBraces);
}

inline QDateTime timeOf(int second) {
    return QDateTime(QDate(2026, 11, 22), QTime(13, 43, second, 250), Qt::UTC);
}

inline protocol::Row sampleRow() {
    return {idOf(1),         QStringLiteral("analysis"),
            athleteScope(2), 7,
            false,           QByteArray(R"({"score":86,"a_member_of_tomorrow":[1.5,null,{"x":"ü"}]})")};
}

inline protocol::Row sampleTombstone() {
    return {idOf(3), QStringLiteral("note"), athleteScope(2) + QStringLiteral(":body"), 9, true, {}};
}

inline protocol::ScopeSum sampleSum() {
    return {athleteScope(2), 12, 0xFEDCBA9876543210ULL};
}

inline protocol::ChangesEcho sampleEcho() {
    return {QStringLiteral("c0-ffee_1"), QStringLiteral("AbCdEfGhIjKlMn-_"), QStringLiteral("of:all"),
            QStringLiteral("epoch-2")};
}

inline protocol::ChangesAnswer sampleScopesAnswer() {
    const QStringList scopes{QStringLiteral("co"), athleteScope(2)};
    return {sampleEcho(), protocol::ScopesAnswer{scopes, domain::scopeSetHash(*protocol::parseScopes(scopes)),
                                                 QStringLiteral("head1")}};
}

inline protocol::ChangesAnswer sampleRowsAnswer() {
    return {
        sampleEcho(),
        protocol::RowsAnswer{{sampleRow(), sampleTombstone()}, QStringLiteral("head2"), true, {sampleSum()}}};
}

inline protocol::ChangesAnswer sampleBackfillAnswer() {
    return {sampleEcho(),
            protocol::BackfillAnswer{{sampleRow()}, QStringLiteral("next-page"), {sampleSum()}}};
}

inline protocol::Op sampleOp() {
    protocol::Op op;
    op.opId = idOf(10);
    op.devSeq = 41;
    op.txnId = idOf(11);
    op.schema = 1;
    op.command = QStringLiteral("EditFeedback");
    op.payload = R"({"count":2,"text":"Two calm hours \"as planned\".\n"})";
    op.rowId = idOf(12);
    op.scope = athleteScope(2) + QStringLiteral(":body");
    op.base = protocol::BaseRev{6};
    op.baseTextHash = QByteArray(32, '\x01');
    op.contentHash = QByteArray(32, '\xfe');
    op.notBefore = timeOf(31);
    return op;
}

/// An op after sampleOp without any member that may be absent.
inline protocol::Op sparseOp() {
    protocol::Op op;
    op.opId = idOf(20);
    op.devSeq = 42;
    op.schema = 2;
    op.command = QStringLiteral("MarkDone");
    op.payload = "{}";
    op.rowId = idOf(12);
    op.scope = athleteScope(2);
    op.base = protocol::AfterOp{idOf(10)};
    return op;
}

inline protocol::OpsRequest sampleOpsRequest() {
    return {idOf(30), 40, 2, {sampleOp(), sparseOp()}};
}

/// A result of every outcome.
inline std::vector<protocol::OpResult> sampleResults() {
    using protocol::Outcome;
    const QString why = QStringLiteral("access.head_only.alert_rules");
    return {
        {idOf(1), Outcome::Ok, 8, {}, {}, {}, {}},
        {idOf(2), Outcome::Conflict, 0, {QStringLiteral("text"), QStringLiteral("status")}, {}, {}, {}},
        {idOf(3), Outcome::Held, 0, {}, {}, {}, {}},
        {idOf(4), Outcome::Denied, 0, {}, {}, why, {}},
        {idOf(5), Outcome::Invalid, 0, {}, QStringLiteral("/payload/text"), {}, {}},
        {idOf(6), Outcome::StaleOp, 0, {}, {}, {}, {}},
        {idOf(7), Outcome::KeyReused, 0, {}, {}, {}, {}},
        {idOf(8), Outcome::Blocked, 0, {}, {}, {}, idOf(2)},
    };
}

inline protocol::OpsAnswer sampleOpsAnswer() {
    return {sampleResults(), {sampleRow()}};
}

inline protocol::Me sampleMe() {
    return {idOf(50), QStringLiteral("Ana Ruiz"),  QStringLiteral("ana@example.org"),
            idOf(51), QStringLiteral("Nordlicht"), domain::Role::Head};
}

inline protocol::SignedIn sampleSignedIn() {
    return {idOf(52), QStringLiteral("access"), timeOf(1), QStringLiteral("refresh"), timeOf(2), sampleMe()};
}

inline protocol::ChooseCompany sampleChoice() {
    return {{{idOf(51), QStringLiteral("Nordlicht"), domain::Role::Head},
             {idOf(53), QStringLiteral("Südwind"), domain::Role::Assistant}}};
}

inline protocol::SignInRequest sampleSignIn() {
    return {QStringLiteral("ana@example.org"), QStringLiteral("correct horse battery"),
            QStringLiteral("Ana's laptop"), idOf(51)};
}

inline protocol::OneTimeSignInRequest sampleOneTime() {
    return {QStringLiteral("only-once"), QStringLiteral("this computer")};
}

inline protocol::FirstCompanyRequest sampleFirstCompany() {
    return {QStringLiteral("Nordlicht"),
            QStringLiteral("Europe/Berlin"),
            QStringLiteral("Ana Ruiz"),
            QStringLiteral("ana@example.org"),
            QStringLiteral("correct horse battery"),
            QStringLiteral("this computer"),
            QStringLiteral("de"),
            QStringLiteral("imperial")};
}

inline protocol::PasswordResetConfirm sampleReset() {
    return {QStringLiteral("token"), QStringLiteral("correct horse battery")};
}

inline protocol::ErrorBody sampleError() {
    return {protocol::ErrorCode::ResyncRequired, QStringLiteral("Start again."), QStringLiteral("/cursor"),
            QStringLiteral("r-1"), QStringLiteral("epoch-2")};
}

/// What a body does when it is read: whether it was accepted, and what it reads and writes back to.
struct Reread {
    bool accepted = false;
    bool stable = true; ///< what was accepted reads the same after it was written again
    protocol::JsonError error;
};

template <typename T>
Reread reread(const QByteArray& body, protocol::JsonResult<T> (*read)(QByteArrayView),
              QByteArray (*write)(const T&)) {
    const auto once = read(body);
    if (!once)
        return {false, true, once.error()};
    const auto twice = read(write(*once));
    return {true, twice && *twice == *once, {}};
}

/// A message's name in openapi.yaml, a body of it, and how it reads.
struct SampleBody {
    const char* message;
    QByteArray body;
    Reread (*reread)(const QByteArray&);
};

inline std::vector<SampleBody> sampleBodies() {
    using namespace protocol;
    const auto changes = [](const QByteArray& b) { return reread(b, readChangesAnswer, writeChangesAnswer); };
    const auto signIn = [](const QByteArray& b) { return reread(b, readSignInAnswer, writeSignInAnswer); };
    return {
        {"ErrorBody", writeErrorBody(sampleError()),
         [](const QByteArray& b) { return reread(b, readErrorBody, writeErrorBody); }},
        {"ScopesAnswer", writeChangesAnswer(sampleScopesAnswer()), changes},
        {"RowsAnswer", writeChangesAnswer(sampleRowsAnswer()), changes},
        {"BackfillAnswer", writeChangesAnswer(sampleBackfillAnswer()), changes},
        {"HeadAnswer", writeHeadAnswer({QStringLiteral("tag-1"), 3}),
         [](const QByteArray& b) { return reread(b, readHeadAnswer, writeHeadAnswer); }},
        {"OpsRequest", writeOpsRequest(sampleOpsRequest()),
         [](const QByteArray& b) { return reread(b, readOpsRequest, writeOpsRequest); }},
        {"OpsAnswer", writeOpsAnswer(sampleOpsAnswer()),
         [](const QByteArray& b) { return reread(b, readOpsAnswer, writeOpsAnswer); }},
        {"Me", writeMe(sampleMe()), [](const QByteArray& b) { return reread(b, readMe, writeMe); }},
        {"SignedIn", writeSignInAnswer(sampleSignedIn()), signIn},
        {"ChooseCompany", writeSignInAnswer(sampleChoice()), signIn},
        {"SignInRequest", writeSignInRequest(sampleSignIn()),
         [](const QByteArray& b) { return reread(b, readSignInRequest, writeSignInRequest); }},
        {"OneTimeSignInRequest", writeOneTimeSignInRequest(sampleOneTime()),
         [](const QByteArray& b) { return reread(b, readOneTimeSignInRequest, writeOneTimeSignInRequest); }},
        {"RefreshRequest", writeRefreshRequest({QStringLiteral("refresh")}),
         [](const QByteArray& b) { return reread(b, readRefreshRequest, writeRefreshRequest); }},
        {"FirstCompanyRequest", writeFirstCompanyRequest(sampleFirstCompany()),
         [](const QByteArray& b) { return reread(b, readFirstCompanyRequest, writeFirstCompanyRequest); }},
        {"PasswordResetConfirm", writePasswordResetConfirm(sampleReset()),
         [](const QByteArray& b) { return reread(b, readPasswordResetConfirm, writePasswordResetConfirm); }},
        {"UploadAnswer", writeUploadAnswer({idOf(60), UploadOutcome::Known}),
         [](const QByteArray& b) { return reread(b, readUploadAnswer, writeUploadAnswer); }},
    };
}

} // namespace leadout::test
