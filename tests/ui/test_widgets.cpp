// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/looking.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/key_hint.h"
#include "ui/widgets/label.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/score_badge.h"

#include <QAction>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTextDocument>
#include <QToolButton>

using namespace leadout;
using namespace leadout::ui;
using test::Stage;

class TestWidgets : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aScoreSaysItsBandInWords() {
        Stage stage;
        ScoreBadge badge(stage.theme, stage.words);
        QCOMPARE(badge.accessibleName(), QStringLiteral("Not scored"));
        badge.setScore(97, engine::Band::Green);
        QCOMPARE(badge.accessibleName(), QStringLiteral("Score 97, Close to plan"));
    }

    void bandsDifferByMoreThanColour() {
        QVERIFY(iconOf(engine::Band::Green) != iconOf(engine::Band::Amber));
        QVERIFY(iconOf(engine::Band::Amber) != iconOf(engine::Band::Red));
        QVERIFY(iconOf(std::nullopt) != iconOf(engine::Band::Green));
    }

    void everyDrawingPaintsSomethingInItsRole() {
        Stage stage;
        for (int i = 0; i <= static_cast<int>(Icon::Warning); ++i) {
            const QImage image = stage.theme.icon(static_cast<Icon>(i), ui::Role::Bad).pixmap(64).toImage();
            bool painted = false;
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x)
                    painted = painted || image.pixelColor(x, y) == stage.theme.colour(ui::Role::Bad);
            }
            QVERIFY2(painted, fileName(static_cast<Icon>(i)));
        }
    }

    void aToolTipShowsWhatLooksLikeMarkupLetterByLetter() {
        const QString plain = QStringLiteral("Tom & Mara, 5 < 6");
        QCOMPARE(plainToolTip(plain), plain);
        const QString marked = QStringLiteral("Long <b>ride</b><img src=\"file:///etc/hostname\">");
        QTextDocument shown;
        shown.setHtml(plainToolTip(marked));
        QCOMPARE(shown.toPlainText(), marked);
        Stage stage;
        ElidedLabel label(stage.theme, plain);
        label.resize(20, 20);
        label.show();
        QCOMPARE(label.toolTip(), plain);
    }

    void aLongLineEndsInDotsAndTellsTheRest() {
        Stage stage;
        ElidedLabel label(stage.theme, QStringLiteral("Long ride with the club and the hills"));
        label.resize(60, 20);
        label.show();
        QVERIFY(label.isElided());
        QCOMPARE(label.toolTip(), QStringLiteral("Long ride with the club and the hills"));
        label.resize(600, 20);
        QVERIFY(label.toolTip().isEmpty());
    }

    void wordsOfOthersAreNeverMarkup() {
        Stage stage;
        QCOMPARE(Label(stage.theme, QStringLiteral("<b>x</b>")).textFormat(), Qt::PlainText);
    }

    void aButtonFollowsItsAction() {
        Stage stage;
        QAction action(QStringLiteral("&Done"));
        action.setShortcut(QKeySequence(Qt::Key_D));
        KeyHint hint(stage.theme, &action);
        QCOMPARE(hint.accessibleName(), QStringLiteral("Done"));
        QSignalSpy triggered(&action, &QAction::triggered);
        hint.click();
        QCOMPARE(triggered.size(), 1);
        action.setEnabled(false);
        QVERIFY(!hint.isEnabled());
    }

    void aFilterStaysPressedAndCounts() {
        Stage stage;
        Chip chip(stage.theme, QStringLiteral("To review"));
        const int narrow = chip.sizeHint().width();
        chip.setCount(18);
        QVERIFY(chip.sizeHint().width() > narrow);
        QCOMPARE(chip.accessibleName(), QStringLiteral("To review 18"));
        chip.show();
        QTest::keyClick(&chip, Qt::Key_Space);
        QVERIFY(chip.isChecked());
    }

    void aMessageCanBeClosed() {
        Stage stage;
        Notice notice(stage.theme, Tone::Warn, Icon::Warning, QStringLiteral("Something."));
        notice.setClosable(true);
        notice.show();
        QSignalSpy closed(&notice, &Notice::closed);
        notice.findChild<QToolButton*>()->click();
        QCOMPARE(closed.size(), 1);
        QVERIFY(!notice.isVisible());
    }

    void anEmptyPlaceOffersTheNextStep() {
        Stage stage;
        EmptyState state(stage.theme, Icon::Check, QStringLiteral("Nothing to review."));
        QVERIFY(state.step()->isHidden());
        state.setStep(QStringLiteral("Show everything"));
        state.show();
        QSignalSpy chosen(&state, &EmptyState::stepChosen);
        state.step()->click();
        QCOMPARE(chosen.size(), 1);
    }

    void theShadeReachesWhatIsShown() {
        Stage stage;
        Label label(stage.theme, QStringLiteral("x"), kBody, ui::Role::Muted);
        const QColor light = label.palette().color(QPalette::WindowText);
        QSignalSpy changed(&stage.theme, &Theme::changed);
        stage.theme.choose(ShadeChoice::Dark);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(label.palette().color(QPalette::WindowText), colour(ui::Role::Muted, Shade::Dark));
        QVERIFY(label.palette().color(QPalette::WindowText) != light);
        QVERIFY(!stage.theme.styleSheet().contains(QLatin1Char('<')));
    }
};

QTEST_MAIN(TestWidgets)
#include "test_widgets.moc"
