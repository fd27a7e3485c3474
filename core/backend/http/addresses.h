// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <tl/expected.hpp>

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

/// Whether a canonical address stands for any address.
bool isUnspecified(std::string_view address);

/// Where a server listens, and whose connections it takes there.
struct Listening {
    std::string address = "127.0.0.1"; ///< an IP address
    bool tls = false;
    /// Without TLS and off loopback they and this computer alone are answered.
    std::vector<std::string> trusted_proxies;
};

/// The same with canonical addresses, or a sentence about what is wrong with them. Refused is whatever would
/// send passwords in the clear: an address off loopback with neither TLS nor a proxy in front.
tl::expected<Listening, std::string> checkedListening(Listening wanted);

/// Whether a peer's connection is taken. All canonical.
bool takes(const Listening& listening, std::string_view peer);

/// Whether a peer is one of the trusted proxies. All canonical.
bool isTrustedProxy(const Listening& listening, std::string_view peer);

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
