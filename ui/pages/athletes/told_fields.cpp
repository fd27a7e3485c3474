// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/athletes/told_fields.h"

#include "ui/widgets/label.h"
#include "ui/widgets/length_limit.h"

#include <QComboBox>
#include <QGridLayout>
#include <QPlainTextEdit>
#include <QPushButton>

namespace leadout::ui {

namespace {

/// So long a comment fits into its header however it is encoded.
constexpr int kMostLetters = 900;
constexpr int kCommentHeight = 64;

std::optional<int> chosen(const QComboBox& box) {
    return box.currentIndex() > 0 ? std::optional(box.currentIndex()) : std::nullopt;
}

} // namespace

ToldFields::ToldFields(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_open(new QPushButton(tr("Add what the athlete said")))
    , m_form(new QWidget)
    , m_comment(new QPlainTextEdit)
    , m_effort(new QComboBox)
    , m_feel(new QComboBox) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGap);
    m_open->setProperty("link", true);
    column->addWidget(m_open, 0, Qt::AlignLeft);
    column->addWidget(m_form);
    connect(m_open, &QPushButton::clicked, this, [this] {
        setOpen(true);
        m_comment->setFocus();
    });

    m_effort->addItem(tr("Not told"));
    for (int effort = 1; effort <= domain::kMostEffort; ++effort)
        m_effort->addItem(tr("%1 of 10").arg(effort));
    m_feel->addItems(
        {tr("Not told"), tr("Very bad"), tr("Bad"), tr("All right"), tr("Good"), tr("Very good")});
    m_effort->setAccessibleName(tr("Effort that the athlete told"));
    m_feel->setAccessibleName(tr("How the athlete felt"));
    m_comment->setAccessibleName(tr("Comment of the athlete"));
    m_comment->setFixedHeight(kCommentHeight);
    m_comment->setTabChangesFocus(true);

    auto* grid = new QGridLayout(m_form);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(kGap);
    grid->setVerticalSpacing(kGrid);
    auto* why = new Label(theme, tr("The athlete's own words. They go with the next recording."), kSmall,
                          Role::Muted);
    why->setWrapped(true);
    auto* count = new Label(theme, {}, kSmall, Role::Muted);
    new LengthLimit(m_comment, kMostLetters, count);
    grid->addWidget(why, 0, 0, 1, 2);
    grid->addWidget(m_comment, 1, 0, 1, 2);
    grid->addWidget(count, 2, 0, 1, 2, Qt::AlignRight);
    grid->addWidget(new Label(theme, tr("Effort"), kSmall, Role::Muted, QFont::DemiBold), 3, 0);
    grid->addWidget(new Label(theme, tr("Feel"), kSmall, Role::Muted, QFont::DemiBold), 3, 1);
    grid->addWidget(m_effort, 4, 0);
    grid->addWidget(m_feel, 4, 1);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    setOpen(false);
}

domain::AthleteWords ToldFields::words() const {
    return {m_comment->toPlainText().trimmed(), chosen(*m_effort), chosen(*m_feel)};
}

void ToldFields::setWords(const domain::AthleteWords& words) {
    m_comment->setPlainText(words.comment);
    m_effort->setCurrentIndex(words.effort.value_or(0));
    m_feel->setCurrentIndex(words.feel.value_or(0));
    setOpen(!words.isEmpty());
}

void ToldFields::setOpen(bool open) {
    m_open->setVisible(!open);
    m_form->setVisible(open);
}

} // namespace leadout::ui
