// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/publish/approval.h"
#include "core/backend/publish/publisher.h"
#include "core/backend/store/athletes.h"
#include "core/backend/store/report_link.h"
#include "core/backend/store/reports.h"
#include "core/backend/store/reviews.h"
#include "core/backend/store/sessions.h"
#include "core/protocol/analysis_detail.h"
#include "tests/server/api_fixture.h"

#include <QDate>

#include <optional>
#include <string>
#include <vector>

namespace leadout::test {

inline const QString kGoodText =
    QStringLiteral("You held 252 W in the first block. Same targets on Thursday.");

/// A threshold session as the backend keeps it: three blocks, the last one fading.
inline protocol::AnalysisDetail thresholdDetail() {
    struct Part {
        const char* name;
        engine::StepKind kind;
        int repeat;
        double start_s, end_s, target_w, done_w;
    };
    static constexpr Part kParts[] = {
        {"", engine::StepKind::WarmUp, 0, 0, 900, 150, 148},
        {"Threshold", engine::StepKind::Work, 1, 900, 1620, 249, 252},
        {"Threshold", engine::StepKind::Work, 2, 1800, 2520, 249, 249},
        {"Threshold", engine::StepKind::Work, 3, 2700, 3420, 249, 236},
        {"", engine::StepKind::CoolDown, 0, 3420, 4462, 131, 127},
    };
    protocol::AnalysisDetail detail;
    detail.planned = protocol::PlannedTotals{4500.0, {}, engine::Load{82.0, engine::LoadMethod::Power}, 0.81};
    detail.metrics.moving_s = 4462.0;
    detail.metrics.distance_m = 38'440.0;
    detail.metrics.load = engine::Load{79.0, engine::LoadMethod::Power};
    detail.metrics.intensity = 0.80;
    detail.metrics.weighted_power_w = 224.0;
    detail.metrics.avg_hr_bpm = 148.0;
    detail.compliance.score = 97;
    detail.compliance.band = engine::Band::Green;
    detail.compliance.verdict = engine::Verdict::OnTarget;
    for (const Part& part : kParts) {
        engine::StepResult step;
        step.name = part.name;
        step.kind = part.kind;
        step.repeat = part.repeat;
        step.repeats = part.repeat > 0 ? 3 : 0;
        step.planned_s = step.done_s = part.end_s - part.start_s;
        step.average = part.done_w;
        step.low = 0.95 * part.target_w;
        step.high = 1.05 * part.target_w;
        detail.compliance.steps.push_back(step);
        detail.spans.push_back({part.start_s, part.end_s});
    }
    detail.legs = {engine::Sport::Cycling};
    return detail;
}

/// Power and heart rate around those steps, every two seconds.
inline protocol::StreamSamples thresholdStream() {
    protocol::StreamSamples samples;
    samples.sport = engine::Sport::Cycling;
    samples.every_s = 2.0;
    const protocol::AnalysisDetail detail = thresholdDetail();
    for (double at_s = 0.0; at_s < 4462.0; at_s += samples.every_s) {
        double watts = 121.0;
        for (std::size_t i = 0; i < detail.spans.size(); ++i) {
            if (at_s >= detail.spans[i].start_s && at_s < detail.spans[i].end_s)
                watts = *detail.compliance.steps[i].average;
        }
        const int wobble = static_cast<int>(at_s) * 7919 % 23 - 11;
        samples.power_w.emplace_back(watts + wobble);
        samples.heart_rate_bpm.emplace_back(90.0 + watts / 4.0 + at_s / 300.0);
    }
    return samples;
}

/// A running backend with a company, a session of one of its athletes, and who publishes it.
class PublishWorld : public ApiFixture {
public:
    backend::Viewer system() const { return backend::Viewer::system(head->company); }

    /// Runs `job(Changes&) -> Result<T>` in a write transaction of the company.
    template <class Job>
    auto change(Job job) {
        return write([&](database::Connection& connection) {
            backend::Changes changes(connection, head->company, clock.now());
            return job(changes);
        });
    }
    template <class Job>
    auto read(Job job) {
        return write(std::move(job));
    }

    /// False after a failed check.
    bool start() {
        if (!ApiFixture::start())
            return false;
        head = found(QStringLiteral("Northside Velo"), QStringLiteral("ana@northside.example"));
        coach = add(*head, QStringLiteral("jonas@northside.example"));
        athlete.id = domain::AthleteId(QUuid::createUuid());
        athlete.name = QStringLiteral("Pia Hansen");
        athlete.email = QStringLiteral("pia.hansen@mail.example");
        athlete.timeZone = QStringLiteral("Europe/Copenhagen");
        athlete.coach = coach->coach.id;
        athlete.createdAt = clock.now();
        change([this](backend::Changes& changes) { return backend::putAthlete(changes, athlete); });
        allowReports(true);
        publisher = std::make_unique<backend::Publisher>(
            *store, clock, [this](const database::DatabaseError& error) { faults.append(error.detail); });
        return true;
    }

