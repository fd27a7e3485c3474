// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/number_check.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace leadout::protocol {

using engine::Fact;
using engine::Facts;
using engine::Quantity;
using engine::Unit;

namespace {

constexpr double kMetresPerMile = 1609.344;

/// How a number with a unit is written: a fact divided by `scale` is what stands in the text.
struct Form {
    enum class Kind : std::uint8_t { Plain, Clock, Pace };
    Kind kind = Kind::Plain;
    Unit unit = Unit::Count;
    double scale = 1.0;
    int decimals = 0;
    QChar point = u'.';
    QChar group;   ///< between thousands; null where there is none
    QString after; ///< the unit as it was written, with the space before it
};

struct Said {
    int start = 0;
    int length = 0;
    double number = 0.0;
    Form form;
    bool ambiguous = false; ///< otherReading() may be what was meant
};

struct UnitWord {
    const char16_t* word;
    Unit unit;
    double scale;
};
constexpr std::array kUnits = {
    UnitWord{u"w", Unit::Watts, 1.0},          UnitWord{u"watt", Unit::Watts, 1.0},
    UnitWord{u"watts", Unit::Watts, 1.0},      UnitWord{u"bpm", Unit::Bpm, 1.0},
    UnitWord{u"rpm", Unit::Rpm, 1.0},          UnitWord{u"kj", Unit::Kilojoules, 1.0},
    UnitWord{u"%", Unit::Percent, 1.0},        UnitWord{u"km", Unit::Metres, 1000.0},
    UnitWord{u"m", Unit::Metres, 1.0},         UnitWord{u"min", Unit::Seconds, 60.0},
    UnitWord{u"minutes", Unit::Seconds, 60.0}, UnitWord{u"minuten", Unit::Seconds, 60.0},
    UnitWord{u"load", Unit::Load, 1.0},        UnitWord{u"mi", Unit::Metres, kMetresPerMile},
};

/// What a text number may be off by to be the same as shown.
double halfStep(int decimals) {
    return 0.5 * std::pow(10.0, -decimals) + 1e-9;
}

double written(const Fact& fact, const Form& form) {
    if (form.kind == Form::Kind::Pace)
        return fact.value.value > 0.0 ? std::round(form.scale / fact.value.value) : 0.0;
    return fact.value.value / form.scale;
}

bool holds(const Facts& facts, const Said& said) {
    const Form& form = said.form;
    return std::any_of(facts.numbers.begin(), facts.numbers.end(), [&](const Fact& fact) {
        return fact.value.unit == form.unit &&
               std::abs(written(fact, form) -
                        said.number / (form.kind == Form::Kind::Clock ? form.scale : 1.0)) <=
                   halfStep(form.decimals);
    });
}

Quantity quantityOf(const Said& said) {
    const Form& form = said.form;
    switch (form.kind) {
    case Form::Kind::Plain: return {said.number * form.scale, form.unit};
    case Form::Kind::Clock: return {said.number, form.unit};
    case Form::Kind::Pace: return {form.scale / std::max(said.number, 1.0), form.unit};
    }
    return {said.number, form.unit};
}

QString clockText(double seconds, double step) {
    const auto all = static_cast<qint64>(std::llround(seconds / step)) * static_cast<qint64>(step);
    const auto two = [](qint64 number) { return QStringLiteral("%1").arg(number, 2, 10, QLatin1Char('0')); };
    if (step >= 60.0)
        return QString::number(all / 3600) + u':' + two(all / 60 % 60);
    if (all >= 3600)
        return QString::number(all / 3600) + u':' + two(all / 60 % 60) + u':' + two(all % 60);
    return QString::number(all / 60) + u':' + two(all % 60);
}

QString textOf(const Fact& fact, const Form& form) {
    switch (form.kind) {
    case Form::Kind::Clock: return clockText(fact.value.value, form.scale);
    case Form::Kind::Pace: return clockText(written(fact, form), 1.0) + form.after;
    case Form::Kind::Plain: break;
    }
    QString number = QString::number(written(fact, form), 'f', form.decimals);
    number.replace(u'.', form.point);
    if (!form.group.isNull()) {
        const qsizetype whole = number.size() - (form.decimals > 0 ? form.decimals + 1 : 0);
        for (qsizetype place = whole - 3; place > 0; place -= 3)
            number.insert(place, form.group);
    }
    return number + form.after;
}

/// Sets a form's marks to those of written digits and gives their number.
double readDigits(QString digits, QChar group, Form& form) {
    if (!group.isNull()) {
        form.group = group;
        digits.remove(group);
    }
    if (const qsizetype point = std::max(digits.indexOf(u','), digits.indexOf(u'.')); point >= 0) {
        form.decimals = static_cast<int>(digits.size() - point - 1);
        form.point = digits[point];
        digits[point] = u'.';
    }
    return digits.toDouble();
}

/// "176 bpm", "1,850 kJ": numbers with a unit behind them.
void findPlain(const QString& text, std::vector<Said>& found) {
    static const QRegularExpression pattern(
        QStringLiteral("(?<![\\d:.,/])(\\d{1,3}([.,\\x{2019}\\x{a0}\\x{202f}])\\d{3}(?:\\2\\d{3})*"
                       "(?:(?!\\2)[.,]\\d{1,2})?|\\d{1,6}(?:[.,]\\d{1,2})?)([ \\x{a0}\\x{202f}]?"
                       "(?:watts?|w|bpm|rpm|kj|km|minutes|minuten|min|mi|load|m|%))(?![\\p{L}\\d/])"),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    for (auto each = pattern.globalMatch(text); each.hasNext();) {
        const QRegularExpressionMatch match = each.next();
        Form form;
        form.after = match.captured(3);
        const QString mark = match.captured(2);
        const double number = readDigits(match.captured(1), mark.isEmpty() ? QChar() : mark.front(), form);
        const QString word = form.after.trimmed().toLower();
        for (const UnitWord& unit : kUnits) {
            if (word == QStringView(unit.word)) {
                form.unit = unit.unit;
                form.scale = unit.scale;
            }
        }
        const bool mayBePoint = form.decimals == 0 && number < 1e6 && (mark == u"," || mark == u".");
        found.push_back({static_cast<int>(match.capturedStart()), static_cast<int>(match.capturedLength()),
                         number, form, mayBePoint});
    }
}

/// "load 92", as it stands in a sentence.
void findLoads(const QString& text, std::vector<Said>& found) {
    static const QRegularExpression pattern(
        QStringLiteral("\\b(?:load|Belastung)(?: of| was| von)? (\\d{1,4})(?![\\d:.,]\\d|\\s?%|\\d)"),
        QRegularExpression::CaseInsensitiveOption);
    for (auto each = pattern.globalMatch(text); each.hasNext();) {
        const QRegularExpressionMatch match = each.next();
        Form form;
        form.unit = Unit::Load;
        found.push_back({static_cast<int>(match.capturedStart(1)), static_cast<int>(match.capturedLength(1)),
                         match.captured(1).toDouble(), form, false});
    }
}

/// The unit behind the second pace of a range, such as "7:16–6:21 /km", seen from the end of the first.
QString unitOfRange(const QString& text, qsizetype end) {
    static const QRegularExpression pattern(
        QStringLiteral("\\G[\\x{2013}-]\\d{1,3}:\\d{2}( ?/(?:km|mi\\b|[15]00 ?m))"));
    return pattern.match(text, end).captured(1);
}

/// The way that a pace is for.
double metresOf(const QString& unit) {
    if (unit.contains(QLatin1String("500")))
        return 500.0;
    if (unit.contains(QLatin1String("100")))
        return 100.0;
    return unit.contains(QLatin1String("mi")) ? kMetresPerMile : 1000.0;
}

/// "1:34", "1:14:22", "4:05 /km": a length or a pace.
void findClocks(const QString& text, std::vector<Said>& found) {
    static const QRegularExpression pattern(QStringLiteral(
        "(?<![\\d:.,])(\\d{1,3}):(\\d{2})(?::(\\d{2}))?( ?/(?:km|mi\\b|[15]00 ?m))?(?![\\d:])"));
    for (auto each = pattern.globalMatch(text); each.hasNext();) {
        const QRegularExpressionMatch match = each.next();
        const int first = match.captured(1).toInt();
        const int second = match.captured(2).toInt();
        if (second > 59)
            continue;
        Said said{
            static_cast<int>(match.capturedStart()), static_cast<int>(match.capturedLength()), 0, {}, false};
        Form form;
        form.unit = Unit::Seconds;
        form.kind = Form::Kind::Clock;
        const QString own = match.captured(4);
        const QString unit = own.isEmpty() ? unitOfRange(text, match.capturedEnd()) : own;
        if (!unit.isEmpty()) {
            form.kind = Form::Kind::Pace;
            form.unit = Unit::SpeedMs;
            form.scale = metresOf(unit);
            form.after = own;
            said.number = 60.0 * first + second;
        } else if (!match.captured(3).isEmpty()) {
            said.number = 3600.0 * first + 60.0 * second + match.captured(3).toInt();
        } else {
            said.number = 60.0 * first + second;
            said.ambiguous = true;
        }
        said.form = form;
        found.push_back(std::move(said));
    }
}

/// Minutes and seconds as hours and minutes, or thousands that are set apart as three decimals: "1:34",
/// "10.012 km".
Said otherReading(Said said) {
    said.ambiguous = false;
    if (said.form.kind == Form::Kind::Clock) {
        said.number *= 60.0;
        said.form.scale = 60.0;
    } else {
        said.number /= 1000.0;
        said.form.decimals = 3;
        said.form.point = std::exchange(said.form.group, QChar());
    }
    return said;
}

/// Whether the other reading is the likelier one of a number that is no fact in either. A session's length is
/// spoken of in hours and minutes, and its way is rarely thousands of kilometres.
bool otherIsLikelier(const Said& said) {
    if (said.form.kind == Form::Kind::Clock)
        return said.number < 600.0;
    return said.form.unit == Unit::Metres && said.form.scale > 1.0;
}

engine::Sentence sentenceOf(const Quantity& said, const Fact* nearest) {
    if (!nearest)
        return {"review.not_a_fact", {said}};
    const bool highest = nearest->name == "heart_rate.max" || nearest->name == "power.max";
    return {highest ? "review.not_in_recording" : "review.nearest_fact", {said, nearest->value}};
}

/// What is above everything was most likely meant to be the highest.
const Fact* nearestOf(const Facts& facts, const Quantity& said) {
    const Fact* nearest = facts.nearest(said);
    for (const char* name : {"heart_rate.max", "power.max"}) {
        const auto top = std::find_if(facts.numbers.begin(), facts.numbers.end(),
                                      [name](const Fact& fact) { return fact.name == name; });
        if (top != facts.numbers.end() && top->value.unit == said.unit && said.value > top->value.value)
            return &*top;
    }
    return nearest;
}

} // namespace

std::vector<UnverifiedNumber> unverifiedNumbers(const QString& text, const Facts& facts) {
    std::vector<Said> found;
    findPlain(text, found);
    findLoads(text, found);
    findClocks(text, found);
    std::sort(found.begin(), found.end(), [](const Said& a, const Said& b) { return a.start < b.start; });
    std::vector<UnverifiedNumber> unverified;
    for (const Said& each : found) {
        const Said other = each.ambiguous ? otherReading(each) : each;
        if (holds(facts, each) || holds(facts, other))
            continue;
        const Said& said = each.ambiguous && otherIsLikelier(each) ? other : each;
        UnverifiedNumber number;
        number.start = said.start;
        number.length = said.length;
        number.said = quantityOf(said);
        const Fact* nearest = nearestOf(facts, number.said);
        if (nearest) {
            number.nearest = nearest->value;
            number.replacement = textOf(*nearest, said.form);
        }
        number.sentence = sentenceOf(number.said, nearest);
        unverified.push_back(std::move(number));
    }
    return unverified;
}

} // namespace leadout::protocol
