// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/demo.h"
#include "app/server/operators.h"
#include "app/server/serve.h"
#include "app/server/upkeep.h"

#include <QCoreApplication>

int main(int argc, char** argv) {
    using namespace leadout::server;
    const QCoreApplication app(argc, argv);
    std::vector<Command> commands = {serveCommand(), routesCommand(), demoCommand()};
    for (const auto& more : {upkeepCommands(), operatorCommands()})
        commands.insert(commands.end(), more.begin(), more.end());
    return runCommand(commands, QCoreApplication::arguments().mid(1));
}
