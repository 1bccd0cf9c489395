//! The seccomp filter that makes calls fail as on an older kernel, for programs of all ABIs that this kernel runs.

use splork_table::Abi;
use splork_table::audit::{self, Audit};
use splork_table::linux::LinuxCall;
use splork_table::version::Version;

use super::denials::Denial;
use crate::run::seccomp::{Answer, Answers, Filter};

const ENOSYS: Answer = Answer::Errno(libc::ENOSYS as u16);

/// No call: what a tracer puts in a call's place to leave it out. The kernel answers ENOSYS by itself.
const NO_CALL: u32 = u32::MAX;

/// `version`: calls that this version does not have yet, or no longer has, fail with ENOSYS. Denials come first, as a
/// container's filter runs before the kernel looks at the call.
pub fn filter(
    abi: &str,
    is_little_endian: bool,
    all: &[LinuxCall],
    version: Option<Version>,
    denials: &[Denial],
) -> Filter {
    let mut filter = Filter::default();
    for audit in audit::of_kernel_running(abi) {
        let answers = filter.answers(audit.arch(is_little_endian));
        if let Some(version) = version {
            let known = abis(audit).filter(|abi| all.iter().any(|call| call.number(abi).is_some()));
            known.for_each(|abi| as_of(answers, abi, all, version));
        }
        for abi in abis(audit) {
            for denial in denials {
                let numbers = denial.calls.iter().filter_map(|call| call.number(abi));
                numbers.for_each(|number| answers.set(number, Answer::Errno(denial.errno)));
            }
        }
    }
    filter
}

/// The rows of the list of ABIs.
pub fn abis(audit: &Audit) -> impl Iterator<Item = &'static Abi> {
    audit.abis.iter().filter_map(|abi| Abi::named(abi))
}

/// All that is not known to be there is not: numbers without a call, and those beyond all that splork knows.
fn as_of(answers: &mut Answers, abi: &Abi, all: &[LinuxCall], version: Version) {
    answers.set_range(audit::numbers(abi.name), ENOSYS);
    answers.set(NO_CALL, Answer::Allow);
    if let Some(private) = audit::private(abi.name) {
        answers.set_range(private, Answer::Allow);
    }
    for call in all {
        // If it is not known whether that version has the call, the call is let through.
        let is_missing = call.is_in(abi, version) == Some(false);
        if let Some(number) = call.number(abi).filter(|_| !is_missing) {
            answers.set(number, Answer::Allow);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::linux;
    use crate::run::seccomp::tests::interpreter::run;

    /// What kernels run programs of these, and whether they are little-endian.
    const KERNELS: [(&str, bool); 9] = [
        ("x86_64", true),
        ("arm64", true),
        ("arm64", false),
        ("riscv64", true),
        ("s390x", false),
        ("powerpc64", true),
        ("powerpc64", false),
        ("mips_n64", true),
        ("loongarch64", true),
    ];

    /// The program as the kernel would run it, held against the data alone.
    #[test]
    fn every_architectures_newer_calls_are_missing() {
        let all = linux::calls();
        let (mut missing, mut gone) = (0, 0);
        for (kernel, little) in KERNELS {
            for text in ["2.6.32", "3.10", "4.4", "5.4", "6.1", "6.12"] {
                let version: Version = text.parse().unwrap();
                let program = filter(kernel, little, &all, Some(version), &[]).program();
                assert!(program.len() <= libc::BPF_MAXINSNS as usize, "{kernel}: {} instructions", program.len());
                for audit in audit::of_kernel_running(kernel) {
                    for abi in abis(audit) {
                        for call in all.iter() {
                            let Some(number) = call.number(abi) else { continue };
                            let is_newer = call.since(abi).is_some_and(|since| since > version);
                            let is_gone = call.until.is_some_and(|until| until <= version);
                            let expected = if is_newer || is_gone { ENOSYS } else { Answer::Allow }.value();
                            let (value, _) = run(&program, audit.arch(little), number);
                            assert_eq!(value, expected, "{} of {}, as {text}", call.name, abi.name);
                            missing += u32::from(is_newer);
                            gone += u32::from(is_gone);
                        }
                        let newest = all.iter().filter_map(|call| call.number(abi)).max();
                        if let Some(beyond) = newest.map(|number| number + 1) {
                            let (value, _) = run(&program, audit.arch(little), beyond);
                            assert_eq!(value, ENOSYS.value(), "{beyond} of {}", abi.name);
                        }
                        let (value, _) = run(&program, audit.arch(!little), 435);
                        assert_eq!(value, Answer::Allow.value(), "another kernel's programs");
                    }
                }
            }
        }
        assert!(missing > 5000 && gone > 100, "{missing}, {gone}");
    }

    #[test]
    fn arms_own_calls_stay() {
        let program = filter("arm64", true, &linux::calls(), Some(Version::new(3, 10, 0)), &[]).program();
        let answers =
            [0x000e_ffff, 0x000f_0000, 0x000f_0005, 0x0010_0000].map(|number| run(&program, 0x4000_0028, number).0);
        let (gone, there) = (ENOSYS.value(), Answer::Allow.value());
        assert_eq!(answers, [gone, there, there, gone]);
    }
}
