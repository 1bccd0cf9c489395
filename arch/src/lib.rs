//! The assembly of architectures on which stable Rust has neither asm! nor naked functions: a .S each, beside Cargo.toml.
//! The architecture's file in src/arch has what Rust says itself, and calls these.
//!
//! All symbols but two are hidden, so that the libraries export none of them. The results of system calls are the kernel's own,
//! errors as -4095..-1. The number comes last, so that the arguments of a call lie where the kernel wants them.
//!
//! These two, clone and clone3, are whole, with the test for settings and errno, as src/arch/mod.rs has them. In the
//! archive they have C's names, and the library itself declares them.
#![no_std]

use core::ffi::{c_int, c_long, c_void};

/// C's `int (*fn)(void *)`.
pub type ChildFn = unsafe extern "C" fn(*mut c_void) -> c_int;

unsafe extern "C" {
    pub fn splork_arch_syscall0(number: usize) -> isize;
    pub fn splork_arch_syscall1(a: usize, number: usize) -> isize;
    pub fn splork_arch_syscall2(a: usize, b: usize, number: usize) -> isize;
    pub fn splork_arch_syscall3(a: usize, b: usize, c: usize, number: usize) -> isize;
    pub fn splork_arch_syscall4(a: usize, b: usize, c: usize, d: usize, number: usize) -> isize;
    pub fn splork_arch_syscall5(a: usize, b: usize, c: usize, d: usize, e: usize, number: usize) -> isize;
    pub fn splork_arch_syscall6(a: usize, b: usize, c: usize, d: usize, e: usize, f: usize, number: usize) -> isize;

    /// As src/arch/mod.rs has `spawn`.
    pub fn splork_arch_spawn(number: c_long, args: *const c_long, r#fn: ChildFn, arg: *mut c_void) -> isize;
}

#[cfg(feature = "preload")]
unsafe extern "C" {
    pub fn splork_arch_clone(
        r#fn: Option<ChildFn>,
        stack: *mut c_void,
        flags: c_int,
        arg: *mut c_void,
        parent_tid: *mut c_int,
        tls: *mut c_void,
        child_tid: *mut c_int,
    ) -> c_int;

    pub fn splork_arch_clone3(args: *mut c_void, size: usize, r#fn: Option<ChildFn>, arg: *mut c_void) -> c_int;
}
