// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/athletes/files_card.h"

#include "ui/pages/athletes/told_fields.h"
#include "ui/pages/athletes/workout_lines.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/notice.h"

#include <QDateEdit>
#include <QFileDialog>
#include <QFileInfo>
#include <QProgressBar>
#include <QPushButton>
#include <QSet>
#include <QUrl>

#include <algorithm>
#include <utility>

namespace leadout::ui {

namespace {

/// What the reader of workouts says of a sound file that holds none.
constexpr std::string_view kNotWorkout = "workout.fault.not_workout";
/// What an upload ends with when nothing was wrong with the file.
constexpr std::string_view kUnreachable = "server.unreachable";
constexpr int kBarSteps = 1000;
/// What is said of an athlete who may not be seen any more.
constexpr std::string_view kNotFound = "access.not_found";
constexpr std::size_t kMostFailures = 5;

bool hasEnding(const QString& path, QLatin1String ending) {
    return path.endsWith(ending, Qt::CaseInsensitive);
}

} // namespace

FilesCard::FilesCard(const Theme& theme, const Words& words, client::Desk& desk, QWidget* parent)
    : Card(theme, tr("Plan a workout, upload a recording"), parent)
    , m_theme(theme)
    , m_words(words)
    , m_desk(desk)
    , m_failures(new Notice(theme, Tone::Bad, Icon::Warning))
    , m_unsent(new Notice(theme, Tone::Warn, Icon::Warning))
    , m_notice(new Notice(theme, Tone::Ok, Icon::Check))
    , m_elsewhere(new Notice(theme, Tone::Neutral, Icon::Clock))
    , m_hint(new Label(theme, {}, kSmall, Role::Muted))
    , m_chooseWorkout(new QPushButton(tr("Choose a workout…")))
    , m_chooseRecording(new QPushButton(tr("Choose a recording…")))
    , m_told(new ToldFields(theme))
    , m_preview(new QWidget)
    , m_workoutName(new Label(theme, {}, kLarge, Role::Text, QFont::DemiBold))
    , m_workoutTotals(new Label(theme, {}, kSmall, Role::Muted))
    , m_steps(new Label(theme))
    , m_day(new QDateEdit)
    , m_planIt(new QPushButton(tr("Plan")))
    , m_leave(new QPushButton(tr("Cancel")))
    , m_progress(new QWidget)
    , m_uploadName(new Label(theme))
    , m_bar(new QProgressBar) {
    buildNotices();
    m_hint->setWrapped(true);
    body()->addWidget(m_hint);
    buildButtons();
    buildPreview();
    buildProgress();
    connect(&desk, &client::Desk::athletesChanged, this, &FilesCard::askForOthers);
}

void FilesCard::buildNotices() {
    for (Notice* notice : {m_failures, m_unsent, m_notice, m_elsewhere}) {
        notice->hide();
        body()->addWidget(notice);
    }
    m_failures->setClosable(true);
    m_notice->setClosable(true);
    m_unsent->setAction(tr("Try again"));
    m_unsent->setOther(tr("Don't upload"));
    m_elsewhere->setAction(tr("Show"));
    connect(m_failures, &Notice::closed, this, [this] { m_failed.clear(); });
    connect(m_unsent, &Notice::actionChosen, this, [this] {
        m_unreachable = false;
        next();
    });
    connect(m_unsent, &Notice::otherChosen, this, [this] {
        std::erase_if(m_waiting, [this](const Waiting& each) {
            const bool recording = each.kind == Waiting::Kind::Recording;
            if (recording)
                keepWords(each);
            return recording;
        });
        m_unreachable = false;
        next();
    });
    connect(m_elsewhere, &Notice::actionChosen, this, [this] {
        if (m_waitsElsewhere)
            Q_EMIT openAthlete(m_waitsElsewhere->athlete);
    });
}

void FilesCard::buildButtons() {
    auto* buttons = new QWidget;
    auto* line = new FlowLayout(kGap, buttons);
    line->addWidget(m_chooseWorkout);
    line->addWidget(m_chooseRecording);
    body()->addWidget(buttons);
    body()->addWidget(m_told);
    connect(m_chooseWorkout, &QPushButton::clicked, this, [this] { choose(false); });
    connect(m_chooseRecording, &QPushButton::clicked, this, [this] { choose(true); });
}

void FilesCard::buildPreview() {
    auto* column = new QVBoxLayout(m_preview);
    column->setContentsMargins(0, kGap, 0, 0);
    column->setSpacing(kGrid);
    m_workoutName->setWrapped(true);
    m_steps->setWrapped(true);
    m_steps->setAccessibleName(tr("Steps of the workout"));
    column->addWidget(m_workoutName);
    column->addWidget(m_workoutTotals);
    column->addWidget(m_steps);
    auto* line = new QHBoxLayout;
    line->setSpacing(kGap);
    m_day->setCalendarPopup(true);
    m_day->setAccessibleName(tr("Day of the workout"));
    m_day->setDisplayFormat(m_words.formatting().locale.dateFormat(QLocale::ShortFormat));
    m_planIt->setProperty("primary", true);
    m_planIt->setAccessibleName(tr("Plan the workout for this day"));
    m_leave->setAccessibleName(tr("Don't plan this workout"));
    line->addWidget(m_day, 1);
    line->addWidget(m_planIt);
    line->addWidget(m_leave);
    column->addLayout(line);
    m_preview->hide();
    body()->addWidget(m_preview);
    connect(m_planIt, &QPushButton::clicked, this, &FilesCard::plan);
    connect(m_leave, &QPushButton::clicked, this, [this] {
        closePreview();
        next();
    });
}

void FilesCard::buildProgress() {
    auto* column = new QVBoxLayout(m_progress);
    column->setContentsMargins(0, kGap, 0, 0);
    m_uploadName->setWrapped(true);
    column->addWidget(m_uploadName);
    auto* line = new QHBoxLayout;
    m_bar->setRange(0, kBarSteps);
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("Progress of the upload"));
    auto* cancel = new QPushButton(tr("Cancel"));
    cancel->setAccessibleName(tr("Cancel the upload"));
    line->addWidget(m_bar, 1);
    line->addWidget(cancel);
    column->addLayout(line);
    m_progress->hide();
    body()->addWidget(m_progress);
    connect(cancel, &QPushButton::clicked, this, [this] {
        endUpload();
        keepWords(m_sent);
        tell(tr("The upload was cancelled. The file is still on your computer."));
        next();
    });
}

