//! The two plots, as SVG.

use std::path::Path;

use plotters::coord::Shift;
use plotters::prelude::*;
use splork_tests::Stop;

use crate::curve::Curve;
use crate::table::{Row, time};

const OURS: RGBColor = RGBColor(0x1f, 0x77, 0xb4);
const MISSED: RGBColor = RGBColor(0xd6, 0x27, 0x28);

const RATIOS: &str = "Time that splork takes, as a multiple of the alternative's time. Below 1.00, splork is faster.";
const RED: &str = "Red: the goal is missed.";
const CHILDREN: &str = "Time to start a program in a child process, by the parent's memory";

fn failed(error: impl std::fmt::Display) -> Stop {
    Stop::Fails(format!("plotters: {error}"))
}

/// A bar for each main ratio; the line is at 1, where splork takes as long as the alternative.
pub fn ratios(rows: &[Row], file: &Path) -> Result<(), Stop> {
    let shown: Vec<(&Row, f64)> =
        rows.iter().filter(|row| row.is_main).filter_map(|row| Some((row, row.ratio?.median))).collect();
    let (line, label_width, width) = (22, 560, 980);
    let height = 60 + line * shown.len() as i32;
    let area = SVGBackend::new(file, (width, height as u32)).into_drawing_area();
    area.fill(&WHITE).map_err(failed)?;
    let text = ("sans-serif", 13).into_font();
    let title = ("sans-serif", 16).into_font();
    let has_red = shown.iter().any(|(row, _)| row.met == Some(false));
    let words = if has_red { format!("{RATIOS} {RED}") } else { RATIOS.to_owned() };
    area.draw(&Text::new(words, (20, 14), title)).map_err(failed)?;
    let most = shown.iter().map(|(_, ratio)| *ratio).fold(1.25, f64::max).min(2.0);
    let place = |ratio: f64| label_width + (ratio.min(most) / most * f64::from(width as i32 - label_width - 60)) as i32;
    for (index, (row, ratio)) in shown.iter().enumerate() {
        let top = 44 + index as i32 * line;
        let colour = if row.met == Some(false) { MISSED } else { OURS };
        let label = format!("{}: compared with {}", row.what, row.against);
        area.draw(&Text::new(label, (20, top), text.clone())).map_err(failed)?;
        let bar = Rectangle::new([(label_width, top), (place(*ratio), top + line - 7)], colour.filled());
        area.draw(&bar).map_err(failed)?;
        let figure = crate::table::ratio(*ratio);
        let end = place(*ratio) + 5;
        // The line at 1 must not go through a figure.
        let crosses = end < place(1.0) + 3 && end + 8 * figure.len() as i32 > place(1.0);
        let left = if crosses { place(1.0) + 5 } else { end };
        area.draw(&Text::new(figure, (left, top), text.clone())).map_err(failed)?;
    }
    area.draw(&PathElement::new(vec![(place(1.0), 38), (place(1.0), height - 14)], BLACK)).map_err(failed)?;
    area.present().map_err(failed)
}

/// A curve for each way: time by touched memory.
pub fn children(curves: &[Curve], file: &Path) -> Result<(), Stop> {
    let points = || curves.iter().flat_map(|curve| &curve.points);
    let (least, most) =
        points().fold((f64::MAX, f64::MIN), |(least, most), (_, time)| (least.min(*time), most.max(*time)));
    let widest = points().map(|(mebibytes, _)| *mebibytes).max().unwrap_or(1).max(1);
    let area = SVGBackend::new(file, (900, 480)).into_drawing_area();
    area.fill(&WHITE).map_err(failed)?;
    let mut chart = ChartBuilder::on(&area)
        .caption(CHILDREN, ("sans-serif", 16))
        .margin(12)
        .x_label_area_size(36)
        .y_label_area_size(70)
        .build_cartesian_2d(0.0..widest as f64 / 1024.0, (least * 0.7..most * 1.4).log_scale())
        .map_err(failed)?;
    let mut mesh = chart.configure_mesh();
    mesh.max_light_lines(0)
        .x_desc("memory in use by the parent (written at least once), in GiB")
        .y_label_formatter(&|nanoseconds| time(*nanoseconds))
        .draw()
        .map_err(failed)?;
    for (index, curve) in curves.iter().enumerate().filter(|(_, curve)| !curve.points.is_empty()) {
        let colour = Palette99::pick(index).to_rgba();
        let line = curve.points.iter().map(|(mebibytes, time)| (*mebibytes as f64 / 1024.0, *time));
        let series = LineSeries::new(line, colour.stroke_width(2)).point_size(3);
        chart.draw_series(series).map_err(failed)?;
    }
    legend(&area, curves)?;
    area.present().map_err(failed)
}

/// plotters' own legend is too narrow for its words: without a font library it can only guess their width.
fn legend(area: &DrawingArea<SVGBackend, Shift>, curves: &[Curve]) -> Result<(), Stop> {
    let shown: Vec<_> = curves.iter().enumerate().filter(|(_, curve)| !curve.points.is_empty()).collect();
    let letters = shown.iter().map(|(_, curve)| curve.name.len()).max().unwrap_or(0) as i32;
    // A letter of this font is 8 pixels wide at most, on the whole.
    let (line, width) = (18, 50 + 8 * letters);
    let (left, top) = (870 - width, 170);
    let frame = [(left, top), (left + width, top + 12 + line * shown.len() as i32)];
    area.draw(&Rectangle::new(frame, WHITE.filled())).map_err(failed)?;
    area.draw(&Rectangle::new(frame, BLACK)).map_err(failed)?;
    for (row, (index, curve)) in shown.iter().enumerate() {
        let y = top + 8 + row as i32 * line;
        let colour = Palette99::pick(*index).to_rgba();
        let key = vec![(left + 10, y + 6), (left + 30, y + 6)];
        area.draw(&PathElement::new(key, colour.stroke_width(2))).map_err(failed)?;
        area.draw(&Text::new(curve.name, (left + 40, y), ("sans-serif", 13).into_font())).map_err(failed)?;
    }
    Ok(())
}
