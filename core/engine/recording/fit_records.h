// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/model/samples.h"
#include "core/engine/recording/fit_developer_fields.h"
#include "core/engine/recording/fit_walker.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace leadout::engine {

/// Fills the columns of samples from the record messages of a FIT walk. What to read where is worked out once
/// per definition; a message is then a few loads and stores.
///
/// A developer field that stands for a field of the record gives the value where the record's own has none.
/// It gives all values of a column in which the device itself wrote nothing but zeros, as devices do that
/// leave the measuring to the program of a developer. Distances and heights are taken whole or not at all.
class FitRecords {
public:
    /// `bytes` is the size of the whole file: an upper bound for the memory that is set aside. The developer
    /// fields must outlive this.
    FitRecords(Samples& samples, std::size_t bytes, const FitDeveloperFields& developers)
        : m_samples(samples)
        , m_bytes(bytes)
        , m_developers(developers) {}

    /// More than any activity has (58 days of seconds); beyond it a file is an attack or a fault.
    static constexpr std::size_t kMost = 5'000'000;

    /// Whether a developer field has a value that finish() may add.
    bool isDeveloped() const;

    bool full() const { return m_samples.size() >= kMost; }

    /// Appends one sample. A record without a time takes the latest one of the file, else that of the sample
    /// before it.
    void add(const FitMessage& record);

    /// Gives the samples before the first known time that time, or `fallback` (seconds since 1970-01-01 UTC)
    /// when no record had one, and the columns what developer fields hold. To be called once, after the last
    /// record.
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
    /// A developer field whose values times the factor plus the shift are those of a column.
    struct DeveloperStep {
        Target target = Target::Power;
        FitDeveloperField field;
        FitType type = FitType::Unknown;
        double factor = 1.0;
        double shift = 0.0;
    };
    struct Plan {
        std::uint32_t definition = 0; // serial of the definition it was made for
        std::size_t count = 0;
        std::array<Step, 9> steps; // as many as there are entries in kTargets
        std::size_t developer_count = 0;
        std::array<DeveloperStep, 8> developer_steps;
    };

    struct TargetOf;
    static const std::array<TargetOf, 9> kTargets;

    static Form formOf(const FitField& field, bool bigEndian);
    static std::uint64_t read(const Step& step, const FitMessage& record);
    void compile(Plan& plan, const FitMessage& record);
    void compileDevelopers(Plan& plan, const FitMessage& record) const;
    void reserve(const Plan& plan, const FitMessage& record);
    static void store(Samples& samples, Target target, std::size_t index, std::uint64_t value);
    void storeDevelopers(const Plan& plan, const FitMessage& record, std::size_t index);
    void storeCompressed(const Step& step, const FitMessage& record, std::size_t index);

    Samples& m_samples;
    Samples m_developed; // what developer fields hold, without times
    std::size_t m_bytes;
    const FitDeveloperFields& m_developers;
    std::array<Plan, 16> m_plans;
    std::size_t m_untimed = 0;                 // samples before the first known time
    std::optional<std::uint32_t> m_sixteenths; // distance by the compressed field, 1/16 m, rolled out
    std::size_t m_file = 0;                    // of the chain, for which m_sixteenths counts
};

} // namespace leadout::engine
