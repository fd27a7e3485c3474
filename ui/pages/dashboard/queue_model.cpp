// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/dashboard/queue_model.h"

#include "ui/widgets/label.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <iterator>
#include <numeric>

namespace leadout::ui {

namespace {

/// Above so many moves it is cheaper for everybody to announce a new order once.
constexpr std::size_t kMostMoves = 32;

/// Which of the places belong to a longest rising sequence, so that their rows can stay where they are.
std::vector<bool> staying(const std::vector<int>& places) {
    std::vector<std::size_t> ends;
    std::vector<std::ptrdiff_t> before(places.size(), -1);
    for (std::size_t i = 0; i < places.size(); ++i) {
        const auto at = std::lower_bound(ends.begin(), ends.end(), places[i],
                                         [&](std::size_t end, int place) { return places[end] < place; });
        if (at != ends.begin())
            before[i] = static_cast<std::ptrdiff_t>(*(at - 1));
        if (at == ends.end())
            ends.push_back(i);
        else
            *at = i;
    }
    std::vector<bool> stays(places.size(), false);
    for (auto i = ends.empty() ? std::ptrdiff_t{-1} : static_cast<std::ptrdiff_t>(ends.back()); i >= 0;
         i = before[static_cast<std::size_t>(i)])
        stays[static_cast<std::size_t>(i)] = true;
    return stays;
}

} // namespace

QUuid QueueModel::Row::key() const {
    if (heading)
        return QUuid(static_cast<uint>(*heading) + 1U, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    return session->id.uuid();
}

bool QueueModel::Row::sameAs(const Row& other) const {
    return heading || session == other.session || *session == *other.session;
}

QueueModel::QueueModel(QObject* parent) : QAbstractListModel(parent) {}
QueueModel::~QueueModel() = default;

void QueueModel::setSessions(std::vector<client::SessionItem> sessions, bool grouped) {
    // The rows share one list, so that thousands of sessions are not taken apart here.
    const auto all = std::make_shared<const std::vector<client::SessionItem>>(std::move(sessions));
    m_latest.clear();
    m_latest.reserve(all->size());
    QSet<QUuid> seen;
    seen.reserve(static_cast<qsizetype>(all->size()));
    for (const client::SessionItem& item : *all) {
        const qsizetype before = seen.size();
        seen.insert(item.id.uuid());
        if (seen.size() > before)
            m_latest.emplace_back(all, &item);
    }
    m_grouped = grouped;
    update();
}

void QueueModel::hold(const std::optional<domain::AnalysisId>& id) {
    if (m_held == id)
        return;
    m_held = id;
    update();
}

bool QueueModel::isInQueue(const domain::AnalysisId& id) const {
    return std::any_of(m_latest.begin(), m_latest.end(), [&](const Session& s) { return s->id == id; });
}

QString QueueModel::spoken(const client::SessionItem& session) const {
    return m_speech ? m_speech(session) : session.athleteName;
}

int QueueModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant QueueModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    if (role == HeadingRole)
        return row.heading.has_value();
    if (row.heading)
        return role == Qt::DisplayRole || role == Qt::AccessibleTextRole ? groupTitle(*row.heading)
                                                                         : QVariant();
    switch (role) {
    case Qt::DisplayRole: return row.session->athleteName;
    case Qt::AccessibleTextRole: return spoken(*row.session);
    case Qt::ToolTipRole: return plainToolTip(spoken(*row.session));
    case IdRole: return row.session->id.uuid();
    default: return {};
    }
}

Qt::ItemFlags QueueModel::flags(const QModelIndex& index) const {
    if (session(index) == nullptr)
        return Qt::NoItemFlags;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

const client::SessionItem* QueueModel::session(const QModelIndex& index) const {
    if (!index.isValid() || index.row() >= rowCount())
        return nullptr;
    return m_rows[static_cast<std::size_t>(index.row())].session.get();
}

std::optional<client::QueueGroup> QueueModel::heading(const QModelIndex& index) const {
    if (!index.isValid() || index.row() >= rowCount())
        return std::nullopt;
    return m_rows[static_cast<std::size_t>(index.row())].heading;
}

QModelIndex QueueModel::find(const domain::AnalysisId& id) const {
    for (int i = 0; i < rowCount(); ++i) {
        const Row& row = m_rows[static_cast<std::size_t>(i)];
        if (row.session && row.session->id == id)
            return index(i);
    }
    return {};
}

QModelIndex QueueModel::neighbour(const QModelIndex& from, int direction) const {
    const int start = from.isValid() ? from.row() : (direction > 0 ? -1 : rowCount());
    for (int i = start + direction; i >= 0 && i < rowCount(); i += direction) {
        if (m_rows[static_cast<std::size_t>(i)].session)
            return index(i);
    }
    return {};
}

int QueueModel::sessionCount() const {
    return static_cast<int>(
        std::count_if(m_rows.begin(), m_rows.end(), [](const Row& row) { return row.session != nullptr; }));
}

int QueueModel::position(const QModelIndex& index) const {
    if (!session(index))
        return 0;
    return static_cast<int>(std::count_if(m_rows.begin(), m_rows.begin() + index.row() + 1,
                                          [](const Row& row) { return row.session != nullptr; }));
}

QString QueueModel::groupTitle(client::QueueGroup group) {
    switch (group) {
    case client::QueueGroup::Wrote: return tr("Wrote or felt bad");
    case client::QueueGroup::NeedsALook: return tr("Needs a look");
    case client::QueueGroup::Rest: return tr("The rest");
    }
    return {};
}

void QueueModel::keepHeldInPlace(std::vector<Session>& sessions) const {
    const QModelIndex heldAt = m_held ? find(*m_held) : QModelIndex();
    if (!heldAt.isValid())
        return;
    const Session shown = m_rows[static_cast<std::size_t>(heldAt.row())].session;
    const auto now = std::find_if(sessions.begin(), sessions.end(),
                                  [&](const Session& session) { return session->id == *m_held; });
    // A copy of its own, which does not keep all the sessions that it came with.
    auto kept = std::make_shared<client::SessionItem>(now == sessions.end() ? *shown : **now);
    kept->group = shown->group;
    if (now != sessions.end())
        sessions.erase(now);
    QHash<QUuid, std::size_t> places;
    places.reserve(static_cast<qsizetype>(sessions.size()));
    for (std::size_t i = 0; i < sessions.size(); ++i)
        places.insert(sessions[i]->id.uuid(), i);
    for (int row = heldAt.row() - 1; row >= 0; --row) {
        const Row& before = m_rows[static_cast<std::size_t>(row)];
        if (before.heading)
            break;
        const auto place = places.constFind(before.session->id.uuid());
        if (place != places.constEnd() && (!m_grouped || sessions[*place]->group == shown->group)) {
            sessions.insert(sessions.begin() + static_cast<std::ptrdiff_t>(*place) + 1, std::move(kept));
            return;
        }
    }
    const auto first = m_grouped
                           ? std::find_if(sessions.begin(), sessions.end(),
                                          [&](const Session& other) { return other->group >= shown->group; })
                           : sessions.begin();
    sessions.insert(first, std::move(kept));
}

std::vector<QueueModel::Row> QueueModel::wanted() const {
    std::vector<Session> sessions = m_latest;
    keepHeldInPlace(sessions);
    std::vector<Row> rows;
    rows.reserve(sessions.size() + 3);
    std::optional<client::QueueGroup> last;
    for (Session& session : sessions) {
        if (m_grouped && (!last || session->group > *last)) {
            last = session->group;
            rows.push_back({last, nullptr});
        }
        rows.push_back({std::nullopt, std::move(session)});
    }
    return rows;
}

void QueueModel::update() {
    std::vector<Row> rows = wanted();
    // Most syncs change some rows and move none.
    const bool sameRows = std::equal(rows.begin(), rows.end(), m_rows.begin(), m_rows.end(),
                                     [](const Row& a, const Row& b) { return a.key() == b.key(); });
    if (!sameRows) {
        removeAllBut(rows);
        appendIfScattered(rows);
        orderAs(rows);
    }
    insertAndChange(std::move(rows));
}

/// New rows that would have to be told of in many places are told of at the end, and then put in order with
/// the others.
void QueueModel::appendIfScattered(const std::vector<Row>& rows) {
    QSet<QUuid> shown;
    shown.reserve(static_cast<qsizetype>(m_rows.size()));
    for (const Row& row : m_rows)
        shown.insert(row.key());
    std::vector<Row> added;
    std::size_t places = 0;
    bool inPlace = false;
    for (const Row& row : rows) {
        const bool isNew = !shown.contains(row.key());
        if (isNew)
            added.push_back(row);
        if (isNew && !inPlace)
            ++places;
        inPlace = isNew;
    }
    if (places <= kMostMoves)
        return;
    beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(added.size()) - 1);
    m_rows.insert(m_rows.end(), std::make_move_iterator(added.begin()), std::make_move_iterator(added.end()));
    endInsertRows();
}

void QueueModel::removeAllBut(const std::vector<Row>& rows) {
    QSet<QUuid> keys;
    keys.reserve(static_cast<qsizetype>(rows.size()));
    for (const Row& row : rows)
        keys.insert(row.key());
    for (int last = rowCount() - 1; last >= 0; --last) {
        const auto goes = [&](int row) {
            return !keys.contains(m_rows[static_cast<std::size_t>(row)].key());
        };
        if (!goes(last))
            continue;
        int first = last;
        while (first > 0 && goes(first - 1))
            --first;
        beginRemoveRows({}, first, last);
        m_rows.erase(m_rows.begin() + first, m_rows.begin() + last + 1);
        endRemoveRows();
        last = first;
    }
}

void QueueModel::orderAs(const std::vector<Row>& rows) {
    QHash<QUuid, int> places;
    places.reserve(static_cast<qsizetype>(rows.size()));
    for (std::size_t i = 0; i < rows.size(); ++i)
        places.insert(rows[i].key(), static_cast<int>(i));
    std::vector<int> place;
    place.reserve(m_rows.size());
    for (const Row& row : m_rows)
        place.push_back(places.value(row.key()));
    const std::vector<bool> stays = staying(place);
    const auto moves = static_cast<std::size_t>(std::count(stays.begin(), stays.end(), false));
    if (moves > kMostMoves) {
        relayout(place);
        return;
    }
    std::vector<int> moving;
    std::vector<bool> ordered(rows.size(), false);
    for (std::size_t i = 0; i < place.size(); ++i) {
        ordered[static_cast<std::size_t>(place[i])] = stays[i];
        if (!stays[i])
            moving.push_back(place[i]);
    }
    for (const int target : moving) {
        const auto from = std::find(place.begin(), place.end(), target);
        const auto fromRow = static_cast<int>(from - place.begin());
        place.erase(from);
        // Rows still to be moved may stand anywhere; only those that are in order say where this one goes.
        std::size_t to = 0;
        for (std::size_t i = 0; i < place.size(); ++i) {
            if (ordered[static_cast<std::size_t>(place[i])] && place[i] < target)
                to = i + 1;
        }
        place.insert(place.begin() + static_cast<std::ptrdiff_t>(to), target);
        moveRow(fromRow, static_cast<int>(to));
        ordered[static_cast<std::size_t>(target)] = true;
    }
}

void QueueModel::moveRow(int from, int to) {
    if (from == to)
        return;
    beginMoveRows({}, from, from, {}, to > from ? to + 1 : to);
    Row row = std::move(m_rows[static_cast<std::size_t>(from)]);
    m_rows.erase(m_rows.begin() + from);
    m_rows.insert(m_rows.begin() + to, std::move(row));
    endMoveRows();
}

void QueueModel::relayout(const std::vector<int>& places) {
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    std::vector<int> order(m_rows.size());
    std::iota(order.begin(), order.end(), 0);
    std::sort(order.begin(), order.end(), [&](int a, int b) {
        return places[static_cast<std::size_t>(a)] < places[static_cast<std::size_t>(b)];
    });
    std::vector<Row> rows;
    rows.reserve(m_rows.size());
    std::vector<int> newRow(m_rows.size());
    for (const int old : order) {
        newRow[static_cast<std::size_t>(old)] = static_cast<int>(rows.size());
        rows.push_back(std::move(m_rows[static_cast<std::size_t>(old)]));
    }
    m_rows = std::move(rows);
    QModelIndexList to;
    const QModelIndexList from = persistentIndexList();
    for (const QModelIndex& index : from)
        to.append(createIndex(newRow[static_cast<std::size_t>(index.row())], 0));
    changePersistentIndexList(from, to);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

void QueueModel::insertAndChange(std::vector<Row> rows) {
    int firstChanged = -1;
    const auto tellChanged = [&](int end) {
        if (firstChanged >= 0)
            Q_EMIT dataChanged(index(firstChanged), index(end - 1));
        firstChanged = -1;
    };
    std::size_t i = 0;
    while (i < rows.size()) {
        const int row = static_cast<int>(i);
        if (i < m_rows.size() && m_rows[i].key() == rows[i].key()) {
            const bool same = m_rows[i].sameAs(rows[i]);
            m_rows[i] = std::move(rows[i]);
            if (!same && firstChanged < 0)
                firstChanged = row;
            if (same)
                tellChanged(row);
            ++i;
            continue;
        }
        tellChanged(row);
        std::size_t end = i + 1;
        while (end < rows.size() && (i >= m_rows.size() || rows[end].key() != m_rows[i].key()))
            ++end;
        beginInsertRows({}, row, static_cast<int>(end) - 1);
        m_rows.insert(m_rows.begin() + row, std::make_move_iterator(rows.begin() + row),
                      std::make_move_iterator(rows.begin() + static_cast<std::ptrdiff_t>(end)));
        endInsertRows();
        i = end;
    }
    tellChanged(static_cast<int>(i));
}

} // namespace leadout::ui
