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

std::string peerOf(std::string_view connection, std::string_view forwarded_for,
                   const std::vector<std::string>& trusted_proxies) {
    const auto trusted = [&](std::string_view address) {
        return std::find(trusted_proxies.begin(), trusted_proxies.end(), address) != trusted_proxies.end();
    };
    std::string peer(connection);
    // Each proxy appends whom it got the request from, so only what a trusted one appended can be believed.
    while (trusted(peer) && !forwarded_for.empty()) {
        const std::size_t comma = forwarded_for.rfind(',');
        std::string_view last =
            comma == std::string_view::npos ? forwarded_for : forwarded_for.substr(comma + 1);
        forwarded_for = comma == std::string_view::npos ? std::string_view() : forwarded_for.substr(0, comma);
        while (last.starts_with(' '))
            last.remove_prefix(1);
        while (last.ends_with(' '))
            last.remove_suffix(1);
        const auto address = canonicalAddress(last);
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
