// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/services/desk_review.h"

#include "core/client/remote/http_remote.h"
#include "core/client/services/desk_thresholds.h"
#include "core/client/services/review_numbers.h"
#include "core/client/services/saved_report.h"
#include "core/client/services/typed_note.h"
#include "core/protocol/endpoints.h"

#include <algorithm>
#include <utility>

namespace leadout::client {

using domain::Action;
using domain::AnalysisState;
using protocol::AnalysisDetail;

namespace {

Refusal notFound() {
    return {"access.not_found", {}};
}

Permission refused(std::string_view sentence) {
    return {false, engine::Sentence{std::string(sentence), {}}};
}

void addPlannedAndDone(Review& review, const AnalysisDetail& detail) {
    if (detail.planned)
        review.planned = SessionTotals{detail.planned->duration_s, detail.planned->distance_m,
                                       detail.planned->load, detail.planned->intensity};
    review.metrics = detail.metrics;
    review.compliance = detail.compliance;
    review.workAverage = workAverageOf(detail.compliance);
    review.done.durationS = detail.metrics.moving_s;
    if (!review.done.durationS && detail.compliance.done_duration_s > 0.0)
        review.done.durationS = detail.compliance.done_duration_s;
    review.done.distanceM = detail.metrics.distance_m;
    review.done.load = detail.metrics.load;
    review.done.intensity = detail.metrics.intensity;
    review.legs = detail.legs;
    review.waits = detail.waits;
    for (std::size_t i = 0; i < std::min(detail.spans.size(), detail.compliance.steps.size()); ++i) {
        const engine::StepResult& step = detail.compliance.steps[i];
        const protocol::StepSpan& span = detail.spans[i];
        if (step.low && step.high && span.end_s > span.start_s)
            review.targets.push_back({span.start_s, span.end_s, *step.low, *step.high, step.unit});
    }
}

void addCurves(Review& review, const DeskView& view) {
    using Values = std::vector<std::optional<double>> protocol::StreamSamples::*;
    constexpr std::pair<Curve::Kind, Values> kCurves[] = {
        {Curve::Kind::Power, &protocol::StreamSamples::power_w},
        {Curve::Kind::HeartRate, &protocol::StreamSamples::heart_rate_bpm},
        {Curve::Kind::Cadence, &protocol::StreamSamples::cadence_rpm},
        {Curve::Kind::Speed, &protocol::StreamSamples::speed_m_s},
    };
    for (const protocol::StreamRow& row : view.rows().streams(review.session.id, review.session.athlete)) {
        auto samples = protocol::readStreamSamples(row.samples);
        if (!samples)
            continue;
        for (const auto& [kind, values] : kCurves) {
            if (!((*samples).*values).empty())
                review.curves.push_back(
                    {kind, samples->offset_s, samples->every_s, std::move((*samples).*values)});
        }
    }
}

/// What the athlete wrote and how the files read, of all recordings of the session.
void addRecordings(Review& review, const DeskView& view, const protocol::AnalysisDetailRow& detail) {
    QStringList comments;
    for (const auto& leg : detail.legs) {
        const auto words = view.rows().words(leg.activity);
        if (words && !words->row.comment.isEmpty() && !comments.contains(words->row.comment))
            comments.append(words->row.comment);
        if (words && words->row.effort)
            review.effort = std::max(review.effort.value_or(0), *words->row.effort);
        if (words && words->row.feel)
            review.feel = std::min(review.feel.value_or(*words->row.feel), *words->row.feel);
        const auto activity = view.rows().activities().constFind(leg.activity.uuid());
        if (activity == view.rows().activities().constEnd() || activity->row.fault.isEmpty() ||
            !review.fault.isEmpty())
            continue;
        review.fault = activity->row.fault;
        if (activity->row.state == QLatin1String("error"))
            review.inError = leg.activity;
        review.faultByte = words ? words->row.faultByte : std::nullopt;
    }
    review.comment = comments.join(QStringLiteral("\n\n"));
}

void addContext(Review& review, const DeskView& view, const Local<protocol::AnalysisRow>& analysis,
                const QString& structure) {
    const domain::AthleteId athlete = analysis.athlete;
    Matching matching = matchingOf(view, analysis, structure);
    review.matching = std::move(matching.newest);
    review.matchingCount = matching.count;
    review.hasStructure = !structure.isEmpty();
    review.lastDays = lastDaysOf(view, athlete, analysis.row.day);
    review.next = nextOf(view, athlete, analysis.row.workout);
    const WeekLoad week = weekLoadOf(view, athlete, analysis.row.day);
    review.weekPlannedLoad = week.planned;
    review.weekDoneLoad = week.done;
    review.form = formOf(view, athlete, analysis.row.day);
    const auto person = view.rows().athletes().constFind(athlete.uuid());
    if (person != view.rows().athletes().constEnd() && person->row.raceOn) {
        const qint64 days = view.today(athlete).daysTo(*person->row.raceOn);
        if (days >= 0)
            review.daysToRace = static_cast<int>(days);
    }
    for (const auto& note :
         review.detailsWithdrawn ? std::vector<Local<protocol::NoteRow>>() : view.rows().notes(athlete)) {
        const bool here = note.row.analysis == review.session.id;
        if (here || (note.row.pinned && !note.row.analysis))
            review.notes.push_back(
                {view.coachName(note.row.author), note.row.writtenAt, note.row.text, note.row.pinned});
    }
    std::stable_sort(review.notes.begin(), review.notes.end(),
                     [](const ShownNote& a, const ShownNote& b) { return a.pinned > b.pinned; });
}

QUrl pageBelow(QUrl url, const QString& token) {
    QString path = url.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    url.setPath(path + QString::fromLatin1(
                           protocol::pathOf(*protocol::endpointNamed("reportPage"), {token.toLatin1()})));
    return url;
}

void addReport(Review& review, const DeskView& view) {
    // The backend ends a report with the last day of its permission; without a network nobody has said so.
    const bool mayBeRead =
        view.factsAbout(review.session.athlete).consent.has(domain::ConsentKind::PublishReport);
    for (const auto& report : view.rows().reports()) {
        if (report.row.analysis != review.session.id)
            continue;
        review.report = domain::ReportId(report.id);
        review.reportViews = report.row.views;
        if (report.row.offAt || report.row.token.isEmpty() || !mayBeRead)
            continue;
        review.reportPage = pageBelow(view.seat().server, report.row.token);
        if (const auto base = publicBase(view))
            review.reportUrl = pageBelow(*base, report.row.token).toString();
        else if (isReportSaved(review, view.seat().reports))
            review.reportFile = savedReportPath(review, view.seat().reports);
    }
}

/// The names that a report of an athlete must not hold, as far as they are on this computer: of other
/// athletes an assistant has only their own here.
domain::PrivateNames privateNamesOf(const DeskView& view, const domain::AthleteId& athlete) {
    domain::PrivateNames names;
    for (const auto& company : view.rows().companies())
        names.addCompany(company.row.name);
    const auto person = view.rows().athletes().constFind(athlete.uuid());
    if (person != view.rows().athletes().constEnd())
        names.addAthlete(person->row.name, person->row.email);
    for (const auto& other : view.rows().athletes()) {
        if (other.id != athlete.uuid())
            names.addOtherAthlete(other.row.name, other.row.email);
    }
    for (const auto& coach : view.rows().coaches())
        names.addCoach(coach.row.name, coach.row.email);
    return names;
}

Permission refusedForName(const Review& review) {
    return {false, engine::Sentence{"review.names", {review.texts.names.front().name.toStdString()}}};
}

/// May anything of the text be sent as it stands?
Permission sendable(const Review& review) {
    if (review.session.missed)
        return refused("review.missed");
    if (!review.detailsHere)
        return refused("review.not_here_yet");
    if (review.contentHash.isEmpty() || review.texts.feedback.trimmed().isEmpty())
        return refused("review.no_text");
    if (review.texts.hasUnsettled)
        return refused("review.unverified");
    if (review.texts.needsCoachLine)
        return refused("review.needs_coach_line");
    if (!review.texts.names.empty())
        return refusedForName(review);
    return {true, std::nullopt};
}

void addPermissions(Review& review, const DeskView& view) {
    const domain::AthleteId athlete = review.session.athlete;
    const AnalysisState state = review.session.state;
    const auto inState = [](Permission permission, bool fits, std::string_view sentence) {
        return permission.allowed && !fits ? refused(sentence) : permission;
    };
    const bool open = state == AnalysisState::ReviewPending;
    const bool unsent = state == AnalysisState::Approved && !review.session.publishFault.isEmpty();
    const bool hasTexts = review.texts.version > 0;
    review.edit = inState(view.permission(Action::EditFeedback, athlete), hasTexts, "review.no_text");
    // A published text can be corrected, and one that could not be sent; one that is on its way cannot.
    review.edit = inState(review.edit, open || unsent || state == AnalysisState::Published, "review.decided");
    // What is out has no comment any more that a note could go into, and shows a text of the coach's.
    review.note = inState(view.permission(Action::EditFeedback, athlete), hasTexts, "review.no_text");
    review.note = inState(review.note, open, "review.decided");
    review.backToDraft =
        inState(view.permission(Action::BackToDraft, athlete), review.texts.drafted, "review.no_draft");
    review.backToDraft = inState(review.backToDraft, open, "review.decided");
    review.approve = inState(view.permission(Action::ApproveAndPublish, athlete), open, "review.decided");
    if (review.approve.allowed)
        review.approve = sendable(review);
    review.done_ = inState(view.permission(Action::MarkDone, athlete), open || unsent, "review.decided");
    review.adjust = inState(view.permission(Action::Adjust, athlete), open, "review.decided");
    review.retry = inState(view.permission(Action::RetryPublish, athlete), unsent, "review.nothing_to_retry");
    if (review.retry.allowed && !review.texts.names.empty())
        review.retry = refusedForName(review);
    review.hand = inState(view.permission(Action::HandToHead, athlete), open && !review.session.handedToHead,
                          "review.decided");
    review.addNote = view.permission(Action::AddNote, athlete);
    // Which recordings a session has stands in its details.
    review.pair = inState(view.permission(Action::Pair, athlete), !review.detailsWithdrawn, "pair.withdrawn");
    review.pair =
        inState(review.pair, !view.rows().unfetchedBodies().contains(athlete), "review.not_here_yet");
    // Every session came as a file, which has no page and takes no comment.
    review.commentOnly =
        inState(view.permission(Action::CommentOnly, athlete), false, "review.source_takes_no_comment");
    review.openSource = refused("review.source_has_no_page");
    review.readAgain = inState(view.permission(Action::UploadActivity, athlete), review.inError.has_value(),
                               "review.nothing_to_retry");
    review.switchReportOff = inState(view.permission(Action::SwitchReportOff, athlete),
                                     !review.reportPage.isEmpty(), "review.no_report");
}

/// The text of a kept draft.
std::optional<QString> typedText(Work& work, const QUuid& row, const QString& command) {
    const auto draft = work.draft(row, command);
    if (!draft || !*draft)
        return std::nullopt;
    const auto payload = protocol::parseJson((*draft)->payload, {.bytes = protocol::kMaxOpsBytes});
    if (!payload)
        return std::nullopt;
    protocol::ObjectReader reader(*payload, protocol::UnknownFields::Keep);
    return reader.optional<QString>("text");
}

/// Which numbers of the text as it stands are no facts, and whether a machine's is among them.
void checkNumbers(Texts& texts, const AnalysisDetail& detail) {
    const engine::Facts facts = protocol::factsOf(detail);
    QStringList machines;
    for (const TextVersion& version : texts.versions) {
        if (version.byMachine && version.text)
            machines.append(*version.text);
    }
    texts.unverified = protocol::unverifiedNumbers(texts.feedback, facts);
    texts.hasUnsettled = !protocol::unsettledNumbers(texts.feedback, machines, facts).empty();
}

/// What is being typed stands in place of the decided texts.
void addTyped(Review& review, Work& work, const domain::CoachId& coach,
              const std::optional<Local<protocol::FeedbackRow>>& feedback, const AnalysisDetail& detail) {
    if (const auto note = typedNoteOf(work, review.session.athlete, review.session.id, coach))
        review.typedNote = {note->text, note->pinned};
    review.adjustLine = typedLineOf(work, review.session.id, coach, LineFor::Adjust);
    review.handLine = typedLineOf(work, review.session.id, coach, LineFor::HandToHead);
    if (!feedback)
        return;
    Texts& texts = review.texts;
    if (const auto note = typedText(work, feedback->id, QStringLiteral("EditPersonalNote"));
        note && *note != texts.personalNote) {
        texts.personalNote = *note;
        texts.noteSaved = false;
    }
    if (const auto text = typedText(work, feedback->id, QStringLiteral("EditFeedback"));
        text && *text != texts.feedback) {
        texts.feedback = *text;
        texts.saved = false;
        checkNumbers(texts, detail);
    }
}

} // namespace

std::optional<QUrl> publicBase(const DeskView& view) {
    if (!view.rows().companies().isEmpty()) {
        const QUrl told(view.rows().companies().constBegin()->row.publicUrl);
        if (isAllowedAddress(told))
            return told;
    }
    return isOnThisComputer(view.seat().server) ? std::nullopt : std::optional(view.seat().server);
}

protocol::ApprovedContent shownContent(const Local<protocol::AnalysisRow>& analysis,
                                       const std::optional<Local<protocol::AnalysisDetailRow>>& detail,
                                       const std::optional<Local<protocol::FeedbackRow>>& feedback) {
    protocol::ApprovedContent content;
    if (feedback) {
        content.text = feedback->row.current().text.value_or(QString());
        content.personal_note = feedback->row.personalNote;
    }
    content.score = analysis.row.score;
    content.verdict = analysis.row.verdict;
    content.adjusted = analysis.row.adjusted;
    if (detail) {
        if (const auto read = protocol::readAnalysisDetail(detail->row.detail))
            content.facts = read->facts;
    }
    return content;
}

Texts textsOf(const DeskView& view, const std::optional<Local<protocol::FeedbackRow>>& feedback,
              const AnalysisDetail& detail) {
    Texts texts;
    if (!feedback)
        return texts;
    const protocol::FeedbackRow::Version& current = feedback->row.current();
    texts.feedback = current.text.value_or(QString());
    texts.personalNote = feedback->row.personalNote;
    texts.version = current.version;
    if (const auto* draft = feedback->row.draft()) {
        texts.draft = draft->text.value_or(QString());
        texts.drafted = true;
    }
    if (!current.byMachine) {
        texts.editedBy = view.coachName(current.coach);
        texts.editedAt = current.writtenAt;
    }
    for (auto version = feedback->row.versions.rbegin(); version != feedback->row.versions.rend();
         ++version) {
        const QString by = version->byMachine ? QString() : view.coachName(version->coach);
        texts.versions.push_back({version->version, version->byMachine, by, version->writtenAt,
                                  &*version == feedback->row.draft(), version->text});
    }
    // The line is filled once a coach has written, and stands as long as its first line does.
    const QStringView first = QStringView(texts.feedback).left(texts.feedback.indexOf(u'\n'));
    const QStringView drafted = QStringView(texts.draft).left(texts.draft.indexOf(u'\n'));
    texts.needsCoachLine =
        detail.needs_coach_line && (current.byMachine || (texts.drafted && !drafted.trimmed().isEmpty() &&
                                                          first.contains(drafted.trimmed())));
    checkNumbers(texts, detail);
    return texts;
}

tl::expected<Review, Refusal> reviewOf(const DeskView& view, Work& work, const domain::AnalysisId& id) {
    const auto found = view.rows().analyses().constFind(id.uuid());
    if (found == view.rows().analyses().constEnd())
        return tl::unexpected(notFound());
    const Local<protocol::AnalysisRow>& analysis = *found;
    Review review;
    review.session = view.session(analysis);
    const Permission see = view.permission(Action::ViewAnalysis, analysis.athlete);
    if (!see.allowed && see.why && see.why->id == notFound().id)
        return tl::unexpected(notFound());
    review.detailsWithdrawn = !see.allowed || !view.rows().holdsBody(analysis.athlete);
    const bool open = !review.detailsWithdrawn;
    const auto detailRow = open ? view.rows().detail(id) : std::nullopt;
    const auto feedback = open ? view.rows().feedback(id, analysis.athlete) : std::nullopt;
    AnalysisDetail detail;
    if (detailRow) {
        if (auto read = protocol::readAnalysisDetail(detailRow->row.detail)) {
            detail = *std::move(read);
            review.detailsHere = true;
        }
        review.adjustNote = detailRow->row.adjustNote;
        review.handNote = detailRow->row.handNote;
        review.publishedAt = detailRow->row.publishedAt;
        addRecordings(review, view, detailRow->row);
    }
    addPlannedAndDone(review, detail);
    if (open)
        addCurves(review, view);
    review.texts = textsOf(view, feedback, detail);
    if (review.detailsHere && feedback)
        review.contentHash = protocol::contentHashOf(shownContent(analysis, detailRow, feedback));
    addTyped(review, work, view.seat().coach, feedback, detail);
    review.texts.names = privateNamesOf(view, analysis.athlete).allIn(review.texts.feedback);
    addContext(review, view, analysis, detail.structure);
    addNumbers(review, detail);
    offerThreshold(view, detail.legs.empty() ? review.session.sport : detail.legs.front(), review);
    addReport(review, view);
    addPermissions(review, view);
    review.asksPairing =
        detail.unsure_pairing && review.pair.allowed && review.session.state == AnalysisState::ReviewPending;
    return review;
}

} // namespace leadout::client
