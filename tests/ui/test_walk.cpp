// SPDX-License-Identifier: GPL-3.0-or-later
// Walks through every page as a coach with a keyboard, and as one with a small screen, does.
#include "tests/ui/looking.h"
#include "ui/widgets/label.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QListView>
#include <QTableView>
#include <QTest>

#include <algorithm>

using namespace leadout;
using test::Stage;

namespace {

/// The visible, enabled controls of a page that Tab reaches.
QList<QWidget*> reachable(const QWidget& page) {
    QList<QWidget*> found;
    for (QWidget* widget : page.findChildren<QWidget*>()) {
        if (widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus) != 0 &&
            widget->focusProxy() == nullptr)
            found.append(widget);
    }
    return found;
}

/// What the words need beside them in a cell.
constexpr int kCellPadding = 24;

/// The texts of a table that are wider than their column and that no tool tip tells whole.
QStringList untoldCells(const QTableView& table) {
    QStringList untold;
    const QAbstractItemModel& model = *table.model();
    for (int row = 0; row < model.rowCount(); ++row) {
        for (int column = 0; column < model.columnCount(); ++column) {
            const QModelIndex index = model.index(row, column);
            const QString text = index.data().toString();
            const int needed = table.fontMetrics().horizontalAdvance(text) + kCellPadding;
            if (!table.isColumnHidden(column) && needed > table.columnWidth(column) &&
                !index.data(Qt::ToolTipRole).toString().contains(text))
                untold.append(text);
        }
    }
    return untold;
}

/// The hints of fields that are wider than their field.
QStringList cutHints(const QWidget& page) {
    constexpr int kFramePadding = 22;
    QStringList cut;
    for (const QLineEdit* line : page.findChildren<QLineEdit*>()) {
        const int needed = line->fontMetrics().horizontalAdvance(line->placeholderText()) + kFramePadding;
        if (line->isVisible() && !line->placeholderText().isEmpty() && needed > line->width())
            cut.append(line->placeholderText());
    }
    return cut;
}

/// All on a page that is cut and does not tell the whole in a tool tip.
QStringList untold(const QWidget& page) {
    QStringList untold = test::cutWords(page) + cutHints(page);
    for (const ui::ElidedLabel* label : page.findChildren<ui::ElidedLabel*>()) {
        if (label->isVisible() && label->isElided() && label->toolTip().isEmpty())
            untold.append(label->text());
    }
    for (const QTableView* table : page.findChildren<QTableView*>()) {
        if (table->isVisible())
            untold.append(untoldCells(*table));
    }
    for (const QListView* list : page.findChildren<QListView*>()) {
        for (int row = 0; list->isVisible() && row < list->model()->rowCount(); ++row) {
            const QModelIndex index = list->model()->index(row, 0);
            if (index.flags().testFlag(Qt::ItemIsSelectable) &&
                index.data(Qt::ToolTipRole).toString().isEmpty())
                untold.append(QStringLiteral("row %1").arg(row));
        }
    }
    return untold;
}

} // namespace

class TestWalk : public QObject {
    Q_OBJECT

    static void addPages() {
        QTest::addColumn<QString>("page");
        QTest::addColumn<domain::Role>("role");
        Stage stage;
        for (const ui::PageEntry& entry : ui::pages(stage.preferences)) {
            QTest::newRow(qPrintable(entry.word)) << entry.word << domain::Role::Head;
            QTest::newRow(qPrintable(entry.word + QStringLiteral(", assistant")))
                << entry.word << domain::Role::Assistant;
        }
    }

private Q_SLOTS:
    void theFocusIsSeenWhereverItIs_data() { addPages(); }
    void theFocusIsSeenWhereverItIs() {
        QFETCH(QString, page);
        QFETCH(domain::Role, role);
        for (const ui::ShadeChoice shade : {ui::ShadeChoice::Light, ui::ShadeChoice::Dark}) {
            Stage stage(role, shade);
            ui::MainWindow window(stage.surroundings, stage.preferences, ui::pages(stage.preferences));
            window.resize(1440, 900);
            window.show();
            window.activateWindow();
            QVERIFY(QTest::qWaitForWindowActive(&window));
            window.openPage(page);
            QTest::qWait(100);
            const QList<QWidget*> controls = reachable(window);
            QVERIFY(!controls.isEmpty());
            QStringList unseen;
            for (QWidget* control : controls) {
                if (QWidget* before = window.focusWidget())
                    before->clearFocus();
                const QImage without = control->grab().toImage();
                control->setFocus(Qt::TabFocusReason);
                if (control->hasFocus() && control->grab().toImage() == without)
                    unseen.append(test::describe(control));
            }
            QVERIFY2(unseen.isEmpty(), qPrintable(unseen.join(QStringLiteral(", "))));
        }
    }

    void everyColumnHasRoomOnAUsualScreen_data() { addPages(); }
    void everyColumnHasRoomOnAUsualScreen() {
        QFETCH(QString, page);
        QFETCH(domain::Role, role);
        for (const char* language : {"en", "de"}) {
            Stage stage(role, ui::ShadeChoice::Light, QLatin1String(language));
            ui::MainWindow window(stage.surroundings, stage.preferences, ui::pages(stage.preferences));
            window.resize(1440, 900);
            window.show();
            window.openPage(page);
            QTest::qWait(100);
            for (const QTableView* table : window.findChildren<QTableView*>()) {
                for (int column = 0; table->isVisible() && column < table->model()->columnCount(); ++column) {
                    const QString heading = table->model()->headerData(column, Qt::Horizontal).toString();
                    QVERIFY2(!table->isColumnHidden(column),
                             qPrintable(QString::fromLatin1(language) + u' ' + heading));
                }
            }
        }
    }

    void nothingIsCutInGermanOnASmallScreenWithoutBeingTold_data() { addPages(); }
    void nothingIsCutInGermanOnASmallScreenWithoutBeingTold() {
        QFETCH(QString, page);
        QFETCH(domain::Role, role);
        Stage stage(role, ui::ShadeChoice::Light, QStringLiteral("de"));
        stage.desk.state.link = client::LinkState::Offline;
        stage.desk.state.waiting = stage.desk.state.waitingReviews = 2;
        stage.desk.state.attention = 2;
        stage.desk.state.held = 3;
        ui::MainWindow window(stage.surroundings, stage.preferences, ui::pages(stage.preferences));
        window.resize(1024, 700);
        window.show();
        window.openPage(page);
        QTRY_VERIFY2_WITH_TIMEOUT(untold(window).isEmpty(),
                                  qPrintable(untold(window).join(QStringLiteral(", "))), 3000);
    }
};

QTEST_MAIN(TestWalk)
#include "test_walk.moc"
