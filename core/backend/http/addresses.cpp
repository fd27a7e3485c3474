// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/http/addresses.h"

#include <boost/asio/ip/address.hpp>

#include <algorithm>

namespace leadout::backend::http {

namespace {

using boost::asio::ip::address;
using boost::asio::ip::address_v4;
using boost::asio::ip::address_v6;

std::optional<address> parsed(std::string_view text) {
    boost::system::error_code error;
    const address found = boost::asio::ip::make_address(std::string(text), error);
    if (error)
        return std::nullopt;
    if (found.is_v6() && found.to_v6().is_v4_mapped())
        return address(boost::asio::ip::make_address_v4(boost::asio::ip::v4_mapped, found.to_v6()));
    return found;
}

bool isPort(std::string_view text) {
    return !text.empty() && text.size() <= 5 &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// The address in what a proxy wrote of a peer: 192.0.2.7, 192.0.2.7:4711, 2001:db8::7, [2001:db8::7] or
/// [2001:db8::7]:4711. Nothing for other text.
std::optional<std::string> forwardedAddress(std::string_view text) {
    constexpr std::string_view kSpace = " \t";
    const std::size_t first = text.find_first_not_of(kSpace);
    if (first == std::string_view::npos)
        return std::nullopt;
    text = text.substr(first, text.find_last_not_of(kSpace) - first + 1);
    std::size_t end = text.size();
    if (text.starts_with('[')) {
        text.remove_prefix(1);
        end = text.find(']');
        if (end == std::string_view::npos || text.substr(0, end).find(':') == std::string_view::npos)
            return std::nullopt;
    } else if (text.find(':') == text.rfind(':')) {
        end = std::min(end, text.find(':'));
    }
    std::string_view rest = text.substr(end);
    rest.remove_prefix(!rest.empty() && rest.front() == ']' ? 1 : 0);
    if (!rest.empty() && (rest.front() != ':' || !isPort(rest.substr(1))))
        return std::nullopt;
    return canonicalAddress(text.substr(0, end));
}

/// The network of an address, written as its first address; other text as it is.
std::string network(std::string_view text, std::size_t v4_bytes, std::size_t v6_bytes) {
    const auto found = parsed(text);
    if (!found)
        return std::string(text);
    if (found->is_v4()) {
        auto bytes = found->to_v4().to_bytes();
        std::fill(bytes.begin() + static_cast<std::ptrdiff_t>(v4_bytes), bytes.end(), std::uint8_t{0});
        return address_v4(bytes).to_string();
    }
    auto bytes = found->to_v6().to_bytes();
    std::fill(bytes.begin() + static_cast<std::ptrdiff_t>(v6_bytes), bytes.end(), std::uint8_t{0});
    return address_v6(bytes).to_string();
}

} // namespace

std::optional<std::string> canonicalAddress(std::string_view text) {
    const auto found = parsed(text);
    return found ? std::optional(found->to_string()) : std::nullopt;
}

bool isLoopback(std::string_view address) {
    const auto found = parsed(address);
    return found && found->is_loopback();
}

bool isUnspecified(std::string_view address) {
    const auto found = parsed(address);
    return found && found->is_unspecified();
}

tl::expected<Listening, std::string> checkedListening(Listening wanted) {
    const auto address = canonicalAddress(wanted.address);
    if (!address)
        return tl::unexpected(wanted.address + " is not an IP address to listen on.");
    wanted.address = *address;
    for (std::string& proxy : wanted.trusted_proxies) {
        const auto canonical = canonicalAddress(proxy);
        if (!canonical || isUnspecified(*canonical))
            return tl::unexpected(proxy + " is not the IP address of a proxy.");
        proxy = *canonical;
    }
    if (!isLoopback(wanted.address) && !wanted.tls && wanted.trusted_proxies.empty())
        return tl::unexpected("Listening on " + wanted.address +
                              " would send passwords in the clear: give a TLS certificate and key, or name "
                              "the proxy in front.");
    return wanted;
}

bool takes(const Listening& listening, std::string_view peer) {
    return listening.tls || isLoopback(listening.address) || isLoopback(peer) ||
           isTrustedProxy(listening, peer);
}

bool isTrustedProxy(const Listening& listening, std::string_view peer) {
    const auto& proxies = listening.trusted_proxies;
    return std::find(proxies.begin(), proxies.end(), peer) != proxies.end();
}

std::string peerOf(std::string_view connection, std::string_view forwarded_for,
                   const std::vector<std::string>& trusted_proxies) {
    const auto trusted = [&](std::string_view address) {
        return std::find(trusted_proxies.begin(), trusted_proxies.end(), address) != trusted_proxies.end();
    };
    std::string peer(connection);
    // Each proxy appends whom it got the request from, so only what a trusted one appended can be believed.
    while (trusted(peer) && !forwarded_for.empty()) {
        const std::size_t comma = forwarded_for.rfind(',');
        const auto address = forwardedAddress(
            comma == std::string_view::npos ? forwarded_for : forwarded_for.substr(comma + 1));
        forwarded_for = comma == std::string_view::npos ? std::string_view() : forwarded_for.substr(0, comma);
        if (!address)
            break;
        peer = *address;
    }
    return peer;
}

std::string limitKey(std::string_view address) {
    return network(address, 4, 8);
}

std::string truncatedAddress(std::string_view address) {
    return network(address, 3, 6);
}

} // namespace leadout::backend::http
