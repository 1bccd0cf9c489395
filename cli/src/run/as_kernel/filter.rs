//! What an older kernel answers, for all programs that this one runs.

use splork_table::Abi;
use splork_table::audit::{self, Audit};
use splork_table::linux::LinuxCall;
use splork_table::version::Version;

use super::denials::Denial;
use crate::run::seccomp::{Answer, Answers, Filter};

const ENOSYS: Answer = Answer::Errno(libc::ENOSYS as u16);

/// No call: what a tracer puts in a call's place to leave it out. The kernel answers ENOSYS by itself.
const NO_CALL: u32 = u32::MAX;

/// `version`: what is newer is not there. Denials come before it, as a container's filter comes before the kernel.
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
        for abi in abis(audit).filter(|abi| all.iter().any(|call| call.number(abi).is_some())) {
            if let Some(version) = version {
                as_of(answers, abi, all, version);
            }
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
        // Where nobody has found out, it is not denied.
        if let Some(number) = call.number(abi).filter(|_| call.since(abi).is_none_or(|since| since <= version)) {
            answers.set(number, Answer::Allow);
        }
    }
}
