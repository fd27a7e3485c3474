// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/analyze/in_order.h"
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

    const auto make = [&](std::size_t file) -> analyze::Printed {
        const analyze::Outcome outcome =
            analyze::analyse(options->files[static_cast<qsizetype>(file)], plan, thresholds, options->curve);
        return {options->json ? analyze::jsonLine(outcome) : analyze::plainText(outcome), !outcome.error};
    };
    bool allRead = true;
    const auto take = [&allRead](const analyze::Printed& printed) {
        allRead = allRead && printed.read;
        return print(stdout, printed.text);
    };
    const auto files = static_cast<std::size_t>(options->files.size());
    if (!analyze::eachInOrder(files, static_cast<std::size_t>(options->jobs), make, take)) {
        print(stderr, "leadout-analyze: The results can't be written.\n");
        return kSomeNotRead;
    }
    return allRead ? kAllRead : kSomeNotRead;
}
