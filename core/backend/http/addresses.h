// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace leadout::backend::http {

/// An IP address in its one canonical spelling (an IPv4 address wrapped in IPv6 as IPv4), nothing when the
/// text is none.
std::optional<std::string> canonicalAddress(std::string_view text);

/// Whether a canonical address is of this computer itself.
bool isLoopback(std::string_view address);

/// The address a request was made from: the last one in X-Forwarded-For that is no trusted proxy when the
/// connection comes from one, else the connection's own. An entry may have a port, and IPv6 brackets; before
/// one that is no address nothing is believed. All canonical.
std::string peerOf(std::string_view connection, std::string_view forwarded_for,
                   const std::vector<std::string>& trusted_proxies);

/// What limits per address count by: an IPv4 address, or the /64 that one IPv6 customer has.
std::string limitKey(std::string_view address);

/// An address that no longer tells one household from another: /24 of IPv4, /48 of IPv6.
std::string truncatedAddress(std::string_view address);

} // namespace leadout::backend::http
