// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/scope.h"
#include "core/protocol/json_reader.h"
#include "core/protocol/json_writer.h"

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <QUuid>

#include <cstdint>
#include <optional>
#include <vector>

namespace leadout::protocol {

/// One row as it travels from the backend to a program.
struct Row {
    QUuid id;
    QString kind;         ///< which table it belongs to, such as "analysis"
    QString scope;        ///< who can see it, as domain::Scope writes it
    std::int64_t rev = 0; ///< from 1, higher with every change
    bool deleted = false;
    QByteArray
        payload; ///< JSON object with everything the sender wrote, known here or not; empty when deleted
    bool operator==(const Row&) const = default;
};

/// What a scope holds at the sender, so that the receiver can tell whether it holds the same.
struct ScopeSum {
    QString scope;
    std::int64_t count = 0; ///< live rows
    std::uint64_t sum = 0;  ///< rowHash of every live row added up, modulo 2^64
    bool operator==(const ScopeSum&) const = default;
};

/// The scopes of these texts; nothing where one of them is no scope.
std::optional<std::vector<domain::Scope>> parseScopes(const QStringList& texts);

/// Whether the text can be a domain::scopeSetHash.
bool isScopesHash(QStringView text);

/// The number that one live row adds to its scope's sum: the first 8 bytes, big endian, of the SHA-256 of
/// "<id> <rev>".
std::uint64_t rowHash(const QUuid& id, std::int64_t rev);

/// Reads a member that holds a scope.
QString readScope(ObjectReader& reader, std::string_view name);

void writeRow(JsonWriter& out, const Row& row);
Row readRow(ObjectReader& reader);

void writeScopeSum(JsonWriter& out, const ScopeSum& sum);
ScopeSum readScopeSum(ObjectReader& reader);

} // namespace leadout::protocol
