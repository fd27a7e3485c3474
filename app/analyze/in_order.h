// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <cstddef>
#include <functional>

namespace leadout::analyze {

/// What is printed of one file.
struct Printed {
    QByteArray text;
    bool read = false; ///< all of it
};

/// Makes the text of every file from the first to the last on so many threads at once, and hands the texts
/// over one by one on the calling thread in the order of the files. Threads run ahead of what was handed over
/// by a bounded number of files. Ends early when taking one fails, and then says so with false.
bool eachInOrder(std::size_t files, std::size_t threads, const std::function<Printed(std::size_t)>& make,
                 const std::function<bool(const Printed&)>& take);

} // namespace leadout::analyze
