// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/axis_ticks.h"
#include "ui/charts/curve_reduction.h"
#include "ui/theme/theme.h"

#include <QWidget>

#include <array>
#include <optional>
#include <vector>

class QCPGraph;
class QCPItemRect;
class QCPItemStraightLine;
class QCustomPlot;

namespace leadout::ui {

/// How a kind of curve is drawn: told apart by width and dash, not by colour alone.
struct CurveStyle {
    Role role = Role::Power;
    double width = 1.0;
    Qt::PenStyle dash = Qt::SolidLine;
};
CurveStyle styleOf(client::Curve::Kind kind);
engine::Unit unitOf(client::Curve::Kind kind);
/// The edges of a planned range, drawn over the curves.
QColor targetEdge(const Theme& theme);

/// What a recording's picture is made of.
struct RecordingData {
    std::vector<client::Curve> curves;
    std::vector<client::TargetSpan> targets;
    std::vector<double> boundaries; ///< where steps and legs begin, on the session's clock
};

/// The kinds that are drawn, the leading one first: power where there is any, else speed, then heart rate;
/// cadence only where there is no power.
std::vector<client::Curve::Kind> drawnKinds(std::span<const client::Curve> curves);

/// The picture of a recording, without any handling of keys or the mouse. Curves are reduced to what the
/// pixels can show whenever the view or the width changes; the cursor and the marks lie on a layer of their
/// own, so that moving them draws nothing else anew.
class RecordingPlot : public QWidget {
    Q_OBJECT
public:
    explicit RecordingPlot(const Theme& theme, QWidget* parent = nullptr);
    ~RecordingPlot() override;

    void show(RecordingData recording, const domain::Formatting& formatting);
    const RecordingData& recording() const { return m_data; }

    TimeSpan whole() const { return m_whole; }
    TimeSpan view() const { return m_view; }
    /// Shows a part of the clock; kept within the whole.
    void setView(TimeSpan view);

    void setCursorAt(std::optional<double> second);
    void setSelected(const std::optional<TimeSpan>& part);
    void setHighlighted(const std::optional<TimeSpan>& part);

    /// The moment under a place of this widget, kept within the view.
    double secondAt(double x) const;
    /// How often curves have been reduced and drawn anew; marks do not count.
    int redraws() const { return m_redraws; }

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void recolour();
    void placeAxes();
    void placeTimeAxis();
    void placeTargets();
    void drawCurves();
    void hideMarks();
    void mark(QCPItemRect* item, const std::optional<TimeSpan>& part);

    const Theme& m_theme;
    QCustomPlot* m_plot;
    QCPItemRect* m_selected;
    QCPItemRect* m_highlighted;
    QCPItemStraightLine* m_cursor;
    std::vector<QCPItemRect*> m_targets;
    std::vector<QCPItemRect*> m_edges; ///< of the targets, above the curves
    std::vector<QCPItemStraightLine*> m_boundaries;
    std::vector<QCPGraph*> m_graphs; ///< in the order of m_kinds
    std::vector<client::Curve::Kind> m_kinds;
    RecordingData m_data;
    domain::Formatting m_formatting;
    TimeSpan m_whole;
    TimeSpan m_view;
    TimeSpan m_drawnView;
    int m_drawnColumns = 0;
    int m_redraws = 0;
};

} // namespace leadout::ui
