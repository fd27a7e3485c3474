// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/model/samples.h"
#include "core/engine/recording/fit_walker.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace leadout::engine {

/// Fills the columns of samples from the record messages of a FIT walk. What to read where is worked out once
/// per definition; a message is then a few loads and stores.
class FitRecords {
public:
    /// `bytes` is the size of the whole file: an upper bound for the memory that is set aside.
    FitRecords(Samples& samples, std::size_t bytes) : m_samples(samples), m_bytes(bytes) {}

    /// More than any activity has (58 days of seconds); beyond it a file is an attack or a fault.
    static constexpr std::size_t kMost = 5'000'000;

    bool full() const { return m_samples.size() >= kMost; }

    /// Appends one sample. A record without a time takes the latest one of the file, else that of the sample
    /// before it.
    void add(const FitMessage& record);

    /// Gives the samples before the first known time that time, or `fallback` (seconds since 1970-01-01 UTC)
    /// when no record had one. To be called once, after the last record.
    void finish(std::uint32_t fallback);

private:
    enum class Target : std::uint8_t {
        CompressedSpeedDistance,
        Power,
        HeartRate,
        Cadence,
        Distance,
        Speed,
        Altitude,
    };
    enum class Form : std::uint8_t { Uint8, Uint16, Uint32, Uint16Big, Uint32Big, Other };

    struct Step {
        Target target = Target::Power;
        Form form = Form::Other;
        FitField field;
    };
    struct Plan {
        std::uint32_t definition = 0; // serial of the definition it was made for
        std::size_t count = 0;
        std::array<Step, 9> steps; // as many as there are entries in kTargets
    };

    struct TargetOf;
    static const std::array<TargetOf, 9> kTargets;

    static Form formOf(const FitField& field, bool bigEndian);
    static std::uint64_t read(const Step& step, const FitMessage& record);
    void compile(Plan& plan, const FitMessage& record);
    void reserve(const Plan& plan, const FitMessage& record);
    void store(Target target, std::size_t index, std::uint64_t value);
    void storeCompressed(const Step& step, const FitMessage& record, std::size_t index);

    Samples& m_samples;
    std::size_t m_bytes;
    std::array<Plan, 16> m_plans;
    std::size_t m_untimed = 0;                 // samples before the first known time
    std::optional<std::uint32_t> m_sixteenths; // distance by the compressed field, 1/16 m, rolled out
    std::size_t m_file = 0;                    // of the chain, for which m_sixteenths counts
};

} // namespace leadout::engine
