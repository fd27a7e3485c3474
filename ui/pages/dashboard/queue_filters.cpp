// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/dashboard/queue_filters.h"

#include "ui/pages/dashboard/session_line.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/search_field.h"

#include <QAction>
#include <QActionGroup>
#include <QMenu>
#include <QTimer>

#include <algorithm>

namespace leadout::ui {

namespace {

using client::QueueFilter;
using client::QueueOrder;

constexpr int kChipGap = 6;
/// So long a pause in typing asks for the queue anew.
constexpr int kTypingMs = 150;
constexpr engine::Band kBands[] = {engine::Band::Green, engine::Band::Amber, engine::Band::Red};

} // namespace

QueueFilters::QueueFilters(const Theme& theme, const Words& words, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_words(words)
    , m_search(new SearchField(theme, tr("Search"), QStringLiteral("/")))
    , m_typing(new QTimer(this)) {
    new FlowLayout(kChipGap, this);
    m_which = addChip(tr("Status"), &QueueFilters::whichChoices);
    m_sport = addChip(tr("Sport"), &QueueFilters::sportChoices);
    m_band = addChip(tr("Band"), &QueueFilters::bandChoices);
    m_coach = addChip(tr("Coach"), &QueueFilters::coachChoices);
    // Whoever shows the filters gives it a place of its own.
    m_order = makeChip(tr("Order"), &QueueFilters::orderChoices);
    m_order->setDrawing(Icon::Sort);
    m_coach->hide();

    m_search->setAccessibleName(tr("Search in the queue"));
    m_search->setToolTip(tr("Athlete or session"));
    m_typing->setSingleShot(true);
    m_typing->setInterval(kTypingMs);
    connect(m_search, &QLineEdit::textChanged, m_typing, qOverload<>(&QTimer::start));
    connect(m_typing, &QTimer::timeout, this, [this] {
        const QString text = m_search->text().trimmed();
        if (text != m_filter.text)
            apply([text](QueueFilter& filter) { filter.text = text; });
    });
    describe();
}

Chip* QueueFilters::addChip(const QString& what, Choices choices) {
    Chip* chip = makeChip(what, choices);
    layout()->addWidget(chip);
    return chip;
}

Chip* QueueFilters::makeChip(const QString& what, Choices choices) {
    auto* chip = new Chip(m_theme, what, this);
    chip->setOpensMenu(true);
    chip->setProperty("filter", what);
    connect(chip, &Chip::clicked, this, [this, chip, choices] {
        describe(); // a click has toggled it, and only its filter says whether it is pressed
        openMenu(chip, (this->*choices)());
    });
    return chip;
}

void QueueFilters::openMenu(Chip* chip, const std::vector<Choice>& choices) {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    auto* group = new QActionGroup(menu);
    for (const Choice& choice : choices) {
        QAction* action = group->addAction(menu->addAction(choice.text));
        action->setCheckable(true);
        action->setChecked(choice.chosen);
        connect(action, &QAction::triggered, this, [this, choose = choice.choose] { apply(choose); });
    }
    menu->popup(chip->mapToGlobal(QPoint(0, chip->height() + kGrid)));
}

void QueueFilters::apply(const std::function<void(QueueFilter&)>& choose) {
    const QueueFilter before = m_filter;
    choose(m_filter);
    describe();
    if (!(m_filter == before))
        Q_EMIT changed();
}

QueueFilter QueueFilters::firstFilter() const {
    QueueFilter filter;
    if (m_myself && m_myself->isHead())
        filter.whose = QueueFilter::Whose::MineAndUnassigned;
    return filter;
}

void QueueFilters::clear() {
    m_search->clear();
    apply([](QueueFilter& filter) {
        const QueueOrder order = filter.order;
        filter = {};
        filter.order = order;
    });
}

bool QueueFilters::isNarrowed() const {
    QueueFilter widest;
    QueueFilter first = firstFilter();
    widest.order = first.order = m_filter.order;
    return !(m_filter == widest || m_filter == first);
}

void QueueFilters::setMyself(const client::Myself& myself) {
    const bool sameRole = m_myself && m_myself->role == myself.role;
    m_myself = myself;
    m_coach->setVisible(myself.isHead());
    if (sameRole)
        return;
    apply([this](QueueFilter& filter) {
        filter.whose = firstFilter().whose;
        filter.coach.reset();
    });
}

void QueueFilters::setTeam(const std::vector<client::TeamMember>& members) {
    m_members = members;
    describe();
}

void QueueFilters::setSports(const std::vector<engine::Sport>& sports) {
    m_sports = sports;
}

void QueueFilters::setCount(int count) {
    m_which->setCount(count);
}

void QueueFilters::describe() {
    const QueueFilter first = firstFilter();
    const auto show = [](Chip* chip, const std::vector<Choice>& choices, bool pressed) {
        QString chosen = chip->text();
        for (const Choice& choice : choices) {
            if (!choice.chosen)
                continue;
            chosen = choice.text;
            chip->setText(choice.onChip.isEmpty() ? choice.text : choice.onChip);
        }
        chip->setChecked(pressed);
        chip->setAccessibleName(tr("%1: %2").arg(chip->property("filter").toString(), chosen));
        chip->setToolTip(chip->accessibleName());
        chip->updateGeometry();
        chip->update();
    };
    show(m_which, whichChoices(), true);
    show(m_sport, sportChoices(), m_filter.sport.has_value());
    show(m_band, bandChoices(), m_filter.band.has_value());
    show(m_coach, coachChoices(), m_filter.whose != first.whose);
    show(m_order, orderChoices(), m_filter.order != first.order);
}

QString QueueFilters::status() const {
    for (const Choice& choice : whichChoices()) {
        if (choice.chosen)
            return choice.text;
    }
    return {};
}

std::vector<QueueFilters::Choice> QueueFilters::whichChoices() const {
    using Which = QueueFilter::Which;
    const auto choice = [this](const QString& text, Which which) {
        return Choice{text, m_filter.which == which, [which](QueueFilter& filter) { filter.which = which; }};
    };
    return {choice(tr("To review"), Which::ToReview),
            choice(m_words.heading("state.approved"), Which::Approved),
            choice(m_words.heading("state.published"), Which::Published),
            choice(m_words.heading("state.reviewed"), Which::Reviewed), choice(tr("All"), Which::All)};
}

std::vector<QueueFilters::Choice> QueueFilters::sportChoices() const {
    std::vector<Choice> choices = {{tr("All sports"), !m_filter.sport.has_value(),
                                    [](QueueFilter& filter) { filter.sport.reset(); },
                                    tr("All sports", "on a chip, as short as can be")}};
    std::vector<engine::Sport> sports = m_sports;
    if (m_filter.sport && std::find(sports.begin(), sports.end(), *m_filter.sport) == sports.end())
        sports.push_back(*m_filter.sport);
    for (const engine::Sport sport : sports)
        choices.push_back({sportWord(sport, m_words), m_filter.sport == sport,
                           [sport](QueueFilter& filter) { filter.sport = sport; }});
    return choices;
}

std::vector<QueueFilters::Choice> QueueFilters::bandChoices() const {
    std::vector<Choice> choices = {{tr("Any band"), !m_filter.band.has_value(),
                                    [](QueueFilter& filter) { filter.band.reset(); },
                                    tr("Any band", "on a chip, as short as can be")}};
    for (const engine::Band band : kBands)
        choices.push_back({m_words.word("band." + std::string(engine::key(band))), m_filter.band == band,
                           [band](QueueFilter& filter) { filter.band = band; }});
    return choices;
}

std::vector<QueueFilters::Choice> QueueFilters::coachChoices() const {
    using Whose = QueueFilter::Whose;
    const auto choice = [this](const QString& text, Whose whose) {
        return Choice{text, m_filter.whose == whose, [whose](QueueFilter& filter) {
                          filter.whose = whose;
                          filter.coach.reset();
                      }};
    };
    std::vector<Choice> choices = {choice(tr("Mine and unassigned"), Whose::MineAndUnassigned),
                                   choice(tr("All coaches"), Whose::All)};
    choices.front().onChip = tr("Mine", "on a chip: mine and unassigned");
    for (const client::TeamMember& member : m_members) {
        choices.push_back({member.name, m_filter.whose == Whose::Coach && m_filter.coach == member.id,
                           [id = member.id](QueueFilter& filter) {
                               filter.whose = Whose::Coach;
                               filter.coach = id;
                           }});
    }
    return choices;
}

std::vector<QueueFilters::Choice> QueueFilters::orderChoices() const {
    const auto choice = [this](const QString& text, QueueOrder order) {
        return Choice{text, m_filter.order == order, [order](QueueFilter& filter) { filter.order = order; }};
    };
    return {choice(tr("Needs me first"), QueueOrder::NeedsMeFirst),
            choice(tr("Newest first"), QueueOrder::NewestFirst)};
}

} // namespace leadout::ui
