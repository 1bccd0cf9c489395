//! What the plot of children is made of.

/// A way's medians.
pub struct Curve {
    pub name: &'static str,
    /// MiB and nanoseconds.
    pub points: Vec<(u64, f64)>,
}