void FilesCard::show(const client::AthleteDetail& detail) {
    const bool another = m_whose.athlete != detail.athlete.id;
    if (another) {
        if (m_workoutFile && !m_planning)
            putFirst(*m_workoutFile, Waiting::Kind::Workout);
        closePreview();
        m_notice->hide();
        m_day->setDate(m_words.today());
        if (const domain::AthleteWords words = m_told->words(); !words.isEmpty())
            m_typed.insert(m_whose.athlete, words);
        m_told->setWords(m_typed.take(detail.athlete.id));
    }
    m_whose = {detail.athlete.id, detail.athlete.name};
    m_plan = detail.planWorkout;
    m_upload = detail.upload;
    m_chooseWorkout->setEnabled(m_plan.allowed);
    m_chooseRecording->setEnabled(m_upload.allowed);
    m_told->setVisible(m_upload.allowed);
    QStringList hints = {tr(
        "Drop files anywhere here: a workout (.zwo, .mrc, .erg, .fit) or a recording (.fit, .tcx, .gpx).")};
    for (const client::Permission& permission : {m_plan, m_upload}) {
        if (!permission.allowed && permission.why)
            hints.append(m_words.say(*permission.why));
    }
    hints.removeDuplicates();
    m_hint->setText(hints.join(u'\n'));
    if (!another)
        return;
    describeFailures();
    next();
}

void FilesCard::leave(const domain::AthleteId& athlete) {
    if (m_workoutFile && m_workoutFile->whose.athlete == athlete) {
        if (!m_planning)
            putFirst(*m_workoutFile, Waiting::Kind::Workout);
        closePreview();
    }
    if (m_whose.athlete == athlete) {
        m_whose = {};
        m_told->setWords({});
    }
    const auto gone =
        std::stable_partition(m_waiting.begin(), m_waiting.end(), [&athlete](const Waiting& each) {
            return each.kind != Waiting::Kind::Workout || each.whose.athlete != athlete;
        });
    const std::vector<Waiting> dropped(gone, m_waiting.end());
    m_waiting.erase(gone, m_waiting.end());
    for (const Waiting& file : dropped)
        fail(file, tr("It isn't planned, as you can't see this athlete any more."));
    m_typed.remove(athlete);
    next();
}

