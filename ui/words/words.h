// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/clock.h"
#include "core/domain/sentences/number_words.h"
#include "core/domain/sentences/sentences.h"
#include "core/engine/model/sport.h"

#include <QCoreApplication>
#include <QDate>
#include <QDateTime>
#include <QTimeZone>

#include <string_view>

namespace leadout::ui {

/// How everything is said to this coach: sentences by id, numbers in their units, days and moments by their
/// locale and this computer's time zone. Owned by the program; outlives the windows. GUI thread.
class Words {
    Q_DECLARE_TR_FUNCTIONS(leadout::ui::Words)
public:
    Words(const QString& language, const domain::Formatting& formatting, const domain::Clock& clock,
          const QTimeZone& zone = QTimeZone::systemTimeZone());

    const QString& language() const { return m_sentences.language(); }
    const domain::Formatting& formatting() const { return m_formatting; }
    /// The company's units are known only after the sign-in.
    void setUnits(domain::UnitSystem units) { m_formatting.units = units; }

    QString say(const engine::Sentence& sentence, engine::Sport sport = engine::Sport::Running) const;
    /// The words of a sentence without values, such as "state.approved".
    QString word(std::string_view id) const { return m_sentences.word(id); }
    /// The same with a capital letter, as at the start of a line.
    QString heading(std::string_view id) const { return domain::upperFirst(word(id)); }
    QString number(const engine::Quantity& quantity, engine::Sport sport = engine::Sport::Running,
                   domain::DurationForm form = domain::DurationForm::Auto) const;
    /// One of a session's numbers, with its name and how it was measured or why there is none.
    domain::NumberWords told(const engine::Number& number, engine::Sport sport) const;

    domain::Instant now() const { return m_clock.now(); }
    QDate today() const { return local(m_clock.now()).date(); }
    QDateTime local(domain::Instant moment) const;
    /// "20 Nov"
    QString day(const QDate& day) const;
    /// "20 Nov 2026"
    QString longDay(const QDate& day) const;
    /// "08:31"
    QString time(domain::Instant moment) const;
    /// "Sun 22 Nov, 07:12"
    QString moment(domain::Instant moment) const;
    /// "Today 07:12", "Yesterday", "20 Nov"
    QString recently(domain::Instant moment) const;
    /// How long ago, as briefly as a list needs it: "now", "5 min", "3 h", "2 d".
    QString age(domain::Instant moment) const;

private:
    domain::Sentences m_sentences;
    domain::Formatting m_formatting;
    const domain::Clock& m_clock;
    QTimeZone m_zone;
};

} // namespace leadout::ui
