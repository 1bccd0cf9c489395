//! Another Rust library for C programs, with a panic handler of its own: two such in one program must get along.
#![no_std]

#[unsafe(no_mangle)]
pub extern "C" fn checked_element(numbers: &[i32; 4], index: usize) -> i32 {
    let numbers: &[i32] = numbers;
    numbers[index] // panics beyond the end, so the handler is in use
}

#[panic_handler]
fn panic(_: &core::panic::PanicInfo) -> ! {
    loop {}
}
