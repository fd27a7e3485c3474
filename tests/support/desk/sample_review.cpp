// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/desk/sample_desk.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace leadout::test {

namespace {

using namespace std::chrono_literals;
using domain::Action;
using engine::Quantity;
using engine::SumRow;
using engine::Unit;

struct Part {
    double startS;
    double endS;
    double low;
    double high;
    const char* name;
    engine::StepKind kind;
    double average;
    double inRange;
};
constexpr std::array<Part, 7> kParts = {{
    {0, 900, 136, 163, "", engine::StepKind::WarmUp, 148, 0.92},
    {900, 1620, 244, 254, "Threshold 1", engine::StepKind::Work, 252, 0.94},
    {1620, 2070, 118, 144, "", engine::StepKind::Recovery, 129, 0.97},
    {2070, 2790, 244, 254, "Threshold 2", engine::StepKind::Work, 249, 0.91},
    {2790, 3240, 118, 144, "", engine::StepKind::Recovery, 130, 0.95},
    {3240, 3960, 242, 256, "Threshold 3", engine::StepKind::Work, 236, 0.58},
    {3960, 4462, 118, 144, "", engine::StepKind::CoolDown, 127, 0.88},
}};

/// A ride that follows its parts, with the same small waver every time.
void addCurves(client::Review& review) {
    client::Curve power;
    client::Curve heart;
    heart.kind = client::Curve::Kind::HeartRate;
    double bpm = 92.0;
    for (int second = 0; second < 4462; ++second) {
        const auto part =
            std::find_if(kParts.begin(), kParts.end(), [&](const Part& one) { return second < one.endS; });
        const double waver = 12.0 * std::sin(second * 0.73) + 7.0 * std::sin(second * 0.171);
        const double watts = part->average + waver;
        bpm += (70.0 + watts * 0.4 + second / 4462.0 * 9.0 - bpm) * 0.004;
        power.values.push_back(std::max(0.0, watts));
        heart.values.push_back(std::min(bpm, 172.0));
    }
    review.curves = {power, heart};
    for (const Part& part : kParts)
        review.targets.push_back({part.startS, part.endS, part.low, part.high, Unit::Watts});
}

void addCompliance(client::Review& review) {
    engine::Compliance& compliance = review.compliance;
    compliance.score = review.session.score;
    compliance.band = review.session.band;
    compliance.verdict = review.session.verdict.value_or(engine::Verdict::Unplanned);
    compliance.planned_duration_s = review.session.plannedS.value_or(0);
    compliance.done_duration_s = review.session.doneS.value_or(0);
    const Quantity planned{compliance.planned_duration_s, Unit::Seconds};
    const Quantity done{compliance.done_duration_s, Unit::Seconds};
    for (const engine::Reason reason : review.session.reasons)
        compliance.reasons.push_back(
            {reason,
             reason == engine::Reason::Shorter
                 ? engine::Sentence{"reason.shorter", {done, planned}}
                 : engine::Sentence{"reason.extra", {Quantity{done.value - planned.value, Unit::Seconds}}}});
    if (!compliance.score)
        return;
    const int lost = 100 - *compliance.score;
    const auto row = [&](SumRow::Part part, int points, int of, engine::Sentence sentence) {
        compliance.sum.push_back({part, points, of, true, std::move(sentence)});
    };
    const int steps = std::max(0, 50 - lost);
    const int left = *compliance.score - steps;
    const int duration = std::min(20, left);
    const int load = std::min(18, left - duration);
    const Quantity share{98, Unit::Percent};
    row(SumRow::Part::Duration, duration, 20,
        {"sum.duration",
         {Quantity{review.done.durationS.value_or(0), Unit::Seconds},
          Quantity{compliance.planned_duration_s, Unit::Seconds}, share}});
    row(SumRow::Part::Load, load, 18,
        {"sum.load", {Quantity{79, Unit::Load}, Quantity{82, Unit::Load}, share}});
    row(SumRow::Part::Intensity, left - duration - load, 12,
        {"sum.intensity", {Quantity{0.80, Unit::Intensity}, Quantity{0.81, Unit::Intensity}, share}});
    row(SumRow::Part::Steps, steps, 50,
        {"sum.step.outside",
         {std::string("Threshold 3"), Quantity{236, Unit::Watts}, Quantity{242, Unit::Watts},
          Quantity{256, Unit::Watts}, Quantity{static_cast<double>(lost), Unit::Points}}});
    for (const Part& part : kParts) {
        engine::StepResult step;
        step.name = part.name;
        step.kind = part.kind;
        step.planned_s = part.endS - part.startS;
        step.done_s = step.planned_s;
        step.average = part.average;
        step.low = part.low;
        step.high = part.high;
        step.in_range = part.inRange;
        step.score = part.average < part.low ? 75.0 : 100.0;
        step.weight = part.kind == engine::StepKind::Work ? 1.0 : 0.0;
        step.first_sample = static_cast<std::size_t>(part.startS);
        step.sample_count = static_cast<std::size_t>(part.endS - part.startS);
        compliance.steps.push_back(step);
    }
}

void addNumbers(client::Review& review) {
    using engine::MeasuredBy;
    using engine::NumberKey;
    const auto add = [&review](NumberKey key, std::vector<double> values,
                               std::optional<MeasuredBy> by = std::nullopt) -> engine::Number& {
        engine::Number number;
        number.number = key;
        number.values = std::move(values);
        number.by = by;
        return review.numbers.emplace_back(std::move(number));
    };
    const auto lacks = [&add](NumberKey key, engine::Sentence why) { add(key, {}).absent = std::move(why); };
    add(NumberKey::MovingTime, {4462});
    add(NumberKey::Load, {79.2}, MeasuredBy::Power);
    add(NumberKey::Intensity, {0.8}, MeasuredBy::Power);
    add(NumberKey::AveragePower, {196.0});
    add(NumberKey::PowerWithoutZeros, {203.4});
    add(NumberKey::WeightedPower, {214.0});
    add(NumberKey::Variability, {1.092});
    add(NumberKey::Work, {874.6});
    add(NumberKey::AverageHeartRate, {151.0});
    add(NumberKey::Efficiency, {1.417}, MeasuredBy::Power);
    add(NumberKey::Decoupling, {4.23}, MeasuredBy::Power);
    add(NumberKey::HeartRateRecovery, {31});
    add(NumberKey::PeakPower, {}).bests = {{1, 486},   {5, 412},    {10, 390},   {15, 371},
                                           {20, 360},  {30, 344},   {60, 318},   {300, 261},
                                           {600, 252}, {1200, 247}, {1800, 228}, {3600, 204}};
    lacks(NumberKey::CriticalPower, {"absent.efforts", {Quantity{2, Unit::Count}, Quantity{3, Unit::Count}}});
    lacks(NumberKey::WPrimeBalance, {"absent.efforts", {Quantity{2, Unit::Count}, Quantity{3, Unit::Count}}});
    lacks(NumberKey::GradedSpeed, {"absent.sport", {std::string("sport.cycling")}});
    lacks(NumberKey::SwimSpeed, {"absent.sport", {std::string("sport.cycling")}});
    add(NumberKey::PowerZones, {1340, 560, 402, 1890, 260, 10, 0});
    add(NumberKey::HeartRateZones, {420, 1205, 1730, 1107, 0}, MeasuredBy::ThresholdHeartRate);
    lacks(NumberKey::PaceZones, {"absent.sport", {std::string("sport.cycling")}});
    add(NumberKey::Form, {-11});
    add(NumberKey::Threshold, {262});
    review.suggestion = client::SuggestedThreshold{
        {271, Unit::Watts},
        review.session.day.addDays(-6),
        {"threshold.steps", {Quantity{2, Unit::Count}, Quantity{6, Unit::Percent}}}};
    review.suggestion->set = {review.suggestion->from, 271.0, 172.0, std::nullopt, 4.1, 1.25};
}

void addTexts(client::Review& review) {
    const QString text = QStringLiteral(
        "Strong control today. All three threshold blocks started on target and the first two stayed there: "
        "252 W and 249 W. The third faded to 236 W while your heart rate climbed to 176 bpm, so open a "
        "window "
        "and take the first minutes of it calmly. Same targets on Thursday.");
    client::Texts& texts = review.texts;
    texts.feedback = text;
    texts.draft = QStringLiteral("All three threshold blocks started on target.");
    texts.drafted = true;
    texts.editedBy = QStringLiteral("Jonas Weber");
    texts.editedAt = SampleDesk::clock().now() - 9min;
    texts.version = 3;
    texts.personalNote = QStringLiteral("Yes, Mara: Thursday same again.");
    client::UnverifiedNumber number;
    texts.versions = {
        {3, false, texts.editedBy, *texts.editedAt, false, text},
        {2, false, QStringLiteral("Ana Ruiz"), *texts.editedAt - 30min, false,
         QStringLiteral("Strong control today. All three threshold blocks started on target. Next time, open "
                        "a window before the third.")},
        {1, true, {}, *texts.editedAt - 2h, true, texts.draft}};
    number.start = static_cast<int>(text.indexOf(QStringLiteral("176 bpm")));
    number.length = 7;
    number.said = {176, Unit::Bpm};
    number.nearest = Quantity{172, Unit::Bpm};
    number.replacement = QStringLiteral("172 bpm");
    number.sentence = {"review.not_in_recording", {Quantity{176, Unit::Bpm}, Quantity{172, Unit::Count}}};
    texts.unverified = {number};
}

void addSurroundings(client::Review& review) {
    const QDate day = review.session.day;
    using engine::Band;
    const std::array<std::optional<Band>, 7> bands = {Band::Green, Band::Green, std::nullopt, Band::Green,
                                                      Band::Amber, Band::Green, Band::Green};
    for (int i = 0; i < 7; ++i)
        review.lastDays.push_back(
            {day.addDays(i - 7), bands[static_cast<std::size_t>(i)],
             bands[static_cast<std::size_t>(i)] ? QStringLiteral("verdict.on_target") : QString()});
    review.next = {{day.addDays(2), engine::Sport::Cycling, QStringLiteral("Easy 1:00"), 3600.0},
                   {day.addDays(4), engine::Sport::Cycling, QStringLiteral("3 × 12 min threshold"), 4500.0}};
    review.weekPlannedLoad = 430.0;
    review.weekDoneLoad = 412.0;
    review.form = -11.0;
    review.daysToRace = 19;
    review.hasStructure = true;
    review.workAverage = Quantity{246.0, Unit::Watts};
    for (int i = 0; i < 12; ++i) {
        client::MatchingSession before;
        before.id = domain::AnalysisId(sampleId(2001 + i));
        before.day = day.addDays(-7 * (i + 1));
        before.score = 93 - i;
        before.band = *before.score >= 80 ? Band::Green : Band::Amber;
        before.workAverage = Quantity{244.0 - i, Unit::Watts};
        before.weightedPowerW = 219.0 - i;
        before.avgHrBpm = 149.0 + i;
        review.matching.push_back(before);
    }
    review.matchingCount = review.matching.size();
    review.notes = {{QStringLiteral("Jonas Weber"), SampleDesk::clock().now() - 456h,
                     QStringLiteral("Knee, since 3 Nov. Keep cadence up on climbs."), true}};
}

} // namespace

