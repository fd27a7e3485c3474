// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/services/desk.h"
#include "ui/theme/theme.h"
#include "ui/words/words.h"

#include <QScrollArea>
#include <QTimer>

#include <optional>

namespace leadout::ui {

class AccessCard;
class FilesCard;
class LateCard;
class Notice;
class NotesCard;
class ProfileCard;
class SessionsCard;
class ThisWeekCard;
class ThresholdsCard;
class UpcomingCard;
class WeekCard;

/// All that is known about one athlete, card below card. Files dropped anywhere on it are planned or
/// uploaded for the athlete shown. It asks the desk by itself.
class AthleteDetail : public QScrollArea {
    Q_OBJECT
public:
    AthleteDetail(const Theme& theme, const Words& words, client::Desk& desk, QWidget* parent = nullptr);

    void show(const domain::AthleteId& id);
    /// Asks again for the athlete shown.
    void reload();
    void setTeam(const std::vector<client::TeamMember>& members);
    /// Keeps what is being typed.
    void settle();
    const std::optional<domain::AthleteId>& athlete() const { return m_athlete; }
    /// Wide enough that no card is cut off.
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void openSession(const leadout::domain::AnalysisId& id);
    void openAthlete(const leadout::domain::AthleteId& id);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void take(const client::AthleteDetail& detail);
    void leave();
    void tell(const QString& sentence);
    void frameDrop(bool on);

    const Theme& m_theme;
    const Words& m_words;
    client::Desk& m_desk;
    std::optional<domain::AthleteId> m_athlete;
    bool m_shown = false; ///< whether what is to be seen is the athlete's already
    bool m_stale = false; ///< changed while nobody looked
    int m_asked = 0;
    QTimer m_slow;
    Notice* m_notice;
    QWidget* m_cards;
    QWidget* m_list; ///< the cards without the notice
    ProfileCard* m_profile;
    ThisWeekCard* m_thisWeek;
    WeekCard* m_weeks;
    SessionsCard* m_sessions;
    LateCard* m_late;
    UpcomingCard* m_upcoming;
    ThresholdsCard* m_thresholds;
    AccessCard* m_access;
    NotesCard* m_notes;
    FilesCard* m_files;
    QWidget* m_dropFrame;
};

} // namespace leadout::ui
