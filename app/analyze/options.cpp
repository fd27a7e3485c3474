// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/analyze/options.h"

#include <QCommandLineParser>

namespace leadout::analyze {

namespace {

const QCommandLineOption
    kPlan(QStringLiteral("plan"),
          QStringLiteral("Compare with the planned workout in FILE (.zwo, .mrc, .erg or .fit)."),
          QStringLiteral("FILE"));
const QCommandLineOption kPower(QStringLiteral("ftp"), QStringLiteral("Threshold power in watts."),
                                QStringLiteral("W"));
const QCommandLineOption kHeartRate(QStringLiteral("lthr"), QStringLiteral("Threshold heart rate in bpm."),
                                    QStringLiteral("BPM"));
const QCommandLineOption kJson(QStringLiteral("json"),
                               QStringLiteral("Print one JSON object per line per file."));
const QCommandLineOption kJobs(QStringLiteral("jobs"),
                               QStringLiteral("Read N files at once; the output keeps their order."),
                               QStringLiteral("N"));
const QCommandLineOption
    kCurve(QStringLiteral("curve"),
           QStringLiteral("With --json, print the mean-maximal curve in steps of 1 %, as pairs of s and W."));
const QCommandLineOption kHelp({QStringLiteral("h"), QStringLiteral("help")},
                               QStringLiteral("Print this help."));
const QCommandLineOption kVersion({QStringLiteral("v"), QStringLiteral("version")},
                                  QStringLiteral("Print the version."));

void describe(QCommandLineParser& parser) {
    parser.setApplicationDescription(QStringLiteral(
        "Reads recorded activities and prints what was done in them, and with a planned workout how "
        "well they met it.\nExit status: 0 when every file was read, 1 when any was not, 2 for a "
        "wrong command line or a plan that can't be read."));
    parser.addPositionalArgument(QStringLiteral("FILE"), QStringLiteral("Recorded activities (FIT)."),
                                 QStringLiteral("FILE..."));
    parser.addOptions({kPlan, kPower, kHeartRate, kJobs, kJson, kCurve, kHelp, kVersion});
}

/// A threshold within what a person can have; nothing when the option was not given.
tl::expected<std::optional<double>, QString>
threshold(const QCommandLineParser& parser, const QCommandLineOption& option, double least, double most) {
    if (!parser.isSet(option))
        return std::nullopt;
    bool number = false;
    const double value = parser.value(option).toDouble(&number);
    if (!number || !(value >= least) || value > most) {
        return tl::unexpected(QStringLiteral("--%1 takes a number from %2 to %3, not \"%4\".")
                                  .arg(option.names().first())
                                  .arg(least)
                                  .arg(most)
                                  .arg(parser.value(option)));
    }
    return value;
}

} // namespace

tl::expected<Options, QString> readOptions(const QStringList& arguments) {
    QCommandLineParser parser;
    describe(parser);
    if (!parser.parse(arguments))
        return tl::unexpected(parser.errorText());
    Options options;
    options.help = parser.isSet(kHelp);
    options.version = parser.isSet(kVersion);
    options.json = parser.isSet(kJson);
    options.curve = parser.isSet(kCurve);
    if (options.help || options.version)
        return options;
    const auto power = threshold(parser, kPower, 20, 2000);
    if (!power)
        return tl::unexpected(power.error());
    const auto heartRate = threshold(parser, kHeartRate, 40, 250);
    if (!heartRate)
        return tl::unexpected(heartRate.error());
    options.power_w = *power;
    options.heart_rate_bpm = *heartRate;
    if (parser.isSet(kJobs)) {
        constexpr int kMostJobs = 64;
        bool number = false;
        options.jobs = parser.value(kJobs).toInt(&number);
        if (!number || options.jobs < 1 || options.jobs > kMostJobs) {
            return tl::unexpected(QStringLiteral("--jobs takes a number from 1 to %1, not \"%2\".")
                                      .arg(kMostJobs)
                                      .arg(parser.value(kJobs)));
        }
    }
    if (parser.isSet(kPlan))
        options.plan = parser.value(kPlan);
    options.files = parser.positionalArguments();
    if (options.files.isEmpty())
        return tl::unexpected(QStringLiteral("Name at least one file."));
    return options;
}

QString helpText() {
    QCommandLineParser parser;
    describe(parser);
    return parser.helpText();
}

} // namespace leadout::analyze
