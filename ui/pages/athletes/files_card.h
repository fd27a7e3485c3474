// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/services/desk.h"
#include "ui/widgets/card.h"
#include "ui/words/words.h"

#include <QStringList>

class QDateEdit;
class QProgressBar;
class QPushButton;

namespace leadout::ui {

class Notice;

/// Files for one athlete: a workout is shown and then planned for a day, a recording is sent. Several are
/// taken one after the other. What cannot be used stays where it is on the disk, and the reason is told.
class FilesCard : public Card {
    Q_OBJECT
public:
    FilesCard(const Theme& theme, const Words& words, client::Desk& desk, QWidget* parent = nullptr);

    /// For whom files are taken; a change drops what was not planned yet and ends no upload.
    void show(const client::AthleteDetail& detail);
    /// Takes files that were dropped. A .fit is looked at first: it may be either.
    void take(const QStringList& paths);
    /// Whether a file may be something for this card, by its name.
    static bool takes(const QString& path);
    /// Whether this coach may plan or upload for this athlete at all.
    bool isOpen() const { return m_plan.allowed || m_upload.allowed; }

private:
    void buildButtons();
    void buildPreview();
    void buildProgress();
    void choose(bool recording);
    void next();
    void read(const QString& path);
    void preview(const engine::Workout& workout);
    void plan();
    void upload(const QString& path);
    void endUpload();
    void tell(bool good, const QString& text);

    const Theme& m_theme;
    const Words& m_words;
    client::Desk& m_desk;
    domain::AthleteId m_athlete;
    QString m_athleteName;
    client::Permission m_plan;
    client::Permission m_upload;
    QStringList m_waiting;
    QStringList m_recordings; ///< of those waiting, the ones that were chosen as recordings
    std::optional<engine::Workout> m_workout;
    bool m_reading = false;
    QObject* m_sending = nullptr; ///< lives as long as an upload; its end is the upload's

    Notice* m_notice;
    Label* m_hint;
    QPushButton* m_chooseWorkout;
    QPushButton* m_chooseRecording;
    QWidget* m_preview;
    Label* m_workoutName;
    Label* m_workoutTotals;
    Label* m_steps;
    QDateEdit* m_day;
    QPushButton* m_planIt;
    QWidget* m_progress;
    Label* m_uploadName;
    QProgressBar* m_bar;
};

} // namespace leadout::ui
