//! What the library needs from an architecture. One file each; build.rs picks it by the target's row in
//! table/src/abi.rs and writes the `mod` line that is included below. No other file knows architectures.
//!
//! Each file gives these items, in this order:
//!
//! * `STACK_ALIGN`: what a child's stack pointer is rounded down to, in bytes. A power of two.
//! * `clone_args(flags, stack, parent_tid, child_tid, tls)`: the arguments of the kernel's own clone in this
//!   architecture's order.
//! * `syscall0` ... `syscall6(number, a1, ...)`: the raw result, errors as -4095..-1 on every architecture.
//! * `spawn(number, args, fn, arg)`: a call that returns twice. `args` are the six kernel arguments, in the
//!   kernel's order, read by the parent only and before the call. Nothing is written to the child's stack, which is
//!   not even known here (clone3's stands in a struct that only the kernel may read): fn and arg ride along in
//!   registers that the kernel hands to the child. Returns the raw result in the parent. In the child it zeroes the
//!   frame pointer, rounds the stack pointer down, *calls* `fn(arg)` (a shadow stack needs the call), and leaves by
//!   exit(2), this task only, with its result. The return address is undefined there in the unwind tables, so every
//!   unwinder stops. Nothing in the child may look into the parent's frame: with CLONE_VM the parent may have left it.
//! * `direct_clone!(name, where setting: asked)`, where the row says so: clone in as few instructions as can be, none of
//!   them a store, for it is what programs call most. Checks as `clone::on_stack`; where the byte `setting` is not 0 the
//!   compiled function `asked` goes on. Without `where` nothing is asked.
//! * `direct_clone3!(name, where setting: asked)`, likewise: clone3, which checks as `clone3::raw`. Where there is none
//!   `clone3::without_clone3` goes on.
//! * `from_stack!(number, word, ...)`, where the row says so: the body of a naked function that makes a call of four and
//!   more words, each a constant or one that C has put on the stack.
//! * `entry!(name = function)`, where the table crate's row says that there are landing pads: `name`, exported if an
//!   attribute before it says so, which is a landing pad and goes on to the compiled function.

include!(concat!(env!("OUT_DIR"), "/arch.rs"));

pub use imp::*;
