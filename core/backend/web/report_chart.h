// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/publish/report_snapshot.h"
#include "core/backend/web/html.h"
#include "core/domain/sentences/sentences.h"

#include <QString>

#include <optional>
#include <vector>

namespace leadout::backend {

/// The curves of a session as inline SVG: at most two, each with its own scale, the targets behind them and
/// the edges of the targets over them. Power and speed are averaged, as every second of them would hide the
/// targets. Curves are reduced to the least and the greatest value of each of kColumns columns, so that the
/// size of the page does not depend on the length of the recording.
class ReportChart {
public:
    static constexpr int kColumns = 600;

    ReportChart(const ReportSnapshot& snapshot, const domain::Sentences& sentences,
                const domain::Formatting& formatting);

    /// Whether the snapshot holds no curve that can be drawn.
    bool empty() const { return m_curves.empty(); }

    /// Writes the chart with its legend as a figure.
    void write(HtmlWriter& html) const;

private:
    struct Curve {
        const ReportSeries* series;
        std::vector<std::optional<double>> values; ///< as they are drawn: only usable ones
        int average_s;                             ///< over which they are averaged; 0 for not at all
        double low;                                ///< of the scale
        double high;
        double least; ///< of the values that were recorded
        double greatest;

        double y(double value) const;
    };

    /// A target in the pixels of the plot.
    struct Band {
        double start;
        double end;
        double top;
        double height;
    };

    void addCurve(engine::Unit unit);
    std::vector<Band> bands() const;
    std::optional<Curve> curveOf(const ReportSeries& series) const;
    int averageOf(const ReportSeries& series) const;
    bool isPace(engine::Unit unit) const;
    bool hasTargets() const;
    std::vector<double> ticks(const Curve& curve) const;
    QString path(const Curve& curve) const;
    QString name(const Curve& curve) const;
    QString unitWord(const Curve& curve) const;
    QString inWords() const;
    void writePlot(HtmlWriter& html) const;
    void writeTargets(HtmlWriter& html) const;
    QString edges() const;
    void writeScale(HtmlWriter& html, const Curve& curve, const QString& side) const;
    void writeTimes(HtmlWriter& html) const;
    void writeLegend(HtmlWriter& html) const;

    const ReportSnapshot& m_snapshot;
    const domain::Sentences& m_sentences;
    const domain::Formatting& m_formatting;
    std::vector<Curve> m_curves; ///< the first has its scale on the left, the second on the right
};

} // namespace leadout::backend
