// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <concepts>
#include <type_traits>

/// The members of commands with their names in JSON, told once for reading and for writing. For each struct
/// there is a function eachMember(command, visit) that calls visit(name, member) in the order of the names'
/// bytes. It takes the struct apart by a structured binding, so that a member that is added to the struct and
/// forgotten here does not compile.
namespace leadout::protocol {

/// The struct itself, const or not.
template <typename T, typename Struct>
concept Of = std::same_as<std::remove_const_t<T>, Struct>;

} // namespace leadout::protocol
