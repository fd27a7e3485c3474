// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/desk/sample_desk.h"
#include "ui/dialogs/field.h"
#include "ui/pages/athletes/thresholds_card.h"

#include <QDateEdit>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace leadout;

namespace {

domain::Formatting imperial() {
    domain::Formatting formatting;
    formatting.units = domain::UnitSystem::Imperial;
    return formatting;
}

/// The card of the sample's first athlete.
struct Card {
    explicit Card(domain::Role role = domain::Role::Head, const domain::Formatting& formatting = {})
        : desk(role)
        , words(QStringLiteral("en"), formatting, test::SampleDesk::clock(), QTimeZone::utc())
        , card(theme, words, desk)
        , detail(test::sampleAthlete(test::sampleAthletes(role).at(0), {}, role)) {
        card.show(detail);
        card.QWidget::show();
    }
    template <class Widget>
    Widget* named(const QString& name) {
        for (Widget* one : card.findChildren<Widget*>()) {
            if (one->accessibleName() == name || one->property("text").toString() == name)
                return one;
        }
        return nullptr;
    }
    void press(const QString& name) { named<QPushButton>(name)->click(); }
    QLineEdit* line(const QString& name) { return named<QLineEdit>(name); }
    QString fault(const QString& name) { return qobject_cast<ui::Field*>(line(name)->parent())->fault(); }

    ui::Theme theme;
    test::SampleDesk desk;
    ui::Words words;
    ui::ThresholdsCard card;
    client::AthleteDetail detail;
};

const QString kPower = QStringLiteral("Threshold power");
const QString kRun = QStringLiteral("Threshold pace, running");
const QString kSwim = QStringLiteral("Critical swim speed");
const QString kHeart = QStringLiteral("Threshold heart rate");
const QString kSave = QStringLiteral("Save the thresholds");

} // namespace

class TestThresholdsCard : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aNewSetBeginsWithTheNewestAndKeepsWhatIsNotChanged() {
        Card card;
        card.press(QStringLiteral("Enter thresholds"));
        QCOMPARE(card.line(kPower)->text(), QStringLiteral("262 W"));
        QCOMPARE(card.line(kRun)->text(), QStringLiteral("4:04 /km"));
        card.line(kPower)->setText(QStringLiteral("271"));
        card.line(kSwim)->setText(QStringLiteral("1:25"));
        card.line(kHeart)->clear();
        card.named<QDateEdit>(QStringLiteral("First day of the thresholds"))->setDate(QDate(2026, 11, 2));
        card.press(kSave);
        QTRY_COMPARE(card.desk.decisions.size(), 1);
        QCOMPARE(card.desk.decisions.last().text, QStringLiteral("2026-11-02 271.00 - - 4.10 1.18"));
        QTRY_VERIFY(!card.line(kPower)->isVisible());
    }

    void whatCannotBeIsSaidAtItsFieldAndNothingIsSent() {
        Card card;
        card.press(QStringLiteral("Enter thresholds"));
        card.line(kPower)->setText(QStringLiteral("two hundred"));
        card.line(kRun)->setText(QStringLiteral("4.15"));
        card.press(kSave);
        QCOMPARE(card.fault(kPower), QStringLiteral("Write it like 250 W."));
        QCOMPARE(card.fault(kRun), QStringLiteral("Write it like 4:10 /km."));
        card.line(kPower)->setText(QStringLiteral("2500 W"));
        card.line(kRun)->clear();
        card.press(kSave);
        QCOMPARE(card.fault(kPower), QStringLiteral("This must lie between 30 W and 700 W."));
        card.line(kPower)->clear();
        card.line(kSwim)->setText(QStringLiteral("0:30"));
        card.press(kSave);
        QCOMPARE(card.fault(kSwim), QStringLiteral("This must lie between 3:20 /100 m and 0:40 /100 m."));
        card.line(kSwim)->clear();
        card.line(kHeart)->clear();
        card.press(kSave);
        QCOMPARE(card.fault(kPower), QStringLiteral("Fill in at least one threshold."));
        QVERIFY(card.desk.decisions.isEmpty());
    }

    void pacesAreReadInTheUnitsInWhichTheyAreShown() {
        Card card(domain::Role::Head, imperial());
        card.press(QStringLiteral("Enter thresholds"));
        QVERIFY(card.line(kRun)->text().endsWith(QStringLiteral(" /mi")));
        card.line(kRun)->setText(QStringLiteral("6:42 /mi"));
        card.press(kSave);
        QTRY_COMPARE(card.desk.decisions.size(), 1);
        QCOMPARE(card.desk.decisions.last().text.section(u' ', 4, 4), QStringLiteral("4.00"));
    }

    void whatIsTypedStaysWithItsAthleteAndOutlivesARefusal() {
        Card card;
        card.press(QStringLiteral("Enter thresholds"));
        card.line(kPower)->setText(QStringLiteral("275"));
        client::AthleteDetail other = card.detail;
        other.athlete.id = domain::AthleteId(test::sampleId(99));
        other.thresholds.clear();
        card.card.show(other);
        QVERIFY(!card.line(kPower)->isVisible());
        card.card.show(card.detail);
        QCOMPARE(card.line(kPower)->text(), QStringLiteral("275"));
        QSignalSpy refused(&card.card, &ui::ThresholdsCard::refused);
        card.desk.refuseNext = client::Refusal{"access.not_found", {}};
        card.press(kSave);
        QTRY_COMPARE(refused.size(), 1);
        QVERIFY(card.line(kPower)->isVisible());
        QCOMPARE(card.line(kPower)->text(), QStringLiteral("275"));
        QTRY_VERIFY(card.named<QPushButton>(kSave)->isEnabled());
    }

    void whoMayNotIsToldWhy() {
        Card card;
        card.detail.setThresholds = {false, engine::Sentence{"access.not_found", {}}};
        card.card.show(card.detail);
        auto* enter = card.named<QPushButton>(QStringLiteral("Enter thresholds"));
        QVERIFY(!enter->isEnabled());
        QVERIFY(!enter->accessibleDescription().isEmpty());
    }
};

QTEST_MAIN(TestThresholdsCard)
#include "test_thresholds_card.moc"
