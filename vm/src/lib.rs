//! Runs programs on a Linux kernel of one's choice, in QEMU under software emulation, and tells how each ended.
//!
//! ```text
//! let machine = Machine::named("x86_64").unwrap();
//! let mut initramfs = Initramfs::new(machine, &directory)?;       // compiles init.c for the machine
//! initramfs.program("/bin/hello", Path::new("hello"))?;           // with its loader and its libraries
//! initramfs.test(VmTest::new("says_hello", "/bin/hello"));
//! let report = Boot::new(machine, &kernel, &initramfs).run(&directory)?;
//! for (name, outcome) in &report.outcomes { ... }                 // Passed, Skipped(why), Failed(how)
//! ```
//!
//! Every test of the initramfs is in the report, whatever became of the machine: the one that ran when the kernel
//! panicked or fell silent has failed and says so, and those after it have failed for want of a result line.

mod boot;
mod console;
mod initramfs;
mod machine;

pub use boot::Boot;
pub use console::{Ending, Outcome, Report};
pub use initramfs::{Initramfs, VmTest};
pub use machine::{MACHINES, Machine};
