//! PowerPC, 64-bit, ELFv1: big-endian, with glibc. powerpc64.rs has the conventions of system calls; other here is what C's
//! functions are called by.
//!
//! * a function pointer is the address of a descriptor: where the code is, its toc for r2, an environment for r11
//! * a frame starts with 48 bytes, back chain, cr, lr, two words, toc, and room for eight arguments, which a callee may
//!   write to
//! * rustc makes no descriptors for naked functions: they can be called from here, but have no address for others. So
//!   what is exported are compiled entries, which test for settings and jump to clone and clone3
//!
//! ```text
//! C:       spawn(number r3, args r4, fn r5, arg r6)
//! kernel:  number r0, args[0..6] r3-r8                          fn and arg ride along in r30 and r31
//!
//! entry:   splork_arch_clone(fn r3, stack r4, flags r5, arg r6, parent_tid r7, tls r8, child_tid r9)
//! kernel:  SYS_clone r0, flags r3, stack r4, parent_tid r5, tls r6, child_tid r7
//!                                                              fn and arg ride along in r30 and r31
//!
//! entry:   splork_arch_clone3(args r3, size r4, fn r5, arg r6)
//! kernel:  SYS_clone3 r0, args r3, size r4                      fn and arg ride along in r30 and r31
//! ```

pub const STACK_ALIGN: usize = 16;

pub use super::backwards as clone_args;

#[path = "powerpc/syscalls.rs"]
mod syscalls;
pub use syscalls::{syscall0, syscall1, syscall2, syscall3, syscall4, syscall5, syscall6};

pub use super::saves_no_state as spawn_saves_state;

/// The child, on its own stack, with fn and arg in r30 and r31.
macro_rules! child {
    () => {
        concat!(
            ".cfi_undefined lr\n",          // unwinders stop here
            "clrrdi 1, 1, {align_bits}\n",  // a stack at any address will do
            "li 0, 0\n",
            "stdu 0, -{minimal}(1)\n",      // the first frame, with no back chain: others stop here
            "mtlr 0\n",
            "ld 0, 0(30)\n",                // where fn's code is
            "ld 2, 8(30)\n",                // its toc
            "ld 11, 16(30)\n",              // its environment
            "mtctr 0\n",
            "mr 3, 31\n",                   // arg
            "bctrl\n",                      // fn(arg)
            "li 0, {exit}\n",               // exit, not exit_group: this task only; fn's result is the status
            "sc\n",
            "trap\n",                       // a seccomp filter can make exit return: stop hard
        )
    };
}

#[path = "powerpc64/spawn.rs"]
mod spawn;
pub use self::spawn::spawn;

/// With the room for arguments.
const MINIMAL_FRAME: usize = 112;

#[path = "powerpc64_elfv1/trampolines.rs"]
mod trampolines;

#[path = "powerpc64_elfv1/entries.rs"]
mod entries;
pub use entries::{clone, clone3};

pub(crate) use super::{export_compiled as export, function_itself as landing_pad};
