use super::interpreter::run;
use super::{Answer, Filter, I386, X86_64};

const ARCHES: [u32; 4] = [X86_64, I386, 0xc000_00b7, 0];

/// Every number where an answer begins or ends, and those beside it.
fn agrees(filter: &Filter) -> usize {
    let program = filter.program();
    let mut longest = 0;
    for arch in ARCHES {
        let steps = filter.clone().answers(arch).steps();
        let edges = steps.iter().flat_map(|(number, _)| [number.saturating_sub(1), *number, number.saturating_add(1)]);
        for number in edges.chain([0, 1, 0x3fff_ffff, 0x4000_0000, u32::MAX - 1, u32::MAX]) {
            let (value, count) = run(&program, arch, number);
            assert_eq!(value, filter.get(arch, number).value(), "arch {arch:#x}, number {number:#x}");
            longest = longest.max(count);
        }
    }
    longest
}

#[test]
fn a_filter_of_nothing_allows_all() {
    assert_eq!(agrees(&Filter::default()), 2);
    let mut filter = Filter::default();
    filter.answers(X86_64);
    agrees(&filter);
}

#[test]
fn numbers_mean_what_their_architecture_says() {
    let mut filter = Filter::default();
    filter.answers(X86_64).set(435, Answer::Errno(38));
    filter.answers(X86_64).set(0x4000_0000 | 56, Answer::Trace(7));
    filter.answers(I386).set(122, Answer::Notify);
    agrees(&filter);
    let program = filter.program();
    assert_eq!(run(&program, X86_64, 435).0, 0x0005_0000 | 38);
    assert_eq!(run(&program, X86_64, 0x4000_0000 | 56).0, 0x7ff0_0000 | 7);
    assert_eq!(run(&program, X86_64, 56).0, 0x7fff_0000);
    assert_eq!(run(&program, X86_64, 122).0, 0x7fff_0000);
    assert_eq!(run(&program, I386, 122).0, 0x7fc0_0000);
    assert_eq!(run(&program, I386, 435).0, 0x7fff_0000);
    assert_eq!(run(&program, 0, 435).0, 0x7fff_0000);
}

#[test]
fn ranges_end_where_they_are_said_to() {
    let mut filter = Filter::default();
    let answers = filter.answers(X86_64);
    answers.set_range(473..=0x3fff_ffff, Answer::Errno(38));
    answers.set_range(0x4000_0000 | 548..=0xffff_fffe, Answer::Errno(1));
    answers.set_range(500..=500, Answer::Allow);
    answers.set_range(u32::MAX..=u32::MAX, Answer::Trace(3));
    agrees(&filter);
    let errno = |number| filter.get(X86_64, number);
    assert_eq!([472, 473, 499, 500].map(errno), [Answer::Allow, Answer::Errno(38), Answer::Errno(38), Answer::Allow]);
    assert_eq!(errno(0x4000_0000), Answer::Allow);
    assert_eq!([u32::MAX - 1, u32::MAX].map(errno), [Answer::Errno(1), Answer::Trace(3)]);
}

/// No two neighbours alike, and as many numbers as Linux has on three architectures: jumps that reach no further than
/// 255 are not enough, and a program of one comparison for each call would be longer than the kernel takes.
#[test]
fn long_filters_jump_far_and_stay_short_enough() {
    for answers in [2, 3, 40, 133] {
        let mut filter = Filter::default();
        for arch in [X86_64, I386] {
            for number in 0..473 {
                filter.answers(arch).set(number, Answer::Errno((number % answers) as u16));
                if arch == X86_64 {
                    filter.answers(arch).set(0x4000_0000 | number, Answer::Errno((number % answers) as u16));
                }
            }
        }
        let longest = agrees(&filter);
        let length = filter.program().len();
        assert!(length <= libc::BPF_MAXINSNS as usize, "{answers} answers: {length} instructions");
        assert!(longest < 40, "{answers} answers: {longest} instructions for one call");
    }
}