/// Whoever went out of sight while nobody looked at them.
void FilesCard::askForOthers() {
    QSet<domain::AthleteId> others;
    for (const Waiting& each : m_waiting) {
        if (each.kind == Waiting::Kind::Workout && each.whose.athlete != m_whose.athlete)
            others.insert(each.whose.athlete);
    }
    for (const domain::AthleteId& athlete : others) {
        m_desk.athlete(athlete, this,
                       [this, athlete](const tl::expected<client::AthleteDetail, client::Refusal>& reply) {
                           if (!reply && reply.error().id == kNotFound)
                               leave(athlete);
                       });
    }
}

bool FilesCard::takes(const QString& path) {
    for (const char* ending :
         {".zwo", ".mrc", ".erg", ".fit", ".tcx", ".gpx", ".fit.gz", ".tcx.gz", ".gpx.gz"}) {
        if (hasEnding(path, QLatin1String(ending)))
            return true;
    }
    return false;
}

void FilesCard::take(const QStringList& paths) {
    add(m_whose, paths, false);
}

void FilesCard::add(const Whose& whose, const QStringList& paths, bool recordings) {
    const auto mayBeRecording = [recordings](const QString& path) {
        return recordings ||
               !(hasEnding(path, QLatin1String(".zwo")) || hasEnding(path, QLatin1String(".mrc")) ||
                 hasEnding(path, QLatin1String(".erg")));
    };
    const auto several = std::count_if(paths.begin(), paths.end(), mayBeRecording);
    domain::AthleteWords words = several > 0 ? takeWords(whose.athlete) : domain::AthleteWords();
    if (several > 1 && !words.isEmpty()) {
        keepWords({0, whose, {}, Waiting::Kind::Recording, words});
        tell(tr("What %1 said goes with one recording. Choose that one first, then the others.")
                 .arg(whose.name));
    }
    const bool tooLong = QUrl::toPercentEncoding(words.comment).size() > domain::kMostCommentBytes;
    if (several == 1 && tooLong) {
        keepWords({0, whose, {}, Waiting::Kind::Recording, words});
        tell(tr("What %1 said is too long to go with a recording. Shorten it, then choose the recording "
                "again.")
                 .arg(whose.name));
    }
    const bool heldBack = tooLong || (several > 1 && !words.isEmpty());
    for (const QString& path : paths) {
        const bool recording = mayBeRecording(path);
        if (recording && heldBack)
            continue;
        Waiting::Kind kind = recording ? Waiting::Kind::Recording : Waiting::Kind::Workout;
        if (recording && !recordings && hasEnding(path, QLatin1String(".fit")))
            kind = Waiting::Kind::Unknown;
        m_waiting.push_back({++m_serial, whose, path, kind, recording ? words : domain::AthleteWords()});
    }
    m_unreachable = false;
    next();
}

