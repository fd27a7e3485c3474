// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace leadout::backend::http {

/// Why the server itself turns a request away: the status, the stable code and the sentence of its answer.
/// The codes are among those that programs know for every error of the backend; the statuses say it more
/// exactly.
struct Refusal {
    int status;
    std::string_view code;
    std::string_view message;
};

inline constexpr Refusal kBadRequest{400, "bad_request", "The request is not valid HTTP/1.1."};
inline constexpr Refusal kAmbiguousLength{
    400, "bad_request", "The request states the length of its body in two ways, or in one not supported."};
inline constexpr Refusal kBadCompression{400, "bad_request",
                                         "The body says it is gzip, but cannot be uncompressed."};
inline constexpr Refusal kNotFound{404, "not_found", "There is nothing at this address."};
inline constexpr Refusal kWrongMethod{405, "method_not_allowed",
                                      "This address does not take that method; the Allow header says which."};
inline constexpr Refusal kTooSlow{408, "request_timeout", "The request did not arrive in time. Try again."};
inline constexpr Refusal kBodyTooLarge{413, "too_large",
                                       "The body is larger than this address takes. Send less."};
inline constexpr Refusal kSwells{
    413, "too_large",
    "The compressed body swells more than any real file or message does. Send it "
    "uncompressed."};
inline constexpr Refusal kTargetTooLong{414, "header_too_large",
                                        "The address of the request is too long. Shorten it."};
inline constexpr Refusal kUnknownEncoding{415, "unsupported_media",
                                          "The body may be compressed with gzip, or not at all."};
inline constexpr Refusal kBadExpectation{417, "bad_request", "Only 100-continue can be expected."};
inline constexpr Refusal kHeaderTooLarge{431, "header_too_large",
                                         "The header of the request is too large. Send fewer or shorter "
                                         "fields, or sign in again."};
inline constexpr Refusal kInternal{500, "internal",
                                   "The server could not answer this request. Try again, and tell the "
                                   "operator the request id if it stays so."};
inline constexpr Refusal kUnknownMethod{501, "method_not_allowed", "This server does not know that method."};
inline constexpr Refusal kTooManyConnections{
    503, "unavailable", "Too many connections are open. Close some, or try again in a moment."};
inline constexpr Refusal kWrongVersion{505, "bad_request", "This server speaks HTTP/1.1 and HTTP/1.0."};
inline constexpr Refusal kStorageFull{507, "unavailable",
                                      "The server could not store the upload. Nothing was kept; try again "
                                      "later, or tell the operator that the disk may be full."};

} // namespace leadout::backend::http
