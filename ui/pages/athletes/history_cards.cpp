// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/athletes/history_cards.h"

#include "ui/pages/dashboard/session_line.h"
#include "ui/widgets/painting.h"

#include <QDir>
#include <QFileDialog>
#include <QGridLayout>
#include <QPainter>
#include <QPushButton>
#include <QRegularExpression>

#include <algorithm>

namespace leadout::ui {

namespace {

constexpr int kDayWidth = 84;

/// A grid in place of the one that a card showed before.
QGridLayout* renewedRows(Card& card, QWidget*& rows) {
    delete rows;
    rows = new QWidget;
    card.body()->insertWidget(0, rows);
    auto* grid = new QGridLayout(rows);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(kGap);
    grid->setVerticalSpacing(kGrid);
    grid->setColumnMinimumWidth(0, kDayWidth);
    grid->setColumnStretch(1, 1);
    return grid;
}

void addRow(QGridLayout& grid, const Theme& theme, const QString& left, const QString& right) {
    const int row = grid.rowCount();
    auto* text = new Label(theme, right);
    text->setWrapped(true);
    grid.addWidget(new Label(theme, left, kBody, Role::Muted), row, 0, Qt::AlignTop);
    grid.addWidget(text, row, 1);
}

void addSentence(QGridLayout& grid, const Theme& theme, const QString& sentence) {
    auto* text = new Label(theme, sentence, kBody, Role::Muted);
    text->setWrapped(true);
    grid.addWidget(text, 0, 0, 1, 2);
}

} // namespace

SessionButton::SessionButton(const Theme& theme, const Words& words, client::SessionItem item,
                             QWidget* parent)
    : QAbstractButton(parent)
    , m_theme(theme)
    , m_item(std::move(item)) {
    const SessionLine line = sessionLine(m_item, words, false);
    m_first = m_item.title;
    QStringList facts = {words.day(m_item.day), sportWord(m_item.sport, words), line.verdict, line.state};
    facts.removeAll(QString());
    m_second = facts.join(QStringLiteral(" · "));
    setText(m_first);
    setAccessibleName(tr("Open %1, %2").arg(line.spoken, words.day(m_item.day)));
    setToolTip(plainToolTip(m_first + u'\n' + m_second));
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void SessionButton::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    if (underMouse() || isDown())
        paintGround(painter, rect(), m_theme, Role::Surface, kTightRadius);
    const int left = kGap + kScoreSize + 12;
    paintScore(painter, QRectF(kGap, (height() - kScoreSize) / 2.0, kScoreSize, kScoreSize), m_theme,
               m_item.score, m_item.band);
    const int room = width() - left - kGap;
    const auto write = [&](int top, int tall, const QFont& font, Role role, const QString& text) {
        painter.setFont(font);
        painter.setPen(m_theme.colour(role));
        painter.drawText(QRect(left, top, room, tall), Qt::AlignLeft | Qt::AlignVCenter,
                         QFontMetrics(font).elidedText(text, Qt::ElideRight, room));
    };
    write(8, 20, m_theme.font(kBody, QFont::DemiBold), Role::Text, m_first);
    write(30, 16, m_theme.font(kSmall), Role::Muted, m_second);
    if (hasFocus())
        paintFocus(painter, rect(), m_theme, kTightRadius);
}

SessionsCard::SessionsCard(const Theme& theme, const Words& words, QWidget* parent)
    : Card(theme, tr("Recent sessions"), parent)
    , m_theme(theme)
    , m_words(words)
    , m_more(new QPushButton(tr("Show more"))) {
    m_more->setProperty("link", true);
    body()->addWidget(m_more, 0, Qt::AlignLeft);
    connect(m_more, &QPushButton::clicked, this, [this] {
        m_count += kStep;
        fill();
    });
}

void SessionsCard::show(const std::vector<client::SessionItem>& sessions) {
    if (m_rows != nullptr && sessions == m_sessions)
        return;
    m_sessions = sessions;
    fill();
}

void SessionsCard::fill() {
    std::optional<domain::AnalysisId> focused;
    for (const SessionButton* button : findChildren<SessionButton*>()) {
        if (button->hasFocus())
            focused = button->session();
    }
    QGridLayout* grid = renewedRows(*this, m_rows);
    const std::size_t shown = std::min(m_count, m_sessions.size());
    for (std::size_t i = 0; i < shown; ++i) {
        auto* button = new SessionButton(m_theme, m_words, m_sessions[i]);
        grid->addWidget(button, static_cast<int>(i), 0, 1, 2);
        // The card may be filled anew by what a click leads to; by then the button is gone.
        connect(
            button, &QAbstractButton::clicked, this,
            [this, id = m_sessions[i].id] { Q_EMIT openSession(id); }, Qt::QueuedConnection);
        // Whoever goes through these with the keyboard stays where they were.
        if (focused == m_sessions[i].id)
            button->setFocus();
    }
    if (m_sessions.empty())
        addSentence(*grid, m_theme, tr("No sessions yet. They come with the next sync or an upload."));
    m_more->setVisible(shown < m_sessions.size());
    setRemark(m_sessions.empty() ? QString() : tr("%1 of %2").arg(shown).arg(m_sessions.size()));
}

UpcomingCard::UpcomingCard(const Theme& theme, const Words& words, client::Desk& desk, QWidget* parent)
    : Card(theme, tr("Upcoming"), parent)
    , m_theme(theme)
    , m_words(words)
    , m_desk(desk)
    , m_saved(new Label(theme, {}, kSmall, Role::Muted)) {
    m_saved->setObjectName(QStringLiteral("saved"));
    m_saved->setWrapped(true);
    body()->addWidget(m_saved);
    m_saved->hide();
}

void UpcomingCard::choose(const client::PlannedSession& session) {
    struct Format {
        const char* ending;
        QString filter;
    };
    const std::vector<Format> formats = {{"zwo", tr("ZWO, for trainer apps (*.zwo)")},
                                         {"mrc", tr("MRC, in per cent of threshold (*.mrc)")},
                                         {"erg", tr("ERG, in watts (*.erg)")},
                                         {"fit", tr("FIT, for devices (*.fit)")}};
    auto* dialog = new QFileDialog(this, tr("Save the workout"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    QStringList filters;
    for (const Format& format : formats)
        filters.append(format.filter);
    dialog->setNameFilters(filters);
    const auto follow = [dialog, formats](const QString& filter) {
        for (const Format& format : formats) {
            if (format.filter == filter)
                dialog->setDefaultSuffix(QLatin1String(format.ending));
        }
    };
    follow(filters.front());
    connect(dialog, &QFileDialog::filterSelected, dialog, follow);
    // A title may hold what no file's name can; behind a dot of it the dialog would add no ending.
    static const QRegularExpression notOfNames(QStringLiteral("[^\\w -]+"),
                                               QRegularExpression::UseUnicodePropertiesOption);
    dialog->selectFile(QString(session.title).replace(notOfNames, QStringLiteral("-")));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, id = session.id](const QString& path) { save(id, path); });
    dialog->open();
}

void UpcomingCard::save(const domain::WorkoutId& id, const QString& path) {
    m_saved->hide();
    m_desk.saveWorkout(
        id, path, this,
        [this, id, path](const tl::expected<std::vector<engine::Sentence>, client::Refusal>& reply) {
            if (!reply) {
                Q_EMIT refused(m_words.say(reply.error()));
                return;
            }
            QStringList told{tr("Saved as %1.").arg(QDir::toNativeSeparators(path))};
            for (const engine::Sentence& lost : *reply)
                told.append(m_words.say(lost));
            m_savedWorkout = id;
            m_saved->setText(told.join(u'\n'));
            m_saved->show();
        });
}

void UpcomingCard::show(const std::vector<client::PlannedSession>& sessions) {
    if (std::none_of(sessions.begin(), sessions.end(),
                     [this](const client::PlannedSession& session) { return session.id == m_savedWorkout; }))
        m_saved->hide();
    QGridLayout* grid = renewedRows(*this, m_rows);
    for (const client::PlannedSession& session : sessions) {
        QStringList facts = {sportWord(session.sport, m_words), session.title};
        if (session.durationS)
            facts.append(m_words.number({*session.durationS, engine::Unit::Seconds}, session.sport,
                                        domain::DurationForm::HoursMinutes));
        const QString weekday =
            m_words.formatting().locale.dayName(session.day.dayOfWeek(), QLocale::ShortFormat);
        addRow(*grid, m_theme, weekday + u' ' + m_words.day(session.day), facts.join(QStringLiteral(" · ")));
        auto* button = new QPushButton(tr("Save as…"));
        button->setObjectName(QStringLiteral("saveWorkout"));
        button->setProperty("link", true);
        button->setAccessibleName(tr("Save %1 as a file", "a planned workout").arg(session.title));
        grid->addWidget(button, grid->rowCount() - 1, 2, Qt::AlignTop);
        connect(button, &QPushButton::clicked, this, [this, session] { choose(session); });
    }
    if (sessions.empty())
        addSentence(*grid, m_theme, tr("Nothing is planned. Drop a workout file here to plan one."));
}

} // namespace leadout::ui
