// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/words/words.h"

namespace leadout::ui {

Words::Words(const QString& language, const domain::Formatting& formatting, const domain::Clock& clock,
             const QTimeZone& zone)
    : m_sentences(language)
    , m_formatting(formatting)
    , m_clock(clock)
    , m_zone(zone) {}

QString Words::say(const engine::Sentence& sentence, engine::Sport sport) const {
    domain::Formatting formatting = m_formatting;
    formatting.sport = sport;
    return m_sentences.render(sentence, formatting);
}

QString Words::number(const engine::Quantity& quantity, engine::Sport sport,
                      domain::DurationForm form) const {
    domain::Formatting formatting = m_formatting;
    formatting.sport = sport;
    return domain::format(quantity, formatting, form);
}

domain::NumberWords Words::told(const engine::Number& number, engine::Sport sport) const {
    domain::Formatting formatting = m_formatting;
    formatting.sport = sport;
    return domain::numberWords(number, m_sentences, formatting);
}

QDateTime Words::local(domain::Instant moment) const {
    return QDateTime::fromMSecsSinceEpoch(moment.time_since_epoch().count(), m_zone);
}

QString Words::day(const QDate& day) const {
    return domain::formatDay(day, m_formatting);
}

QString Words::longDay(const QDate& day) const {
    return tr("%1 %2", "a day such as 20 Nov, then its year")
        .arg(domain::formatDay(day, m_formatting), QString::number(day.year()));
}

QString Words::time(domain::Instant moment) const {
    return domain::formatTime(local(moment).time(), m_formatting);
}

QString Words::moment(domain::Instant moment) const {
    const QDateTime at = local(moment);
    return tr("%1 %2, %3", "weekday, day, time: Sun 22 Nov, 07:12")
        .arg(m_formatting.locale.dayName(at.date().dayOfWeek(), QLocale::ShortFormat), day(at.date()),
             domain::formatTime(at.time(), m_formatting));
}

QString Words::recently(domain::Instant moment) const {
    const QDateTime at = local(moment);
    const qint64 days = at.date().daysTo(today());
    if (days == 0)
        return tr("Today %1").arg(domain::formatTime(at.time(), m_formatting));
    if (days == 1)
        return tr("Yesterday");
    return at.date().year() == today().year() ? day(at.date()) : longDay(at.date());
}

QString Words::age(domain::Instant moment) const {
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(m_clock.now() - moment).count();
    if (minutes < 1)
        return tr("now");
    if (minutes < 60)
        return tr("%1 min", "minutes ago").arg(minutes);
    if (minutes < 24 * 60)
        return tr("%1 h", "hours ago").arg(minutes / 60);
    return tr("%1 d", "days ago").arg(minutes / (24 * 60));
}

} // namespace leadout::ui
