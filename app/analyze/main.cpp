// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/analyze/options.h"
#include "app/analyze/outcome.h"
#include "app/analyze/print.h"

#include <QCoreApplication>

#include <cstdio>

using namespace leadout;

namespace {

constexpr int kAllRead = 0;
constexpr int kSomeNotRead = 1;
constexpr int kBadUsage = 2;

/// Whether all of the text reached the stream.
bool print(std::FILE* stream, const QByteArray& text) {
    const auto size = static_cast<std::size_t>(text.size());
    return std::fwrite(text.constData(), 1, size, stream) == size && std::fflush(stream) == 0;
}

int refuse(const QString& sentence) {
    print(stderr, "leadout-analyze: " + sentence.toUtf8() + "\n");
    return kBadUsage;
}

} // namespace

int main(int argc, char** argv) {
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("leadout-analyze"));

    const auto options = analyze::readOptions(QCoreApplication::arguments());
    if (!options)
        return refuse(options.error() + QStringLiteral(" Try leadout-analyze --help."));
    if (options->help) {
        print(stdout, analyze::helpText().toUtf8());
        return kAllRead;
    }
    if (options->version) {
        print(stdout, "leadout-analyze " LEADOUT_VERSION "\n");
        return kAllRead;
    }

    std::optional<engine::Workout> plan;
    if (options->plan) {
        auto workout = analyze::readPlan(*options->plan);
        if (!workout)
            return refuse(workout.error());
        plan = *std::move(workout);
    }
    engine::Thresholds thresholds;
    thresholds.power_w = options->power_w;
    thresholds.heart_rate_bpm = options->heart_rate_bpm;

    bool allRead = true;
    for (const QString& file : options->files) {
        const analyze::Outcome outcome = analyze::analyse(file, plan, thresholds);
        if (!print(stdout, options->json ? analyze::jsonLine(outcome) : analyze::plainText(outcome))) {
            print(stderr, "leadout-analyze: The results can't be written.\n");
            return kSomeNotRead;
        }
        allRead = allRead && !outcome.error;
    }
    return allRead ? kAllRead : kSomeNotRead;
}
