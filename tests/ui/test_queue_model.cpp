// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/dashboard/queue_model.h"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <random>

using namespace leadout;
using client::QueueGroup;
using client::SessionItem;
using ui::QueueModel;

namespace {

domain::AnalysisId idOf(int number) {
    return domain::AnalysisId(QUuid(0x1000U + static_cast<uint>(number), 1, 2, 0x80, 1, 1, 1, 1, 1, 1, 1));
}

SessionItem session(int number, QueueGroup group = QueueGroup::Rest) {
    SessionItem item;
    item.id = idOf(number);
    item.athleteName = QStringLiteral("Athlete %1").arg(number);
    item.group = group;
    return item;
}

std::vector<SessionItem> sessions(const std::vector<int>& numbers) {
    std::vector<SessionItem> items;
    for (const int number : numbers)
        items.push_back(session(number));
    return items;
}

/// What a model shows, headings in brackets.
QStringList shown(const QueueModel& model) {
    QStringList rows;
    for (int i = 0; i < model.rowCount(); ++i) {
        const QModelIndex index = model.index(i);
        const QString text = index.data().toString();
        rows.append(model.heading(index) ? u'[' + text + u']' : text);
    }
    return rows;
}

QStringList expected(const std::vector<SessionItem>& items, bool grouped) {
    QStringList rows;
    std::optional<QueueGroup> last;
    for (const SessionItem& item : items) {
        if (grouped && last != item.group)
            rows.append(u'[' + QueueModel::groupTitle(item.group) + u']');
        last = item.group;
        rows.append(item.athleteName);
    }
    return rows;
}

void sortByGroup(std::vector<SessionItem>& items) {
    std::stable_sort(items.begin(), items.end(),
                     [](const SessionItem& a, const SessionItem& b) { return a.group < b.group; });
}

/// The queue as one sync may leave it.
std::vector<SessionItem> mutated(std::vector<SessionItem> items, std::mt19937& random, int& next) {
    const auto below = [&](std::size_t limit) { return static_cast<std::ptrdiff_t>(random() % limit); };
    const auto some = random() % 6;
    for (std::size_t i = 0; i < some && !items.empty(); ++i)
        items.erase(items.begin() + below(items.size()));
    for (std::size_t i = 0; i < random() % 6; ++i)
        items.insert(items.begin() + below(items.size() + 1),
                     session(next++, static_cast<QueueGroup>(random() % 3)));
    for (std::size_t i = 0; i < random() % 4 && !items.empty(); ++i) {
        SessionItem& item = items[static_cast<std::size_t>(below(items.size()))];
        item.athleteName += u'*';
        item.group = static_cast<QueueGroup>(random() % 3);
    }
    if (random() % 8 == 0)
        std::shuffle(items.begin(), items.end(), random);
    return items;
}

} // namespace

class TestQueueModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anyQueueAfterAnyOtherIsShownAsItIs() {
        for (unsigned seed = 0; seed < 60; ++seed) {
            std::mt19937 random(seed);
            const bool grouped = seed % 2 == 0;
            QueueModel model;
            const QAbstractItemModelTester tester(&model,
                                                  QAbstractItemModelTester::FailureReportingMode::Fatal);
            const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
            std::vector<SessionItem> items;
            int next = 0;
            for (int step = 0; step < 40; ++step) {
                items = mutated(std::move(items), random, next);
                if (grouped)
                    sortByGroup(items);
                model.setSessions(items, grouped);
                QCOMPARE(shown(model), expected(items, grouped));
            }
            QCOMPARE(resets.count(), 0);
        }
    }

    void selectionAndCurrentRowSurviveEveryUpdate() {
        std::mt19937 random(7);
        QueueModel model;
        QItemSelectionModel selection(&model);
        std::vector<SessionItem> items = sessions({1, 2, 3, 4, 5, 6, 7, 8, 9, 10});
        model.setSessions(items, true);
        selection.setCurrentIndex(model.find(idOf(4)), QItemSelectionModel::Select);
        selection.select(model.find(idOf(7)), QItemSelectionModel::Select);
        int next = 100;
        for (int step = 0; step < 200; ++step) {
            std::vector<SessionItem> changed = mutated(items, random, next);
            for (const int kept : {4, 7}) {
                const bool there = std::any_of(changed.begin(), changed.end(), [&](const SessionItem& item) {
                    return item.id == idOf(kept);
                });
                if (!there)
                    changed.push_back(session(kept));
            }
            sortByGroup(changed);
            items = changed;
            model.setSessions(items, true);
            QCOMPARE(selection.currentIndex(), model.find(idOf(4)));
            QCOMPARE(selection.selectedIndexes().size(), 2);
            QVERIFY(selection.isSelected(model.find(idOf(4))));
            QVERIFY(selection.isSelected(model.find(idOf(7))));
        }
    }

    void manySessionsBetweenOthersAreInsertedAtOnce() {
        std::vector<SessionItem> few;
        std::vector<SessionItem> all;
        for (int number = 0; number < 400; ++number) {
            all.push_back(session(number));
            if (number % 4 == 1)
                few.push_back(session(number));
        }
        QueueModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setSessions(few, true);
        QItemSelectionModel selection(&model);
        selection.setCurrentIndex(model.find(idOf(201)), QItemSelectionModel::Select);
        const QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        model.setSessions(all, false);
        QCOMPARE(shown(model), expected(all, false));
        QCOMPARE(inserted.count(), 1);
        QVERIFY(selection.isSelected(model.find(idOf(201))));
        model.setSessions(few, true);
        QCOMPARE(shown(model), expected(few, true));
        QCOMPARE(selection.currentIndex(), model.find(idOf(201)));
        QCOMPARE(resets.count(), 0);
    }

    void oneSessionThatWentIsOneRemoval() {
        QueueModel model;
        model.setSessions(sessions({1, 2, 3, 4}), false);
        const QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
        const QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        const QSignalSpy moved(&model, &QAbstractItemModel::rowsMoved);
        const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        const QSignalSpy layout(&model, &QAbstractItemModel::layoutChanged);
        model.setSessions(sessions({1, 2, 4}), false);
        QCOMPARE(removed.count(), 1);
        QCOMPARE(inserted.count() + moved.count() + changed.count() + layout.count(), 0);
    }

    void oneSessionThatRoseIsOneMove() {
        QueueModel model;
        model.setSessions(sessions({1, 2, 3, 4}), false);
        const QSignalSpy moved(&model, &QAbstractItemModel::rowsMoved);
        model.setSessions(sessions({4, 1, 2, 3}), false);
        QCOMPARE(moved.count(), 1);
        QCOMPARE(shown(model), expected(sessions({4, 1, 2, 3}), false));
    }

    void anUnchangedQueueSaysNothing() {
        QueueModel model;
        model.setSessions(sessions({1, 2, 3}), true);
        const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        const QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        model.setSessions(sessions({1, 2, 3}), true);
        QCOMPARE(changed.count() + inserted.count(), 0);
    }

    void onlyTheRowThatChangedIsAnnounced() {
        QueueModel model;
        model.setSessions(sessions({1, 2, 3}), false);
        const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        std::vector<SessionItem> items = sessions({1, 2, 3});
        items[1].score = 88;
        model.setSessions(items, false);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(changed.first().at(0).toModelIndex().row(), 1);
        QCOMPARE(changed.first().at(1).toModelIndex().row(), 1);
    }

    void theSessionUnderReviewStaysUntilItIsLeft() {
        QueueModel model;
        model.setSessions(sessions({1, 2, 3}), false);
        model.hold(idOf(2));
        model.setSessions(sessions({1, 3}), false);
        QCOMPARE(shown(model), expected(sessions({1, 2, 3}), false));
        QVERIFY(!model.isInQueue(idOf(2)));
        model.hold(idOf(3));
        QCOMPARE(shown(model), expected(sessions({1, 3}), false));
    }

    void theSessionUnderReviewIsUpdatedInItsPlace() {
        QueueModel model;
        model.setSessions(sessions({1, 2, 3}), false);
        model.hold(idOf(1));
        std::vector<SessionItem> items = sessions({2, 3, 1});
        items[2].score = 64;
        model.setSessions(items, false);
        QCOMPARE(shown(model), expected(sessions({1, 2, 3}), false));
        QCOMPARE(model.session(model.index(0))->score, std::optional<int>(64));
        model.hold(std::nullopt);
        QCOMPARE(shown(model), expected(sessions({2, 3, 1}), false));
    }

    void theHeadingStaysWithTheLastSessionOfAGroupUnderReview() {
        QueueModel model;
        model.setSessions({session(1, QueueGroup::Wrote), session(2, QueueGroup::Rest)}, true);
        model.hold(idOf(1));
        model.setSessions({session(2, QueueGroup::Rest)}, true);
        QCOMPARE(shown(model), expected({session(1, QueueGroup::Wrote), session(2, QueueGroup::Rest)}, true));
    }

    void theFirstHeadingHoldsForAllBelowIt() {
        QCOMPARE(QueueModel::groupTitle(client::QueueGroup::Wrote), QStringLiteral("Wrote or felt bad"));
    }

    void headingsCannotBeSelectedAndAreSkipped() {
        QueueModel model;
        model.setSessions({session(1, QueueGroup::Wrote), session(2, QueueGroup::Rest)}, true);
        QCOMPARE(model.flags(model.index(0)), Qt::NoItemFlags);
        const QModelIndex first = model.neighbour({}, 1);
        QCOMPARE(first, model.find(idOf(1)));
        QCOMPARE(model.neighbour(first, 1), model.find(idOf(2)));
        QVERIFY(!model.neighbour(first, -1).isValid());
        QCOMPARE(model.position(model.find(idOf(2))), 2);
        QCOMPARE(model.sessionCount(), 2);
    }

    void aSessionNamedTwiceIsShownOnce() {
        QueueModel model;
        model.setSessions(sessions({1, 2, 1}), false);
        QCOMPARE(shown(model), expected(sessions({1, 2}), false));
    }

    void twentyThousandSessionsCanTurnAround() {
        std::vector<SessionItem> items;
        for (int i = 0; i < 20000; ++i)
            items.push_back(session(i));
        QueueModel model;
        QItemSelectionModel selection(&model);
        model.setSessions(items, true);
        selection.setCurrentIndex(model.find(idOf(19000)), QItemSelectionModel::Select);
        std::reverse(items.begin(), items.end());
        model.setSessions(items, false);
        QCOMPARE(shown(model), expected(items, false));
        QCOMPARE(selection.currentIndex(), model.find(idOf(19000)));
    }
};

QTEST_GUILESS_MAIN(TestQueueModel)
#include "test_queue_model.moc"
