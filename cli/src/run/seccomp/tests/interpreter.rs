//! Classic BPF as seccomp(2) has it: the few instructions that a filter of numbers needs, each from its definition.

use libc::sock_filter;

/// What the program returns for this call, and how many instructions that took.
///
/// Panics where the kernel would not take the program.
pub fn run(program: &[sock_filter], arch: u32, number: u32) -> (u32, usize) {
    let mut accumulator = None;
    let mut at = 0;
    for count in 1.. {
        let sock_filter { code, jt, jf, k } = *program.get(at).expect("a jump out of the program");
        at += 1;
        let is_jumping = |yes| usize::from(if yes { jt } else { jf });
        match code {
            0x20 => {
                accumulator = Some(match k {
                    0 => number,
                    4 => arch,
                    _ => panic!("a load of byte {k}"),
                });
            }
            0x15 => at += is_jumping(accumulator.expect("a value") == k),
            0x35 => at += is_jumping(accumulator.expect("a value") >= k),
            0x05 => at += k as usize,
            0x06 => return (k, count),
            _ => panic!("code {code:#x}"),
        }
    }
    unreachable!()
}
