// SPDX-License-Identifier: GPL-3.0-or-later
// What the backend does in a second over loopback, client and server on the same processors: reading beside
// the smallest answer of the same server, writing beside bare commits to the same disk.
#include "core/backend/store/athletes.h"
#include "core/backend/store/reviews.h"
#include "core/engine/metrics/summary.h"
#include "core/protocol/analysis_detail.h"
#include "core/protocol/command_payloads.h"
#include "core/protocol/sync_ops.h"
#include "tests/bench/generated_ride.h"
#include "tests/bench/measure.h"
#include "tests/server/api_fixture.h"

#include <QFileInfo>

#include <cstdio>
#include <functional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

using namespace leadout;
using namespace leadout::test;
using Clock = std::chrono::steady_clock;

namespace {

constexpr int kAthletes = 40;
constexpr int kAnalysesEach = 125;
constexpr int kConnections = 8;
constexpr std::chrono::seconds kWarmUp{1};
constexpr std::chrono::seconds kMeasured{2};
const QString kHead = QStringLiteral("ana@example.org");

struct Load {
    double seconds = 0.0;
    std::vector<double> milliseconds; ///< of each request
    int wrong = 0;                    ///< answers that were not what was asked for

    double perSecond() const { return static_cast<double>(milliseconds.size()) / seconds; }
};

/// One connection's part: the requests it sends one after the other, and how a right answer looks.
struct Caller {
    std::function<std::string()> next;
    std::function<bool(const RawResponse&)> isRight;
};

/// Lets every caller ask on a connection of its own as fast as the answers come.
Load drive(std::uint16_t port, std::vector<Caller> callers) {
    std::vector<Load> loads(callers.size());
    std::vector<std::thread> threads;
    const auto begin = Clock::now() + kWarmUp;
    const auto end = begin + kMeasured;
    for (std::size_t i = 0; i < callers.size(); ++i) {
        threads.emplace_back([port, begin, end, &caller = callers[i], &load = loads[i]] {
            RawClient client(port);
            while (Clock::now() < end) {
                const std::string request = caller.next();
                const auto sent = Clock::now();
                const auto answer = client.exchange(request);
                if (!answer || !caller.isRight(*answer)) {
                    ++load.wrong;
                    return;
                }
                const auto came = Clock::now();
                if (sent >= begin && came < end)
                    load.milliseconds.push_back(millisecondsSince(sent, came));
            }
        });
    }
    for (std::thread& thread : threads)
        thread.join();
    Load all;
    all.seconds = std::chrono::duration<double>(kMeasured).count();
    for (const Load& load : loads) {
        all.milliseconds.insert(all.milliseconds.end(), load.milliseconds.begin(), load.milliseconds.end());
        all.wrong += load.wrong;
    }
    return all;
}

std::vector<Caller> alike(int connections, const Caller& caller) {
    return std::vector<Caller>(static_cast<std::size_t>(connections), caller);
}

Caller asking(const std::string& request, int status) {
    return {[request] { return request; },
            [status](const RawResponse& answer) { return answer.status == status; }};
}

/// What a coach sees of one analysed ride.
protocol::AnalysisDetail generatedDetail() {
    const engine::Recording ride = generatedRide(3600);
    protocol::AnalysisDetail detail;
    detail.metrics = engine::summarise(ride, generatedThresholds());
    detail.compliance = engine::compare(generatedWorkout(3600), ride, generatedThresholds());
    detail.spans.resize(detail.compliance.steps.size());
    detail.legs = {engine::Sport::Cycling};
    detail.threshold_w = 250;
    return detail;
}

/// A company of 40 athletes with 5,000 analyses and their texts, without curves: those are fetched after
/// everything else.
class Company : public ApiFixture {
public:
    bool begin() {
        options.requests.address = options.requests.signIn = {1e9, 1e9};
        if (!start())
            return false;
        m_ana = found(QStringLiteral("Velo"), kHead);
        const QByteArray detail = protocol::writeAnalysisDetail(generatedDetail());
        for (int i = 0; i < kAthletes; ++i)
            addAthlete(i, detail);
        return true;
    }

    std::string authorized(const protocol::SignedIn& signedIn) const {
        return "Authorization: Bearer " + signedIn.accessToken.toStdString() + "\r\n";
    }

    /// The query of a full page of these scopes.
    std::string pageOf(const protocol::SignedIn& signedIn, const QStringList& scopes) {
        const auto answer =
            getAs(signedIn.accessToken, "/v1/sync/changes?" + protocol::writeChangesQuery({}).toStdString());
        const auto read = protocol::readChangesAnswer(QByteArray::fromStdString(answer.body));
        const auto* first = read ? std::get_if<protocol::ScopesAnswer>(&read->content) : nullptr;
        if (!first)
            return {};
        return protocol::writeChangesQuery({first->head, first->scopesHash, protocol::backfillStart(scopes)})
            .toStdString();
    }

