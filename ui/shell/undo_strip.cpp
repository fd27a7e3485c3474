// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/undo_strip.h"

#include "ui/widgets/label.h"
#include "ui/widgets/painting.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>

#include <chrono>

namespace leadout::ui {

namespace {

using namespace std::chrono_literals;

struct Said {
    const char* what;
    const char* words;
};
constexpr Said kSaid[] = {
    {"ApproveAndPublish", QT_TRANSLATE_NOOP("leadout::ui::UndoStrip", "Approved.")},
    {"MarkDone", QT_TRANSLATE_NOOP("leadout::ui::UndoStrip", "Done.")},
    {"Adjust", QT_TRANSLATE_NOOP("leadout::ui::UndoStrip", "Adjusted.")},
    {"Pair", QT_TRANSLATE_NOOP("leadout::ui::UndoStrip", "Paired anew.")},
    {"HandToHead", QT_TRANSLATE_NOOP("leadout::ui::UndoStrip", "Handed to a head coach.")},
    {"ReviewAnyway", QT_TRANSLATE_NOOP("leadout::ui::UndoStrip", "Review asked for.")},
    {"DecideHeld", QT_TRANSLATE_NOOP("leadout::ui::UndoStrip", "Held change decided.")},
    {"EditFeedback", QT_TRANSLATE_NOOP("leadout::ui::UndoStrip", "Feedback saved.")},
    {"EditPersonalNote", QT_TRANSLATE_NOOP("leadout::ui::UndoStrip", "Personal note saved.")},
    {"BackToDraft", QT_TRANSLATE_NOOP("leadout::ui::UndoStrip", "Back to the draft.")},
    {"AddNote", QT_TRANSLATE_NOOP("leadout::ui::UndoStrip", "Note added.")},
    {"SetThresholds", QT_TRANSLATE_NOOP("leadout::ui::UndoStrip", "Thresholds saved.")},
    {"SwitchReportOff", QT_TRANSLATE_NOOP("leadout::ui::UndoStrip", "Report switched off.")},
};

} // namespace

UndoStrip::UndoStrip(const Theme& theme, const Words& words, client::Desk& desk, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_words(words)
    , m_desk(desk)
    , m_said(new ElidedLabel(theme, {}, kBody, Role::Text, QFont::Medium, this))
    , m_undo(new QPushButton(this)) {
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(kPadding, kGap, kGap, kGap);
    line->setSpacing(kGap);
    line->addWidget(m_said, 1);
    m_undo->setProperty("link", true);
    line->addWidget(m_undo);
    hide();
    m_gone.setSingleShot(true);
    connect(m_undo, &QPushButton::clicked, this, &UndoStrip::undo);
    connect(&m_second, &QTimer::timeout, this, &UndoStrip::count);
    connect(&m_gone, &QTimer::timeout, this, [this] {
        m_asked.reset();
        hide();
    });
    connect(&desk, &client::Desk::undoableChanged, this, &UndoStrip::follow);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    follow();
}

QString UndoStrip::sentence(const QString& what, const QString& session) {
    QString said = tr("Saved.");
    for (const Said& one : kSaid) {
        if (what == QLatin1String(one.what))
            said = tr(one.words);
    }
    return session.isEmpty() ? said : tr("%1 %2", "what was done, then which session").arg(said, session);
}

void UndoStrip::follow() {
    const std::optional<client::Undoable> newest = m_desk.undoable();
    if (!newest || newest->until <= m_words.now()) {
        m_second.stop();
        if (!m_gone.isActive())
            hide();
        return;
    }
    m_gone.stop();
    m_asked.reset();
    m_said->setText(sentence(newest->what, newest->session));
    m_undo->show();
    m_second.start(1s);
    count();
}

void UndoStrip::count() {
    const std::optional<client::Undoable> newest = m_desk.undoable();
    const auto left = newest ? std::chrono::ceil<std::chrono::seconds>(newest->until - m_words.now()) : 0s;
    if (left <= 0s) {
        m_second.stop();
        hide();
        return;
    }
    m_undo->setText(tr("Undo (%1 s)").arg(left.count()));
    m_undo->setAccessibleName(tr("Undo"));
    show();
    raise();
    Q_EMIT resized();
}

void UndoStrip::undo() {
    const std::optional<client::Undoable> newest = m_desk.undoable();
    if (!newest)
        return;
    if (newest->until <= m_words.now() && m_asked != newest->op) {
        ask(*newest);
        return;
    }
    m_asked.reset();
    const QString said = sentence(newest->what, newest->session);
    m_desk.undo(newest->op, this, [this, said](const tl::expected<bool, client::Refusal>& done) {
        m_undo->hide();
        if (!done)
            stay(m_words.say(done.error()));
        else
            stay(*done ? tr("Taken back: %1").arg(said) : tr("It had already been sent: %1").arg(said));
    });
}

void UndoStrip::ask(const client::Undoable& newest) {
    m_asked = newest.op;
    m_undo->setText(tr("Take it back"));
    m_undo->setAccessibleName(tr("Take it back"));
    m_undo->show();
    stay(tr("Not sent yet: %1").arg(sentence(newest.what, newest.session)));
}

void UndoStrip::stay(const QString& said) {
    m_second.stop();
    m_said->setText(said);
    show();
    raise();
    Q_EMIT resized();
    m_gone.start(6s);
}

void UndoStrip::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintGround(painter, rect(), m_theme, Role::Raised, kRadius, Role::Muted);
}

} // namespace leadout::ui