client::PairChoice samplePairChoice(const client::SessionItem& session) {
    client::PairChoice choice;
    choice.athlete = session.athlete;
    const domain::WorkoutId before(sampleId(3001));
    const domain::WorkoutId own(sampleId(3002));
    choice.workouts = {
        {before, session.day.addDays(-1), session.sport, QStringLiteral("Easy 1:00"), 3600.0, true},
        {own, session.day, session.sport, session.title, session.plannedS, false},
        {domain::WorkoutId(sampleId(3003)), session.day.addDays(1), engine::Sport::Running,
         QStringLiteral("6 × 800 m"), 3000.0, false}};
    choice.recordings = {{domain::ActivityId(sampleId(3101)), session.day.addDays(-1),
                          session.startedAt - 24h, session.sport, before, true}};
    if (!session.missed)
        choice.recordings.push_back(
            {domain::ActivityId(sampleId(3102)), session.day, session.startedAt, session.sport, own, false});
    choice.recordings.push_back({domain::ActivityId(sampleId(3103)), session.day, session.startedAt + 9h,
                                 session.sport, std::nullopt, false});
    return choice;
}

client::Review sampleReview(const client::SessionItem& session, domain::Role role) {
    client::Review review;
    review.session = session;
    review.detailsHere = true;
    if (session.wrote) {
        review.comment =
            QStringLiteral("Legs fine until the third one, then it got warm in there. Thursday same again?");
        review.effort = 8;
        review.feel = session.feltBad ? 1 : 4;
    }
    review.planned = client::SessionTotals{static_cast<double>(session.plannedS.value_or(0)), std::nullopt,
                                           engine::Load{82.0, engine::LoadMethod::Power}, 0.81};
    review.done = {static_cast<double>(session.doneS.value_or(0)), 38400.0,
                   engine::Load{79.0, engine::LoadMethod::Power}, 0.80};
    review.metrics.records = 4462;
    review.metrics.moving_s = 4462.0;
    review.metrics.distance_m = 38400.0;
    review.metrics.avg_power_w = 196.0;
    review.metrics.weighted_power_w = 214.0;
    review.metrics.avg_hr_bpm = 151.0;
    review.metrics.max_hr_bpm = 172.0;
    review.metrics.load = review.done.load;
    review.metrics.intensity = 0.80;
    review.metrics.mean_max_w = {412.0, 318.0, 261.0, 247.0, std::nullopt};
    addCompliance(review);
    if (!session.missed) {
        addNumbers(review);
        addCurves(review);
        addTexts(review);
    }
    addSurroundings(review);
    review.edit = samplePermission(role, Action::EditFeedback);
    review.note = samplePermission(role, Action::EditFeedback);
    review.backToDraft = samplePermission(role, Action::BackToDraft);
    review.approve = samplePermission(role, Action::ApproveAndPublish);
    review.done_ = samplePermission(role, Action::MarkDone);
    review.adjust = samplePermission(role, Action::Adjust);
    review.retry = samplePermission(role, Action::RetryPublish);
    review.hand = samplePermission(role, Action::HandToHead);
    review.addNote = samplePermission(role, Action::AddNote);
    if (review.suggestion)
        review.suggestion->accept = samplePermission(role, Action::EditAthlete);
    review.pair = samplePermission(role, Action::Pair);
    review.commentOnly = {false, engine::Sentence{"review.source_takes_no_comment", {}}};
    review.openSource = {false, engine::Sentence{"review.source_has_no_page", {}}};
    review.switchReportOff = samplePermission(role, Action::SwitchReportOff);
    review.contentHash = QStringLiteral("hash of ") + session.id.toString();
    return review;
}

