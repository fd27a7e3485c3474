// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/unaccepted_panel.h"

#include "ui/widgets/card.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/label.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>

#include <algorithm>
#include <tuple>

namespace leadout::ui {

namespace {

struct Meaning {
    const char* what;
    const char* words;
};
constexpr Meaning kMeanings[] = {
    {"EditFeedback", QT_TRANSLATE_NOOP("leadout::ui::UnacceptedPanel", "Feedback")},
    {"EditPersonalNote", QT_TRANSLATE_NOOP("leadout::ui::UnacceptedPanel", "Personal note")},
    {"BackToDraft", QT_TRANSLATE_NOOP("leadout::ui::UnacceptedPanel", "Back to the draft")},
    {"ApproveAndPublish", QT_TRANSLATE_NOOP("leadout::ui::UnacceptedPanel", "Approve and publish")},
    {"RetryPublish", QT_TRANSLATE_NOOP("leadout::ui::UnacceptedPanel", "Publish again")},
    {"MarkDone", QT_TRANSLATE_NOOP("leadout::ui::UnacceptedPanel", "Done")},
    {"Adjust", QT_TRANSLATE_NOOP("leadout::ui::UnacceptedPanel", "Adjust")},
    {"Pair", QT_TRANSLATE_NOOP("leadout::ui::UnacceptedPanel", "Pair")},
    {"HandToHead", QT_TRANSLATE_NOOP("leadout::ui::UnacceptedPanel", "Hand to a head coach")},
    {"ReviewAnyway", QT_TRANSLATE_NOOP("leadout::ui::UnacceptedPanel", "Review anyway")},
    {"DecideHeld", QT_TRANSLATE_NOOP("leadout::ui::UnacceptedPanel", "A held change")},
    {"AddNote", QT_TRANSLATE_NOOP("leadout::ui::UnacceptedPanel", "Note")},
    {"SwitchReportOff", QT_TRANSLATE_NOOP("leadout::ui::UnacceptedPanel", "Switch a report off")},
    {"AddAthlete", QT_TRANSLATE_NOOP("leadout::ui::UnacceptedPanel", "New athlete")},
    {"SetAthleteStatus", QT_TRANSLATE_NOOP("leadout::ui::UnacceptedPanel", "Athlete's status")},
    {"SetFeedbackMode", QT_TRANSLATE_NOOP("leadout::ui::UnacceptedPanel", "Feedback mode")},
    {"SetTrainingType", QT_TRANSLATE_NOOP("leadout::ui::UnacceptedPanel", "Training type")},
    {"SetPlanType", QT_TRANSLATE_NOOP("leadout::ui::UnacceptedPanel", "Plan type")},
    {"AssignAthlete", QT_TRANSLATE_NOOP("leadout::ui::UnacceptedPanel", "Assigned coach")},
    {"RecordConsent", QT_TRANSLATE_NOOP("leadout::ui::UnacceptedPanel", "Athlete's permission")},
    {"SetThresholds", QT_TRANSLATE_NOOP("leadout::ui::UnacceptedPanel", "Thresholds")},
    {"PlanWorkout", QT_TRANSLATE_NOOP("leadout::ui::UnacceptedPanel", "Planned workout")},
};

bool same(const client::Unaccepted& a, const client::Unaccepted& b) {
    return std::tie(a.op, a.what, a.session, a.why, a.sentence, a.mine, a.theirs, a.at, a.moved) ==
           std::tie(b.op, b.what, b.session, b.why, b.sentence, b.mine, b.theirs, b.at, b.moved);
}

/// What a conflict means for a decision: only some hold a text.
QString conflict(const client::Unaccepted& one) {
    const auto isOneOf = [&](std::initializer_list<const char*> words) {
        return std::any_of(words.begin(), words.end(),
                           [&](const char* word) { return one.what == QLatin1String(word); });
    };
    if (isOneOf({"EditFeedback", "EditPersonalNote", "BackToDraft"}))
        return one.mine.isEmpty()
                   ? UnacceptedPanel::tr("Somebody else changed this text meanwhile. Theirs stands.")
                   : UnacceptedPanel::tr(
                         "Somebody else changed this text meanwhile. Theirs stands; yours is below.");
    if (isOneOf({"ApproveAndPublish", "RetryPublish"}))
        return UnacceptedPanel::tr("The review changed before this arrived. Read it again, then approve it.");
    if (isOneOf({"MarkDone", "Adjust", "HandToHead"}))
        return UnacceptedPanel::tr("Somebody else decided this session meanwhile. Theirs stands.");
    return UnacceptedPanel::tr("Somebody else changed this meanwhile. Theirs stands.");
}

/// What became of changes to athletes who are out of sight; their texts went with them.
QString movedReason(const client::Unaccepted& one) {
    if (one.why == QLatin1String("conflict"))
        return UnacceptedPanel::tr(
            "Somebody else had changed the same, and theirs stands. What you wrote went "
            "from this computer with the athletes.");
    if (one.why == QLatin1String("denied"))
        return UnacceptedPanel::tr(
            "You were not allowed to make them any more. What you wrote went from this "
            "computer with the athletes.");
    return UnacceptedPanel::tr("The server could not take them. What you wrote went from this computer with "
                               "the athletes.");
}

/// A text with its heading and a button that copies it.
QWidget* textColumn(const Theme& theme, const QString& heading, const QString& text, QWidget* parent) {
    auto* column = new QWidget(parent);
    auto* lines = new QVBoxLayout(column);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->addWidget(new Label(theme, heading, kSmall, Role::Muted, QFont::DemiBold, column));
    auto* words = new Label(theme, text, kBody, Role::Text, QFont::Normal, column);
    words->setWrapped(true);
    words->setMarkable();
    words->setAccessibleName(heading);
    words->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    lines->addWidget(words, 1);
    auto* copy = new QPushButton(UnacceptedPanel::tr("Copy text"), column);
    copy->setAccessibleName(UnacceptedPanel::tr("Copy text: %1").arg(heading));
    copy->setIcon(theme.icon(Icon::Copy));
    QObject::connect(copy, &QPushButton::clicked, copy,
                     [text] { QGuiApplication::clipboard()->setText(text); });
    lines->addWidget(copy, 0, Qt::AlignLeft);
    return column;
}

} // namespace

UnacceptedPanel::UnacceptedPanel(const Theme& theme, const Words& words, client::Desk& desk, QWidget* parent)
    : QDialog(parent)
    , m_theme(theme)
    , m_words(words)
    , m_desk(desk)
    , m_inside(new QWidget(this))
    , m_entries(new QVBoxLayout)
    , m_empty(new EmptyState(theme, Icon::Check, tr("Everything was accepted."), this)) {
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Couldn't be sent"));
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(kMargin, kPadding, kMargin, kPadding);
    all->setSpacing(kPadding);
    auto* about =
        new Label(theme,
                  tr("The server did not accept these decisions. Nothing you wrote is lost: copy what "
                     "you still need, then dismiss it."),
                  kBody, Role::Muted, QFont::Normal, this);
    about->setWrapped(true);
    all->addWidget(about);
    auto* inside = new QVBoxLayout(m_inside);
    inside->setContentsMargins(0, 0, 0, 0);
    m_entries->setSpacing(12);
    inside->addLayout(m_entries);
    inside->addWidget(m_empty);
    inside->addStretch(1);
    auto* area = new QScrollArea(this);
    area->setWidgetResizable(true);
    area->setAccessibleName(tr("Couldn't be sent"));
    area->setWidget(m_inside);
    m_inside->setAutoFillBackground(false);
    all->addWidget(area, 1);
    auto* close = new QPushButton(tr("Close"), this);
    close->setAccessibleName(tr("Close"));
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    all->addWidget(close, 0, Qt::AlignRight);
    m_empty->hide();
    resize(720, 520);
    connect(&desk, &client::Desk::statusChanged, this, &UnacceptedPanel::ask);
    ask();
}

QString UnacceptedPanel::decision(const QString& what) {
    for (const Meaning& one : kMeanings) {
        if (what == QLatin1String(one.what))
            return tr(one.words);
    }
    return tr("Decision");
}

QString UnacceptedPanel::reason(const client::Unaccepted& one) const {
    if (one.moved > 0)
        return movedReason(one);
    if (!one.sentence.isEmpty())
        return m_words.word(one.sentence.toStdString());
    if (one.why == QLatin1String("conflict"))
        return conflict(one);
    if (one.why == QLatin1String("denied"))
        return tr("You may not do this any more. Ask a head coach.");
    return tr("The server could not take it. Decide it again.");
}

void UnacceptedPanel::ask() {
    m_desk.unaccepted(this, [this](const std::vector<client::Unaccepted>& list) { fill(list); });
}

void UnacceptedPanel::fill(const std::vector<client::Unaccepted>& list) {
    m_empty->setVisible(list.empty());
    if (std::equal(list.begin(), list.end(), m_shown.begin(), m_shown.end(), same))
        return;
    m_shown = list;
    while (QLayoutItem* item = m_entries->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    for (const client::Unaccepted& one : list)
        m_entries->addWidget(entry(one));
}

QWidget* UnacceptedPanel::entry(const client::Unaccepted& one) {
    QString title = one.session.isEmpty() ? decision(one.what)
                                          : QStringLiteral("%1 · %2").arg(decision(one.what), one.session);
    if (one.moved > 0)
        title = tr("%n change(s) to athletes who moved to another coach", nullptr, one.moved);
    auto* card = new Card(m_theme, title, m_inside);
    if (one.moved == 0)
        card->setRemark(m_words.recently(one.at));
    auto* why = new Label(m_theme, reason(one), kBody, Role::Text, QFont::Normal, card);
    why->setWrapped(true);
    card->body()->addWidget(why);
    if (!one.mine.isEmpty() || !one.theirs.isEmpty()) {
        auto* texts = new QHBoxLayout;
        texts->setContentsMargins(0, kGap, 0, 0);
        texts->setSpacing(kMargin);
        if (!one.mine.isEmpty())
            texts->addWidget(textColumn(m_theme, tr("Yours"), one.mine, card), 1);
        if (!one.theirs.isEmpty())
            texts->addWidget(textColumn(m_theme, tr("What stands there now"), one.theirs, card), 1);
        card->body()->addLayout(texts);
    }
    auto* dismiss = new QPushButton(tr("Dismiss"), card);
    dismiss->setAccessibleName(tr("Dismiss: %1").arg(title));
    card->body()->addWidget(dismiss, 0, Qt::AlignRight);
    connect(dismiss, &QPushButton::clicked, card, [this, card, one] {
        if (one.moved > 0)
            m_desk.dismissMoved(one.why);
        else
            m_desk.dismiss(one.op);
        card->hide();
    });
    return card;
}

} // namespace leadout::ui
