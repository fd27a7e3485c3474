// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/services/desk.h"
#include "ui/widgets/card.h"
#include "ui/words/words.h"

#include <QStringList>

#include <vector>

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

    /// For whom files are taken. A change ends no upload: the recordings of the athlete before go on, their
    /// workouts wait until they are shown again.
    void show(const client::AthleteDetail& detail);
    /// Takes files that were dropped. A .fit is looked at first: it may be either.
    void take(const QStringList& paths);
    /// Whether a file may be something for this card, by its name.
    static bool takes(const QString& path);
    /// Whether this coach may plan or upload for this athlete at all.
    bool isOpen() const { return m_plan.allowed || m_upload.allowed; }

private:
    /// A file that was taken and is neither planned nor sent yet.
    struct Waiting {
        enum class Kind : std::uint8_t { Unknown, Workout, Recording };
        domain::AthleteId athlete;
        QString athleteName;
        QString path;
        Kind kind = Kind::Unknown;
    };

    void buildButtons();
    void buildPreview();
    void buildProgress();
    void choose(bool recording);
    void add(const QStringList& paths, bool recordings);
    void next();
    void read(const Waiting& file);
    void preview(const Waiting& file, const engine::Workout& workout);
    void closePreview();
    void plan();
    void upload(const Waiting& file);
    void endUpload();
    /// A file's name, and whose it is where another athlete is shown.
    QString nameOf(const Waiting& file) const;
    void tell(bool good, const QString& text);

    const Theme& m_theme;
    const Words& m_words;
    client::Desk& m_desk;
    domain::AthleteId m_athlete;
    QString m_athleteName;
    client::Permission m_plan;
    client::Permission m_upload;
    std::vector<Waiting> m_waiting;
    std::optional<engine::Workout> m_workout; ///< the one that is looked at
    std::optional<Waiting> m_workoutFile;     ///< where it came from
    bool m_reading = false;
    bool m_planning = false;
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
