// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/auth/password_rules.h"

#include <QTest>

using leadout::backend::passwordFault;

class TestPasswordRules : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void judgesAPassword_data() {
        QTest::addColumn<QString>("password");
        QTest::addColumn<QString>("fault");
        const auto row = [](const char* name, const char* password, const char* fault) {
            QTest::newRow(name) << QString::fromUtf8(password) << QString::fromLatin1(fault);
        };
        row("four words", "wren ladle comet birch", "");
        row("random digits", "850294716305", "");
        row("random letters", "kqzvhwmtrbxp", "");
        row("another script", "пчела лампа окно гора", "");
        row("a common word beside others", "password is what ladle said", "");
        row("eleven characters", "wren ladle1", "password.length");
        row("twelve characters", "wren ladle12", "");
        row("one thing repeated", "abcabcabcabc", "password.common");
        row("one character", "zzzzzzzzzzzzzz", "password.common");
        row("counting up", "1234567890123", "password.common");
        row("counting down", "zyxwvutsrqponm", "password.common");
        row("a common word with digits", "Password12345", "password.common");
        row("a common word with signs", "!!p@ssw0rd!!123", "password.common");
        row("a common word twice", "letmein-LetMeIn", "password.common");
        row("a row of keys", "qwertyuiop12", "password.common");
        row("the company", "VeloCoaching2026", "password.known");
        row("the address", "jonas.weber@velo", "password.known");
        row("the whole short address", "ju@velo.example 1", "password.known");
        row("the company beside other words", "velo wren ladle comet", "");
    }

    void judgesAPassword() {
        QFETCH(const QString, password);
        QFETCH(const QString, fault);
        const QStringList known = {QStringLiteral("jonas.weber@example.org"), QStringLiteral("Velo Coaching"),
                                   QStringLiteral("ju@velo.example"), QStringLiteral("Jonas Weber")};
        const auto found = passwordFault(password, known).value_or("");
        QCOMPARE(QString::fromLatin1(found.data(), static_cast<qsizetype>(found.size())), fault);
    }

    void takesAtMost128Characters() {
        const QString words = QStringLiteral("wren ladle comet birch ").repeated(6);
        QVERIFY(!passwordFault(words.left(128), {}));
        QVERIFY(passwordFault(words.left(129), {}) == "password.length");
    }
};

QTEST_GUILESS_MAIN(TestPasswordRules)
#include "test_auth_password_rules.moc"
