// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/review/pair_popup.h"

#include "ui/widgets/label.h"

#include <QComboBox>
#include <QGridLayout>
#include <QPushButton>
#include <QStandardItemModel>

#include <algorithm>

namespace leadout::ui {

namespace {

constexpr int kPairWidth = 560;

QString dayName(const QDate& day, const Words& words) {
    return PairPopup::tr("%1 %2", "weekday, day: Sun 22 Nov")
        .arg(words.formatting().locale.dayName(day.dayOfWeek(), QLocale::ShortFormat), words.day(day));
}

QString sportName(engine::Sport sport, const Words& words) {
    return words.word(std::string("sport.label.") + std::string(engine::key(sport)));
}

} // namespace

PairPopup::PairPopup(const Theme& theme, const Words& words, client::PairChoice choice, QWidget* parent)
    : Popup(theme, tr("Which workout does each recording answer?"), kPairWidth, parent)
    , m_choice(std::move(choice))
    , m_accept(new QPushButton(words.word("action.pair"), this)) {
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(kPadding);
    grid->setVerticalSpacing(kGap);
    grid->setColumnStretch(1, 1);
    int row = 0;
    for (const client::PairChoice::Recording& recording : m_choice.recordings) {
        auto* name = new Label(theme, nameOf(recording, words), kBody,
                               recording.decided ? Role::Muted : Role::Text, QFont::Normal, this);
        QComboBox* answer = choiceFor(recording, words);
        m_answers.push_back(answer);
        grid->addWidget(name, row, 0);
        grid->addWidget(answer, row++, 1);
    }
    body()->addLayout(grid);
    const bool fixed = std::any_of(m_choice.recordings.begin(), m_choice.recordings.end(),
                                   [](const auto& recording) { return recording.decided; });
    auto* hint = new Label(theme,
                           !m_choice.offered.empty() ? tr("What is chosen here fits better than what is "
                                                          "paired now. What changes is analyzed anew.")
                           : m_choice.recordings.empty()
                               ? tr("There is no recording of these days. Upload one, or close the session.")
                           : fixed ? tr("What changes is analyzed anew. A session that is decided stays.")
                                   : tr("What changes is analyzed anew."),
                           kSmall, Role::Muted, QFont::Normal, this);
    hint->setWrapped(true);
    m_accept->setProperty("primary", true);
    m_accept->setEnabled(!wanted().empty());
    auto* below = new QHBoxLayout;
    below->addWidget(hint, 1);
    below->addWidget(m_accept);
    body()->addLayout(below);
    connect(m_accept, &QPushButton::clicked, this, [this] { Q_EMIT chosen(wanted()); });
    const auto first = std::find_if(m_answers.begin(), m_answers.end(),
                                    [](const QComboBox* answer) { return answer->isEnabled(); });
    if (first != m_answers.end())
        (*first)->setFocus();
}

QString PairPopup::nameOf(const client::PairChoice::Recording& recording, const Words& words) const {
    return QStringLiteral("%1, %2 · %3")
        .arg(dayName(recording.day, words), words.time(recording.startedAt),
             sportName(recording.sport, words));
}

QComboBox* PairPopup::choiceFor(const client::PairChoice::Recording& recording, const Words& words) {
    auto* answer = new QComboBox(this);
    answer->setAccessibleName(
        tr("Workout of %1", "a recording's day, time and sport").arg(nameOf(recording, words)));
    answer->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    answer->setMinimumContentsLength(24);
    answer->addItem(tr("Unplanned"));
    auto* items = qobject_cast<QStandardItemModel*>(answer->model());
    for (const client::PairChoice::Workout& workout : m_choice.workouts) {
        QString text = QStringLiteral("%1 · %2").arg(dayName(workout.day, words), workout.title);
        if (workout.sport != recording.sport)
            text += QStringLiteral(" · ") + sportName(workout.sport, words);
        answer->addItem(text);
        const bool own = recording.workout == workout.id;
        if (items != nullptr && workout.decided && !own)
            items->item(answer->count() - 1)->setEnabled(false);
        if (own)
            answer->setCurrentIndex(answer->count() - 1);
    }
    // What answers a workout that is not known here cannot be shown, so it is not changed either.
    const bool known = !recording.workout || answer->currentIndex() > 0;
    if (!known)
        answer->setCurrentIndex(-1);
    answer->setEnabled(known && !recording.decided);
    for (const client::PairedRecording& offer : m_choice.offered) {
        const auto workout = std::find_if(
            m_choice.workouts.begin(), m_choice.workouts.end(),
            [&offer](const client::PairChoice::Workout& one) { return offer.workout == one.id; });
        if (answer->isEnabled() && offer.recording == recording.id && workout != m_choice.workouts.end())
            answer->setCurrentIndex(static_cast<int>(workout - m_choice.workouts.begin()) + 1);
    }
    connect(answer, &QComboBox::currentIndexChanged, this,
            [this] { m_accept->setEnabled(!wanted().empty()); });
    return answer;
}

std::vector<client::PairedRecording> PairPopup::wanted() const {
    std::vector<client::PairedRecording> changed;
    for (std::size_t i = 0; i < m_answers.size(); ++i) {
        const int index = m_answers[i]->currentIndex();
        std::optional<domain::WorkoutId> workout;
        if (index > 0)
            workout = m_choice.workouts[static_cast<std::size_t>(index - 1)].id;
        if (workout != m_choice.recordings[i].workout && m_answers[i]->isEnabled())
            changed.push_back({m_choice.recordings[i].id, workout});
    }
    return changed;
}

} // namespace leadout::ui