client::AthleteDetail sampleAthlete(const client::AthleteItem& athlete,
                                    const std::vector<client::SessionItem>& sessions, domain::Role role) {
    client::AthleteDetail detail;
    detail.athlete = athlete;
    detail.timeZone = QStringLiteral("Europe/Stockholm");
    detail.goal = QStringLiteral("Finish the season's last road race in the front group");
    detail.raceName = QStringLiteral("Malmö road race");
    detail.raceOn = QDate(2026, 12, 11);
    const std::array<double, 8> ride = {240, 310, 390, 200, 225, 360, 355, 245};
    for (int i = 0; i < 8; ++i) {
        client::Week week;
        week.monday = QDate(2026, 11, 16).addDays(-7 * i);
        const double load = ride[static_cast<std::size_t>(7 - i)];
        week.sports = {{engine::Sport::Cycling, load, load - 10, load * 48, 3},
                       {engine::Sport::Running, 90, 85, 7200, 2},
                       {engine::Sport::Swimming, 40, 40, 3000, 1}};
        week.plannedLoad = load + 130;
        week.doneLoad = load + 115;
        week.planned = 6;
        week.asPlanned = i == 3 ? 4 : 6;
        detail.weeks.push_back(week);
    }
    std::copy_if(sessions.begin(), sessions.end(), std::back_inserter(detail.sessions),
                 [&](const client::SessionItem& item) { return item.athlete == athlete.id; });
    detail.upcoming = {{QDate(2026, 11, 24), engine::Sport::Cycling, QStringLiteral("Easy 1:00"), 3600.0,
                        domain::WorkoutId(sampleId(3001))},
                       {QDate(2026, 11, 26), engine::Sport::Cycling, QStringLiteral("3 × 12 min threshold"),
                        4500.0, domain::WorkoutId(sampleId(3002))}};
    detail.thresholds = {{QDate(2026, 10, 5), 262.0, 172.0, std::nullopt, 4.1, 1.25}};
    for (std::size_t i = 0; i < domain::kWords<domain::ConsentKind>.size(); ++i)
        detail.consents.push_back(
            {static_cast<domain::ConsentKind>(i), i < 4 || i == 6, i == 6, std::nullopt, std::nullopt});
    detail.notes = {{QStringLiteral("Jonas Weber"), SampleDesk::clock().now() - 456h,
                     QStringLiteral("Knee, since 3 Nov. Keep cadence up on climbs."), true}};
    detail.setStatus = samplePermission(role, Action::SetAthleteStatus);
    detail.setMode = samplePermission(role, Action::SetFeedbackMode);
    detail.setTrainingType = samplePermission(role, Action::SetTrainingType);
    detail.setPlanType = samplePermission(role, Action::SetPlanType);
    detail.assign = samplePermission(role, Action::AssignAthlete);
    detail.setThresholds = samplePermission(role, Action::EditAthlete);
    detail.recordConsent = samplePermission(role, Action::RecordConsent);
    detail.planWorkout = samplePermission(role, Action::PlanWorkout);
    detail.upload = samplePermission(role, Action::UploadActivity);
    detail.reviewAnyway = samplePermission(role, Action::ReviewAnyway);
    if (detail.reviewAnyway.allowed && athlete.status != domain::AthleteStatus::Active)
        detail.reviewAnyway = {false, engine::Sentence{"review_anyway.deactivated", {}}};
    return detail;
}

} // namespace leadout::test
