// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/web/api_upload.h"

#include "core/backend/ingest/recording_files.h"
#include "core/backend/store/audit.h"
#include "core/backend/web/permit.h"
#include "core/backend/web/upload_places.h"
#include "core/domain/commands/athletes.h"
#include "core/domain/commands/checks.h"
#include "core/domain/commands/review.h"
#include "core/domain/random.h"
#include "core/domain/sentences/sentences.h"
#include "core/protocol/upload_messages.h"

#include <QStringDecoder>

#include <algorithm>
#include <charconv>
#include <utility>

namespace leadout::backend {

using database::Connection;
using domain::Action;
using http::Request;
using http::Response;
using protocol::ErrorCode;
using protocol::UploadOutcome;

namespace {

constexpr const char* kComment = "X-Activity-Comment";
constexpr const char* kEffort = "X-Activity-Effort";
constexpr const char* kFeel = "X-Activity-Feel";

/// What an upload holds from its admission to its answer.
struct UploadPass {
    domain::CompanyId company;
    AthleteWords words;
    UploadPlaces::Place place;
};

UploadPass& passOf(const Request& request) {
    return *static_cast<UploadPass*>(request.pass.get());
}

QString hashOf(const Request& request) {
    return QString::fromStdString(request.upload->sha256());
}

Response badHeader(const Request& request, const char* name, std::string_view sentence) {
    return errorAnswer(request, NotLetIn{ErrorCode::Invalid, sentence}, QString::fromLatin1(name));
}

QString fileNameIn(const Request& request) {
    const auto name = request.queryValue("file_name").value_or(std::string_view());
    return QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
}

/// The answer to a name that is longer than a file's can be; nothing for any other.
std::optional<Response> longNameAnswer(const Request& request) {
    if (fileNameIn(request).size() <= domain::kMaxFileName)
        return std::nullopt;
    const auto fault =
        domain::checks::refuse(QStringLiteral("file_name"), "invalid.too_long", domain::kMaxFileName);
    protocol::ErrorBody body;
    body.code = ErrorCode::Invalid;
    body.path = fault.path;
    body.message = domain::Sentences().render(fault.sentence, {});
    return errorAnswer(request, std::move(body));
}

std::ptrdiff_t timesIn(const Request& request, std::string_view name) {
    return std::count_if(request.headers.begin(), request.headers.end(),
                         [name](const auto& field) { return http::equalsIgnoringCase(field.first, name); });
}

/// Text that was percent-encoded in UTF-8 and is as a coach could have typed it.
std::optional<QString> textIn(std::string_view encoded) {
    const auto bytes = http::percentDecoded(encoded);
    if (!bytes)
        return std::nullopt;
    QStringDecoder utf8(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    QString text = utf8(QByteArray::fromStdString(*bytes));
    text.replace(QLatin1String("\r\n"), QLatin1String("\n"));
    if (utf8.hasError() || domain::checks::text({}, text, domain::kMaxFeedback))
        return std::nullopt;
    return text;
}

/// A whole number from 1 on, written in digits alone.
std::optional<int> numberIn(std::string_view text, int most) {
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool whole = error == std::errc() && end == text.data() + text.size();
    return whole && number >= 1 && number <= most ? std::optional(number) : std::nullopt;
}

Response fullAnswer(const Request& request, UploadPlaces::Full full) {
    const bool own = full == UploadPlaces::Full::Coach;
    return withRetry(errorAnswer(request, own ? NotLetIn{ErrorCode::RateLimited, "upload.too_many_own"}
                                              : NotLetIn{ErrorCode::Unavailable, "upload.too_many"}));
}

} // namespace

Response uploadAnswer(const domain::ActivityId& activity, UploadOutcome outcome) {
    return jsonAnswer(protocol::writeUploadAnswer({activity.uuid(), outcome}));
}

Result<> noteDeed(Changes& changes, const Caller& caller, const Request& request, const QString& action,
                  const domain::ActivityId& activity, UploadOutcome outcome) {
    AuditEntry entry;
    entry.coach = caller.viewer.coach();
    entry.device = caller.signIn.id.toString();
    entry.action = action;
    entry.object = QStringLiteral("activity ") + activity.toString();
    const std::string_view result = protocol::key(outcome);
    entry.result = QString::fromLatin1(result.data(), static_cast<qsizetype>(result.size()));
    entry.address = shortAddress(QString::fromStdString(request.peer));
    return writeAudit(changes, entry);
}

tl::expected<AthleteWords, Response> wordsIn(const Request& request) {
    AthleteWords words;
    if (const auto times = timesIn(request, kComment); times > 0) {
        const auto comment = textIn(request.header(kComment));
        if (!comment || times > 1 || request.header(kComment).size() > std::size_t{domain::kMostCommentBytes})
            return tl::unexpected(badHeader(request, kComment, "upload.bad_comment"));
        words.comment = *comment;
    }
    if (const auto times = timesIn(request, kEffort); times > 0) {
        words.effort = numberIn(request.header(kEffort), domain::kMostEffort);
        if (!words.effort || times > 1)
            return tl::unexpected(badHeader(request, kEffort, "upload.bad_effort"));
    }
    if (const auto times = timesIn(request, kFeel); times > 0) {
        words.feel = numberIn(request.header(kFeel), domain::kBestFeel);
        if (!words.feel || times > 1)
            return tl::unexpected(badHeader(request, kFeel, "upload.bad_feel"));
    }
    return words;
}

Serve admitUpload(const ApiParts& parts) {
    return
        [&parts](Connection& connection, const Caller& caller, const Request& request) -> Result<Answered> {
            const auto athlete = idIn<domain::AthleteThing>(request, "athlete_id");
            auto permitted = permit<Action::UploadActivity>(parts, connection, caller, athlete, request);
            if (!permitted)
                return tl::unexpected(permitted.error());
            if (!*permitted)
                return std::move(permitted->error());
            if (!parts.recordings)
                return busyAnswer(request);
            if (auto longName = longNameAnswer(request))
                return std::move(*longName);
            auto words = wordsIn(request);
            if (!words)
                return std::move(words.error());
            auto place = parts.uploads.take(caller.viewer.company(), caller.signIn.coach);
            if (!place)
                return fullAnswer(request, place.error());
            return http::admitted(std::make_shared<UploadPass>(
                UploadPass{caller.viewer.company(), std::move(*words), std::move(*place)}));
        };
}

std::optional<Response> keepUpload(const ApiParts& parts, const Request& request) {
    // Given back before the answer goes out, so that a program's next file finds it free.
    const UploadPlaces::Place place = std::move(passOf(request).place);
    if (!request.upload || request.upload->size() == 0)
        return errorAnswer(request, NotLetIn{ErrorCode::Invalid, "file.fault.empty"});
    const auto kept = parts.recordings->keep(passOf(request).company, hashOf(request),
                                             QString::fromStdString(request.upload->path()));
    if (kept)
        return std::nullopt;
    return faultAnswer(
        parts, request,
        database::errorOf(database::ErrorKind::Full, QStringLiteral("a recording was not kept")));
}

Serve takeUpload(const ApiParts& parts) {
    return [&parts](Connection& connection, const Caller& caller,
                    const Request& request) -> Result<Answered> {
        const auto athlete = idIn<domain::AthleteThing>(request, "athlete_id");
        auto permitted = permit<Action::UploadActivity>(parts, connection, caller, athlete, request);
        if (!permitted)
            return tl::unexpected(permitted.error());
        if (!*permitted)
            return std::move(permitted->error());
        const domain::CompanyId company = caller.viewer.company();
        // The same bytes may have come with another request that was refused, and been removed with it.
        if (company != passOf(request).company || !parts.recordings->has(company, hashOf(request)))
            return busyAnswer(request);
        domain::SystemRandom random;
        Arriving file;
        file.activity = domain::ActivityId::make(parts.clock, random);
        file.athlete = athlete;
        file.fileName = fileNameIn(request);
        file.sha256 = hashOf(request);
        file.size = static_cast<qint64>(request.upload->size());
        file.arrival = domain::Arrival::ByHand;
        file.source = QStringLiteral("file");
        file.words = passOf(request).words;
        Changes changes(connection, company, parts.clock.now());
        const auto taken = arrive(changes, **permitted, file);
        if (!taken)
            return tl::unexpected(taken.error());
        const auto outcome = taken->known ? UploadOutcome::Known : UploadOutcome::Stored;
        const auto noted =
            noteDeed(changes, caller, request, QStringLiteral("UploadActivity"), taken->activity, outcome);
        if (!noted)
            return tl::unexpected(noted.error());
        return uploadAnswer(taken->activity, outcome);
    };
}

Result<> dropUpload(const ApiParts& parts, Connection& connection, const Request& request) {
    if (!request.upload)
        return {};
    const domain::CompanyId company = passOf(request).company;
    const auto named = isRecorded(connection, company, hashOf(request));
    if (!named)
        return tl::unexpected(named.error());
    if (!*named)
        parts.recordings->drop(company, hashOf(request));
    return {};
}

} // namespace leadout::backend