void FilesCard::choose(bool recording) {
    auto* dialog = new QFileDialog(this, recording ? tr("Choose a recording") : tr("Choose a workout"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(recording ? QFileDialog::ExistingFiles : QFileDialog::ExistingFile);
    dialog->setNameFilter(recording ? tr("Recordings (*.fit *.tcx *.gpx *.fit.gz *.tcx.gz *.gpx.gz)")
                                    : tr("Workouts (*.zwo *.mrc *.erg *.fit)"));
    connect(dialog, &QFileDialog::filesSelected, this,
            [this, recording, whose = m_whose](const QStringList& paths) { add(whose, paths, recording); });
    dialog->open();
}

void FilesCard::next() {
    // One that is refused on this computer is done with at once.
    while (!m_reading && m_sending == nullptr && takeNext()) {
    }
    describeWaiting();
}

bool FilesCard::takeNext() {
    // A workout is planned by the coach who looks at it, so it waits for its athlete and for the one before.
    const auto file = std::find_if(m_waiting.begin(), m_waiting.end(), [this](const Waiting& each) {
        switch (each.kind) {
        case Waiting::Kind::Workout: return each.whose.athlete == m_whose.athlete && !m_workout;
        case Waiting::Kind::Recording: return !m_unreachable;
        case Waiting::Kind::Unknown: break;
        }
        return true;
    });
    if (file == m_waiting.end())
        return false;
    const Waiting taken = *file;
    m_waiting.erase(file);
    if (taken.kind == Waiting::Kind::Recording)
        upload(taken);
    else
        read(taken);
    return true;
}

void FilesCard::read(const Waiting& file) {
    m_reading = true;
    m_desk.readWorkoutFile(
        file.path, this, [this, file](const tl::expected<engine::Workout, client::Refusal>& reply) {
            m_reading = false;
            if (reply)
                preview(keepWords(file), *reply);
            else if (reply.error().id == kNotWorkout && file.kind == Waiting::Kind::Unknown)
                putFirst(file, Waiting::Kind::Recording);
            else
                fail(file, m_words.say(reply.error()));
            next();
        });
}

void FilesCard::preview(const Waiting& file, const engine::Workout& workout) {
    if (file.whose.athlete != m_whose.athlete || m_workout) {
        putFirst(file, Waiting::Kind::Workout);
        return;
    }
    if (!m_plan.allowed) {
        fail(file, m_plan.why ? m_words.say(*m_plan.why) : tr("A workout can't be planned here."));
        return;
    }
    m_workout = workout;
    m_workoutFile = file;
    m_workoutFile->kind = Waiting::Kind::Workout;
    setPlanning(false);
    m_workoutName->setText(QString::fromStdString(workout.name));
    m_workoutTotals->setText(workoutTotals(workout, m_words));
    m_steps->setText(workoutLines(workout, m_words).join(u'\n'));
    m_day->setMinimumDate(m_words.today());
    m_preview->show();
    m_day->setFocus();
}

void FilesCard::closePreview() {
    m_workout.reset();
    m_workoutFile.reset();
    m_preview->hide();
}

/// Until the reply, so that a second click does not plan it twice and nobody believes it cancelled.
void FilesCard::setPlanning(bool planning) {
    m_planning = planning;
    m_planIt->setEnabled(!planning);
    m_leave->setEnabled(!planning);
}

void FilesCard::plan() {
    if (!m_workout || m_planning)
        return;
    setPlanning(true);
    const QDate day = m_day->date();
    m_desk.planWorkout(m_workoutFile->whose.athlete, day, *m_workout, this,
                       [this, day, file = *m_workoutFile](const tl::expected<QUuid, client::Refusal>& reply) {
                           onPlanned(file, day, reply);
                       });
}

void FilesCard::onPlanned(const Waiting& file, QDate day, const tl::expected<QUuid, client::Refusal>& reply) {
    const bool shown = m_workoutFile && m_workoutFile->serial == file.serial;
    if (shown)
        setPlanning(false);
    if (!reply) {
        fail(file, m_words.say(reply.error()));
        if (!shown && reply.error().id != kNotFound)
            putFirst(file, Waiting::Kind::Workout);
    } else {
        if (shown)
            closePreview();
        succeed(file, file.whose.athlete == m_whose.athlete
                          ? tr("Planned for %1.").arg(m_words.day(day))
                          : tr("%1: planned for %2.").arg(nameOf(file), m_words.day(day)));
    }
    next();
}

void FilesCard::upload(const Waiting& file) {
    if (file.whose.athlete == m_whose.athlete && !m_upload.allowed) {
        fail(file, m_upload.why ? m_words.say(*m_upload.why) : tr("A recording can't be uploaded here."));
        return;
    }
    m_notice->hide();
    m_uploadName->setText(tr("Uploading %1 for %2").arg(QFileInfo(file.path).fileName(), file.whose.name));
    m_bar->setValue(0);
    m_progress->show();
    m_sending = new QObject(this);
    m_sent = file;
    m_desk.upload(
        file.whose.athlete, file.path, file.words, m_sending,
        [this](double share) { m_bar->setValue(static_cast<int>(share * kBarSteps)); },
        [this, file](const tl::expected<bool, client::Refusal>& reply) { onUploaded(file, reply); });
}

void FilesCard::onUploaded(const Waiting& file, const tl::expected<bool, client::Refusal>& reply) {
    endUpload();
    const QString name = nameOf(file);
    if (reply && *reply) {
        succeed(file, tr("%1 was uploaded. Its review comes with the next sync.").arg(name));
    } else if (reply) {
        // The server stores the words for a file that it knows, too.
        succeed(file,
                file.words.isEmpty()
                    ? tr("%1 had been uploaded before.").arg(name)
                    : tr("%1 had been uploaded before. What the athlete said was added to it.").arg(name));
    } else if (reply.error().id == kUnreachable) {
        m_unreachable = true;
        putFirst(file, Waiting::Kind::Recording);
    } else {
        fail(file, m_words.say(reply.error()));
    }
    next();
}

QString FilesCard::nameOf(const Waiting& file) const {
    const QString name = QFileInfo(file.path).fileName();
    return file.whose.athlete == m_whose.athlete ? name : tr("%1 for %2").arg(name, file.whose.name);
}

void FilesCard::putFirst(const Waiting& file, Waiting::Kind kind) {
    m_waiting.insert(m_waiting.begin(), {file.serial, file.whose, file.path, kind, file.words});
}

void FilesCard::endUpload() {
    // The reply may be running in the name of this object, so it goes later.
    if (m_sending != nullptr)
        m_sending->deleteLater();
    m_sending = nullptr;
    m_progress->hide();
}

domain::AthleteWords FilesCard::takeWords(const domain::AthleteId& athlete) {
    if (athlete != m_whose.athlete)
        return m_typed.take(athlete);
    const domain::AthleteWords words = m_told->words();
    m_told->setWords({});
    return words;
}

FilesCard::Waiting FilesCard::keepWords(Waiting file) {
    const domain::AthleteWords of = std::exchange(file.words, {});
    if (of.isEmpty())
        return file;
    // Something may have been typed since: it stands behind.
    domain::AthleteWords words = takeWords(file.whose.athlete);
    const bool both = !of.comment.isEmpty() && !words.comment.isEmpty();
    words.comment = of.comment + (both ? QStringLiteral("\n") : QString()) + words.comment;
    words.effort = words.effort ? words.effort : of.effort;
    words.feel = words.feel ? words.feel : of.feel;
    if (file.whose.athlete == m_whose.athlete)
        m_told->setWords(words);
    else
        m_typed.insert(file.whose.athlete, words);
    return file;
}

void FilesCard::tell(const QString& text) {
    m_notice->setText(text);
    m_notice->show();
}

/// What was said of the file before holds no more.
void FilesCard::fail(const Waiting& file, const QString& why) {
    forgetFailure(file);
    m_failed.push_back({keepWords(file), why});
    describeFailures();
}

void FilesCard::forgetFailure(const Waiting& file) {
    std::erase_if(m_failed, [&file](const Failure& failure) { return failure.file.serial == file.serial; });
}

void FilesCard::succeed(const Waiting& file, const QString& text) {
    forgetFailure(file);
    describeFailures();
    tell(text);
}

void FilesCard::describeFailures() {
    QStringList lines;
    const std::size_t hidden = m_failed.size() - std::min(m_failed.size(), kMostFailures);
    if (hidden > 0)
        lines.append(tr("%n file(s) failed before these.", nullptr, static_cast<int>(hidden)));
    for (std::size_t i = hidden; i < m_failed.size(); ++i)
        lines.append(tr("%1: %2").arg(nameOf(m_failed[i].file), m_failed[i].why));
    m_failures->setText(lines.join(u'\n'));
    m_failures->setVisible(!lines.isEmpty());
}

void FilesCard::describeWaiting() {
    int unsent = 0;
    int elsewhere = 0;
    m_waitsElsewhere.reset();
    for (const Waiting& each : m_waiting) {
        unsent += each.kind == Waiting::Kind::Recording ? 1 : 0;
        if (each.kind != Waiting::Kind::Workout || each.whose.athlete == m_whose.athlete)
            continue;
        if (!m_waitsElsewhere)
            m_waitsElsewhere = each.whose;
        elsewhere += each.whose.athlete == m_waitsElsewhere->athlete ? 1 : 0;
    }
    m_unsent->setText(
        tr("The server can't be reached. %n recording(s) wait to be uploaded.", nullptr, unsent));
    m_unsent->setVisible(m_unreachable && unsent > 0);
    if (m_waitsElsewhere)
        m_elsewhere->setText(tr("%n workout(s) wait for %1", nullptr, elsewhere).arg(m_waitsElsewhere->name));
    m_elsewhere->setVisible(m_waitsElsewhere.has_value());
}

} // namespace leadout::ui
