// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/services/queue.h"

#include <QAbstractListModel>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace leadout::ui {

/// The sessions of a queue as rows, with a heading above each group when they are grouped. A new queue is
/// compared by id and becomes insertions, moves, removals and changes; the model is never reset, so that
/// selection and scroll position survive a sync. The session under review stays where it is until it is
/// left. GUI thread.
class QueueModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum RowRole { HeadingRole = Qt::UserRole, IdRole };
    /// Puts a row into words for screen readers.
    using Speech = std::function<QString(const client::SessionItem&)>;

    explicit QueueModel(QObject* parent = nullptr);
    ~QueueModel() override;

    /// Shows these sessions, under headings when `grouped`; they must then be ordered by group.
    void setSessions(std::vector<client::SessionItem> sessions, bool grouped);
    /// Keeps this session in its place whatever a sync brings; nothing lets the held one go.
    void hold(const std::optional<domain::AnalysisId>& id);
    const std::optional<domain::AnalysisId>& held() const { return m_held; }
    /// Whether the session was in the last queue, and not only kept because it is held.
    bool isInQueue(const domain::AnalysisId& id) const;
    void setSpeech(Speech speech) { m_speech = std::move(speech); }

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

    /// The session of a row; null for a heading.
    const client::SessionItem* session(const QModelIndex& index) const;
    /// The heading of a row; nothing for a session.
    std::optional<client::QueueGroup> heading(const QModelIndex& index) const;
    QModelIndex find(const domain::AnalysisId& id) const;
    /// The nearest session in a direction (1 or -1), skipping headings; invalid at the end.
    QModelIndex neighbour(const QModelIndex& index, int direction) const;
    /// How many sessions are shown, and which of them a row is, from 1.
    int sessionCount() const;
    int position(const QModelIndex& index) const;

    static QString groupTitle(client::QueueGroup group);

private:
    using Session = std::shared_ptr<const client::SessionItem>;
    struct Row {
        std::optional<client::QueueGroup> heading;
        Session session;
        /// Names the row through all updates.
        QUuid key() const;
        bool sameAs(const Row& other) const;
    };

    QString spoken(const client::SessionItem& session) const;
    std::vector<Row> wanted() const;
    void keepHeldInPlace(std::vector<Session>& sessions) const;
    void update();
    void removeAllBut(const std::vector<Row>& rows);
    void appendIfScattered(const std::vector<Row>& rows);
    void orderAs(const std::vector<Row>& rows);
    void insertAndChange(std::vector<Row> rows);
    void moveRow(int from, int to);
    void relayout(const std::vector<int>& places);

    std::vector<Row> m_rows;
    std::vector<Session> m_latest;
    bool m_grouped = false;
    std::optional<domain::AnalysisId> m_held;
    Speech m_speech;
};

} // namespace leadout::ui
