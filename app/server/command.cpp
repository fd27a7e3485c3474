// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/command.h"

#include <QCommandLineParser>

#include <algorithm>
#include <cstdio>

namespace leadout::server {

namespace {

QString nameOf(const Command& command) {
    return command.words.join(u' ');
}

QString textOf(const Option& option) {
    const QString name = QStringLiteral("--") + option.name;
    return option.value.isEmpty() ? name : name + u' ' + option.value;
}

QString usageOf(const Command& command) {
    QString line = QStringLiteral("leadoutd ") + nameOf(command);
    for (const QString& operand : command.operands)
        line += u' ' + operand;
    for (const Option& option : command.options) {
        const QString text = textOf(option);
        line += option.need == Option::Required ? u' ' + text : QStringLiteral(" [%1]").arg(text);
    }
    return line;
}

void printHelp(const std::vector<Command>& commands) {
    say(QStringLiteral("leadoutd is the backend of Leadout.\n"));
    for (const Command& command : commands)
        say(QStringLiteral("  %1\n      %2").arg(usageOf(command), command.help));
    say(QStringLiteral("\nleadoutd COMMAND --help tells what its options are."));
}

void printHelp(const Command& command) {
    say(QStringLiteral("Usage: %1\n\n%2\n").arg(usageOf(command), command.help));
    for (const Option& option : command.options)
        say(QStringLiteral("  %1\n      %2").arg(textOf(option), option.help));
}

int misused(const Command& command, const QString& sentence) {
    return complain(QStringLiteral("%1\nUsage: %2").arg(sentence, usageOf(command)), Misused);
}

bool beginsWith(const QStringList& arguments, const QStringList& words) {
    return arguments.size() >= words.size() && std::equal(words.begin(), words.end(), arguments.begin());
}

/// Reads what stands behind the command's words and runs it.
int run(const Command& command, const QStringList& arguments) {
    QCommandLineParser parser;
    for (const Option& option : command.options)
        parser.addOption(QCommandLineOption(option.name, option.help, option.value, option.standard));
    const QCommandLineOption help(QStringList{QStringLiteral("h"), QStringLiteral("help")});
    parser.addOption(help);
    const bool understood = parser.parse(QStringList(nameOf(command)) + arguments);
    if (parser.isSet(help)) {
        printHelp(command);
        return Done;
    }
    if (!understood)
        return misused(command, parser.errorText());
    std::map<QString, QString> options;
    for (const Option& option : command.options) {
        const QStringList values = parser.values(option.name);
        if (parser.isSet(option.name) && values.size() > 1)
            return misused(command, QStringLiteral("--%1 is given twice.").arg(option.name));
        if (option.need == Option::Required && parser.value(option.name).isEmpty())
            return misused(command, QStringLiteral("--%1 is missing.").arg(option.name));
        options[option.name] = option.value.isEmpty() && parser.isSet(option.name)
                                   ? QStringLiteral("given")
                                   : parser.value(option.name);
    }
    const QStringList operands = parser.positionalArguments();
    if (operands.size() < command.operands.size())
        return misused(command, QStringLiteral("%1 is missing.").arg(command.operands[operands.size()]));
    if (operands.size() > command.operands.size())
        return misused(command,
                       QStringLiteral("\"%1\" is one word too many.").arg(operands[command.operands.size()]));
    return command.run(Arguments(std::move(options), operands));
}

} // namespace

int runCommand(const std::vector<Command>& commands, const QStringList& arguments) {
    static const QStringList kHelp = {QStringLiteral("--help"), QStringLiteral("-h"), QStringLiteral("help")};
    if (arguments.size() == 1 && kHelp.contains(arguments.first())) {
        printHelp(commands);
        return Done;
    }
    for (const Command& command : commands) {
        if (beginsWith(arguments, command.words))
            return run(command, arguments.mid(command.words.size()));
    }
    const QString problem = arguments.isEmpty()
                                ? QStringLiteral("Say what to do.")
                                : QStringLiteral("There is no command \"%1\".").arg(arguments.first());
    QStringList names;
    for (const Command& command : commands)
        names.append(nameOf(command));
    return complain(QStringLiteral("%1 The commands are: %2. leadoutd --help tells more.")
                        .arg(problem, names.join(QStringLiteral(", "))),
                    Misused);
}

void say(const QString& line) {
    std::fputs((line + u'\n').toUtf8().constData(), stdout);
    std::fflush(stdout);
}

int complain(const QString& sentence, ExitCode code) {
    std::fputs((QStringLiteral("leadoutd: ") + sentence + u'\n').toUtf8().constData(), stderr);
    return code;
}

} // namespace leadout::server
