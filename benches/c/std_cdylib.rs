//! What a shim written with Rust's standard library would bring into each process: one function, and std behind it.

/// As a shim would: takes no notice of what it was given, but can say so.
#[unsafe(no_mangle)]
pub extern "C" fn shim(value: i32) -> i32 {
    if std::env::var_os("SHIM_TRACE").is_some() {
        eprintln!("shim({value})");
    }
    value
}
