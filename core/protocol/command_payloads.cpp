// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/command_payloads.h"

#include "core/protocol/commands/athletes.h"
#include "core/protocol/commands/review.h"
#include "core/protocol/commands/team.h"
#include "core/protocol/workout_json.h"

#include <limits>
#include <optional>
#include <vector>

namespace leadout::protocol {

namespace {

using CommandResult = tl::expected<domain::AnyCommand, CommandError>;

/// Lists are as long as the message may be, because the commands' own checks say best what is too much.
constexpr std::size_t kAnyCount = std::numeric_limits<std::size_t>::max();

/// Writes each member that it visits.
struct MemberWriter {
    JsonWriter& out;

    template <typename T>
    void operator()(std::string_view name, const T& member) const {
        out.field(name, member);
    }
    void operator()(std::string_view name, const engine::Workout& workout) const {
        writeWorkout(out.key(name), workout);
    }
    template <typename Thing>
    void operator()(std::string_view name, const std::vector<domain::Id<Thing>>& ids) const {
        out.key(name).beginArray();
        for (const domain::Id<Thing>& id : ids)
            out.value(id);
        out.endArray();
    }
    void operator()(std::string_view name, const std::vector<domain::Pairing>& pairings) const {
        out.key(name).beginArray();
        for (const domain::Pairing& pairing : pairings) {
            out.beginObject();
            eachMember(pairing, *this);
            out.endObject();
        }
        out.endArray();
    }
};

/// Reads each member that it visits.
struct MemberReader {
    ObjectReader& in;

    template <typename T>
    void operator()(std::string_view name, T& member) const {
        member = in.required<T>(name);
    }
    template <typename T>
    void operator()(std::string_view name, std::optional<T>& member) const {
        member = in.optional<T>(name);
    }
    void operator()(std::string_view name, engine::Workout& workout) const {
        in.requiredObject(name, [&workout](ObjectReader& object) { workout = readWorkout(object); });
    }
    template <typename Thing>
    void operator()(std::string_view name, std::vector<domain::Id<Thing>>& ids) const {
        ids = in.requiredList<domain::Id<Thing>>(name, kAnyCount);
    }
    void operator()(std::string_view name, std::vector<domain::Pairing>& pairings) const {
        in.requiredObjects(name, kAnyCount, [&pairings](ObjectReader& object) {
            eachMember(pairings.emplace_back(), MemberReader{object});
        });
    }
};

template <typename Command>
CommandResult readAs(const JsonValue& payload) {
    ObjectReader reader(payload, UnknownFields::Refuse);
    Command command;
    eachMember(command, MemberReader{reader});
    if (auto error = reader.finish())
        return tl::unexpected(CommandError(*std::move(error)));
    if (auto bad = validate(command))
        return tl::unexpected(CommandError(*std::move(bad)));
    return domain::AnyCommand(std::move(command));
}

} // namespace

CommandResult readCommand(std::string_view name, const JsonValue& payload) {
    CommandResult result = tl::unexpected(CommandError(JsonError{JsonErrorKind::UnknownWord, {}, 0}));
    domain::AllCommands::forEach([&]<typename Command>() {
        if (Command::kCommand.name == name)
            result = readAs<Command>(payload);
    });
    return result;
}

std::string_view nameOf(const domain::AnyCommand& command) {
    return std::visit([](const auto& any) { return any.kCommand.name; }, command);
}

QByteArray writePayload(const domain::AnyCommand& command) {
    JsonWriter out;
    out.beginObject();
    std::visit([&out](const auto& any) { eachMember(any, MemberWriter{out}); }, command);
    return out.endObject().take();
}

} // namespace leadout::protocol
