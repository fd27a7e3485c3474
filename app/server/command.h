// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <functional>
#include <map>
#include <optional>
#include <vector>

namespace leadout::server {

/// How the program ends.
enum ExitCode : int { Done = 0, Failed = 1, Misused = 2 };

/// What a command was called with; everything it needs is there.
class Arguments {
public:
    Arguments(std::map<QString, QString> options, QStringList operands)
        : m_options(std::move(options))
        , m_operands(std::move(operands)) {}

    /// An option by its name without dashes; its default, or empty, when it was not given.
    QString operator[](const char* name) const {
        const auto found = m_options.find(QString::fromLatin1(name));
        return found == m_options.end() ? QString() : found->second;
    }
    /// Whether an option without a value was given.
    bool has(const char* name) const { return !(*this)[name].isEmpty(); }
    const QString& operand(qsizetype index) const { return m_operands[index]; }

private:
    std::map<QString, QString> m_options;
    QStringList m_operands;
};

struct Option {
    QString name;
    QString value; ///< what stands for its value in the help; empty for one that has none
    QString help;
    enum { Required, Optional } need = Required;
    QString standard = {}; ///< its value when it is not given
};

/// One thing that the program can be told to do.
struct Command {
    QStringList words; ///< "company", "create"
    QString help;
    QStringList operands; ///< what must stand beside the options
    std::vector<Option> options;
    std::function<int(const Arguments&)> run;
};

/// Finds the command that was asked for, checks how it was called and runs it. The arguments are those behind
/// the program's name. Prints the help where it was asked for, and says what is wrong where something is.
int runCommand(const std::vector<Command>& commands, const QStringList& arguments);

/// One line for whoever called, on standard output.
void say(const QString& line);
/// What went wrong and what to do, on standard error; gives the code to end with.
int complain(const QString& sentence, ExitCode code = Failed);

} // namespace leadout::server