    /// The body of a request with so many new notes.
    std::string notes(const QUuid& device, std::int64_t& devSeq, int count) {
        protocol::OpsRequest request;
        request.deviceId = device;
        request.ackedThrough = devSeq;
        request.schema = 1;
        domain::SystemRandom random;
        for (int i = 0; i < count; ++i) {
            domain::AddNote note;
            note.note = domain::NoteId::make(clock, random);
            note.athlete = athletes[static_cast<std::size_t>(devSeq % kAthletes)];
            note.text = QStringLiteral("Slept badly before the race; easy days until Thursday.");
            protocol::Op op;
            op.opId = domain::OpId::make(clock, random).uuid();
            op.devSeq = ++devSeq;
            op.schema = 1;
            op.command = QStringLiteral("AddNote");
            op.payload = protocol::writePayload(note);
            op.rowId = note.note.uuid();
            op.scope = domain::Scope::athleteBody(note.athlete).toString();
            op.base = protocol::BaseRev{0};
            request.ops.push_back(op);
        }
        return protocol::writeOpsRequest(request).toStdString();
    }

    std::vector<domain::AthleteId> athletes;

private:
    template <class Id>
    Id make() {
        domain::SystemRandom random;
        return Id::make(clock, random);
    }

    void addAthlete(int number, const QByteArray& detail) {
        backend::Athlete athlete;
        athlete.id = make<domain::AthleteId>();
        athlete.name = QStringLiteral("Athlete %1").arg(number);
        athlete.timeZone = QStringLiteral("Europe/Berlin");
        athlete.coach = m_ana.coach.id;
        athlete.createdAt = clock.now();
        athletes.push_back(athlete.id);
        write([&](database::Connection& c) -> backend::Result<> {
            backend::Changes changes(c, m_ana.company, clock.now());
            if (const auto done = backend::putAthlete(changes, athlete); !done)
                return tl::unexpected(done.error());
            for (int i = 0; i < kAnalysesEach; ++i) {
                if (const auto done = addAnalysis(changes, athlete.id, i, detail); !done)
                    return done;
            }
            return {};
        });
    }

    backend::Result<> addAnalysis(backend::Changes& changes, const domain::AthleteId& athlete, int number,
                                  const QByteArray& detail) {
        backend::Analysis analysis;
        analysis.id = make<domain::AnalysisId>();
        analysis.athlete = athlete;
        analysis.day = QDate(2025, 7, 1).addDays(number);
        analysis.startedAt = analysis.createdAt = clock.now();
        analysis.sport = engine::Sport::Cycling;
        analysis.title = QStringLiteral("3 min intervals");
        analysis.state = domain::AnalysisState::ReviewPending;
        analysis.score = 86;
        analysis.band = engine::Band::Green;
        analysis.verdict = engine::Verdict::OnTarget;
        analysis.plannedS = analysis.doneS = 3600;
        analysis.plannedLoad = analysis.doneLoad = 72;
        analysis.detail = detail;
        backend::Feedback texts;
        texts.id = make<domain::FeedbackId>();
        texts.athlete = athlete;
        texts.analysis = analysis.id;
        texts.versions.resize(1);
        texts.versions[0].version = 1;
        texts.versions[0].text = QStringLiteral("All five intervals were within their range. ").repeated(8);
        texts.versions[0].writtenAt = clock.now();
        return backend::putAnalysis(changes, analysis)
            .and_then([&](std::int64_t) { return backend::addFeedback(changes, texts); })
            .map([](std::int64_t) {});
    }

    backend::Membership m_ana;
};

/// Commits of one small row each, on disk before they return: what a command costs at least.
Load bareCommits(const QString& path) {
    Load load;
    auto opened = database::Connection::open({.path = path, .fault = {}});
    if (!opened || !(*opened)->run(QStringLiteral("CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT)"))) {
        load.wrong = 1;
        return load;
    }
    const auto begin = Clock::now();
    while (Clock::now() - begin < kMeasured) {
        const auto start = Clock::now();
        auto transaction = database::Transaction::begin(**opened, database::Transaction::Mode::Write);
        const bool done = transaction &&
                          (*opened)->run(QStringLiteral("INSERT INTO note (text) VALUES (?)"),
                                         QStringLiteral("Slept badly before the race.")) &&
                          transaction->commit();
        load.wrong += done ? 0 : 1;
        load.milliseconds.push_back(millisecondsSince(start));
    }
    load.seconds = millisecondsSince(begin) / 1000;
    return load;
}

std::size_t countOf(const std::string& text, std::string_view what) {
    std::size_t count = 0;
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + what.size()))
        ++count;
    return count;
}

/// A table whose rows are compared with a floor of the same run.
class Table {
public:
    explicit Table(const RowFilter& filter) : m_filter(filter) {
        std::printf("%-46s %10s %9s %9s %8s  %s\n", "", "a second", "p50 ms", "p99 ms", "of floor", "budget");
    }