    void allowReports(bool given) {
        change([&](backend::Changes& changes) {
            backend::ConsentRecord consent;
            consent.id = QUuid::createUuid();
            consent.athlete = athlete.id;
            consent.kind = domain::ConsentKind::PublishReport;
            consent.given = given;
            consent.recordedBy = coach->coach.id;
            consent.decidedAt = changes.now();
            return backend::recordConsent(changes, consent);
        });
    }

    /// A session that waits for a coach, with everything that a report must not tell.
    backend::Analysis session(const QString& text = kGoodText, int score = 97) {
        backend::PlannedWorkout workout;
        workout.id = domain::WorkoutId(QUuid::createUuid());
        workout.athlete = athlete.id;
        workout.day = QDate(2026, 11, 22);
        workout.name = QStringLiteral("3 × 12 min threshold");
        workout.sport = engine::Sport::Cycling;
        workout.structure = "{}";
        workout.createdAt = clock.now();
        change([&](backend::Changes& changes) { return backend::putWorkout(changes, workout); });

        backend::Activity activity;
        activity.id = domain::ActivityId(QUuid::createUuid());
        activity.athlete = athlete.id;
        activity.sha256 = QString::fromLatin1(QByteArray::number(++m_files, 16).rightJustified(64, 'c'));
        activity.fileName = QStringLiteral("Pia_Edge530_0815.fit");
        activity.source = QStringLiteral("file");
        activity.arrivedAt = clock.now();
        activity.sport = engine::Sport::Cycling;
        activity.comment = QStringLiteral("Legs like wood, slept badly.");
        change([&](backend::Changes& changes) {
            return backend::takeUp(changes, activity, QUuid::createUuid());
        });

        backend::Analysis analysis;
        analysis.id = domain::AnalysisId(QUuid::createUuid());
        analysis.athlete = athlete.id;
        analysis.workout = workout.id;
        analysis.day = workout.day;
        analysis.startedAt = clock.now();
        analysis.sport = engine::Sport::Cycling;
        analysis.title = workout.name;
        analysis.state = domain::AnalysisState::ReviewPending;
        analysis.score = score;
        analysis.band = score >= 80 ? engine::Band::Green : engine::Band::Amber;
        analysis.verdict = engine::Verdict::OnTarget;
        analysis.handNote = QStringLiteral("Ana, please look at this one.");
        analysis.detail = protocol::writeAnalysisDetail(thresholdDetail());
        analysis.legs = {{activity.id, 0}};
        analysis.createdAt = clock.now();
        change([&](backend::Changes& changes) { return backend::putAnalysis(changes, analysis); });
        change([&](backend::Changes& changes) {
            return backend::putStreams(changes, analysis, {protocol::writeStreamSamples(thresholdStream())});
        });
        backend::Feedback feedback;
        feedback.id = domain::FeedbackId(QUuid::createUuid());
        feedback.athlete = athlete.id;
        feedback.analysis = analysis.id;
        feedback.personalNote = QStringLiteral("Hi Pia, see you on Sunday!");
        feedback.versions = {{1, {}, backend::Writer::BuiltIn, {}, text, clock.now()}};
        change([&](backend::Changes& changes) { return backend::addFeedback(changes, feedback); });
        return analysis;
    }

    /// As a coach approves it.
    void approve(const backend::Analysis& analysis) {
        change(
            [&](backend::Changes& changes) { return backend::approve(changes, analysis, coach->coach.id); });
    }
    /// A session whose report is live.
    backend::Report published(const QString& text = kGoodText) {
        const backend::Analysis analysis = session(text);
        approve(analysis);
        if (!publisher->next())
            QTest::qFail("there was nothing to publish", __FILE__, __LINE__);
        return reportOf(analysis).value_or(backend::Report());
    }

    backend::Analysis stored(const backend::Analysis& analysis) { return storedAt(analysis.id); }
    backend::Analysis storedAt(const domain::AnalysisId& id) {
        return read([&](database::Connection& c) { return backend::findAnalysis(c, system(), id); })
            .value_or(backend::Analysis());
    }
    std::optional<backend::Report> reportOf(const backend::Analysis& analysis) {
        return read([&](database::Connection& c) { return backend::reportOf(c, system(), analysis.id); });
    }
    backend::Feedback feedbackOf(const domain::AnalysisId& id) {
        return read([&](database::Connection& c) { return backend::feedbackOf(c, system(), id); })
            .value_or(backend::Feedback());
    }

    /// The path of a report's page.
    std::string path(const backend::Report& report) {
        const QString token = write([&](database::Connection& c) {
            return backend::reportLinkKey(c).map([&](const platform::SecretBytes& key) {
                return backend::ReportToken::make(key, report.id, report.generation).text();
            });
        });
        return "/r/" + token.toStdString();
    }

    std::optional<backend::Membership> head;
    std::optional<backend::Membership> coach;
    backend::Athlete athlete;
    std::unique_ptr<backend::Publisher> publisher;
    QStringList faults;

private:
    int m_files = 0;
};

} // namespace leadout::test