    /// Measures and prints a row; `each` is how many things one request holds.
    void row(const std::string& name, const char* budget, const std::function<Load()>& measure,
             int each = 1) {
        if (m_filter.wants(name))
            print(name, budget, measure(), each);
    }
    /// The same for a row with which those after it are compared; it is measured in any case.
    void floor(const std::string& name, const std::function<Load()>& measure) {
        const Load load = measure();
        m_floor = load.perSecond();
        print("floor: " + name, "", load, 1);
    }
    bool sound() const { return m_sound; }

private:
    void print(const std::string& name, const char* budget, const Load& load, int each) {
        const double rate = load.perSecond() * each;
        std::printf("%-46s %10.0f %9.2f %9.2f %7.0f%%  %s\n", name.c_str(), rate, median(load.milliseconds),
                    quantile(load.milliseconds, 0.99), 100 * rate / m_floor, budget);
        if (load.wrong > 0) {
            std::printf("    %d answers were wrong\n", load.wrong);
            m_sound = false;
        }
        std::fflush(stdout);
    }

    const RowFilter& m_filter;
    double m_floor = 1.0;
    bool m_sound = true;
};

void measureReading(Table& table, Company& company) {
    const std::uint16_t port = company.api->port();
    const auto signedIn = company.signIn(kHead);
    const std::string authorized = company.authorized(signedIn);
    QStringList lists;
    QStringList bodies;
    for (const domain::AthleteId& athlete : company.athletes) {
        lists.append(domain::Scope::athlete(athlete).toString());
        bodies.append(domain::Scope::athleteBody(athlete).toString());
    }
    const auto many = [port](const Caller& caller) {
        return [port, caller] { return drive(port, alike(kConnections, caller)); };
    };
    const auto page = [&](const QStringList& scopes, const std::string& headers) {
        return asking(get("/v1/sync/changes?" + company.pageOf(signedIn, scopes), authorized + headers), 200);
    };
    table.floor("GET /health", many(asking(get("/health"), 200)));
    const std::string etag = company.getAs(signedIn.accessToken, "/v1/sync/head").header("ETag");
    table.row("poll, nothing new (304)", "5,000, p99 10 ms",
              many(asking(get("/v1/sync/head", authorized + "If-None-Match: " + etag + "\r\n"), 304)));
    table.row("pull a page of 500 list rows", "150, p99 60 ms", many(page(lists, {})));
    table.row("pull a page of 500 list rows, gzip", "150, p99 60 ms",
              many(page(lists, "Accept-Encoding: gzip\r\n")));
    table.row("pull a page of details and texts, gzip", "", many(page(bodies, "Accept-Encoding: gzip\r\n")));
}

void measureWriting(Table& table, Company& company) {
    const std::uint16_t port = company.api->port();
    const auto signedIn = company.signIn(kHead);
    const std::string headers = company.authorized(signedIn) + "Content-Type: application/json\r\n";
    const auto pushes = [&](int each) {
        std::vector<Caller> callers;
        for (int i = 0; i < kConnections; ++i) {
            domain::SystemRandom random;
            callers.push_back({[&company, headers, each, device = domain::makeUuidV7(company.clock, random),
                                devSeq = std::int64_t{0}]() mutable {
                                   return post("/v1/sync/ops", company.notes(device, devSeq, each), headers);
                               },
                               [each](const RawResponse& answer) {
                                   return answer.status == 200 &&
                                          countOf(answer.body, "\"ok\"") == static_cast<std::size_t>(each);
                               }});
        }
        return drive(port, std::move(callers));
    };
    const QString bare = company.folder.filePath(QStringLiteral("bare/floor.db"));
    table.floor("a bare SQLite commit, synchronous=FULL", [&bare] { return bareCommits(bare); });
    table.row("commands, 1 a request", "500, p99 50 ms", [&] { return pushes(1); });
    table.row(
        "commands, 50 a request", "500", [&] { return pushes(50); }, 50);
    const std::string credentials =
        protocol::writeSignInRequest({kHead, kGoodPassword, QStringLiteral("Laptop"), {}}).toStdString();
    table.row("sign-ins, 2 at a time", "12", [&] {
        return drive(
            port,
            alike(2, asking(post("/v1/sign-in", credentials, "Content-Type: application/json\r\n"), 200)));
    });
}

} // namespace

int main(int argc, char** argv) {
    const RowFilter filter(argc, argv);
    // Beside the program and not in a folder for temporary files, which may be memory: what counts is a disk.
    qputenv("TMPDIR", QFileInfo(QString::fromLocal8Bit(argv[0])).absolutePath().toLocal8Bit());
    Company company;
    if (!company.begin()) {
        std::fprintf(stderr, "the backend could not be started\n");
        return 1;
    }
    std::printf("%d athletes, %d analyses, %d keep-alive connections\n", kAthletes, kAthletes * kAnalysesEach,
                kConnections);
    Table table(filter);
    measureReading(table, company);
    measureWriting(table, company);
    return table.sound() ? 0 : 1;
}
