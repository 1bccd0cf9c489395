use super::{Answer, Answers, Filter, I386, X86_64};

/// The tracer hears of its calls even where a version would have them answered; the rest keeps its answer.
#[test]
fn the_tracer_comes_before_an_errno_and_all_before_nothing() {
    let mut version = Filter::default();
    version.answers(X86_64).set_range(424..=0x3fff_ffff, Answer::Errno(38));
    version.answers(X86_64).set(63, Answer::Notify);
    let mut births = Filter::default();
    for number in [56, 57, 58, 435] {
        births.answers(X86_64).set(number, Answer::Trace(1));
    }
    births.answers(I386).set(120, Answer::Trace(2));
    for both in [version.merged(&births), births.merged(&version)] {
        let get = |number| both.get(X86_64, number);
        assert_eq!([55, 56, 58, 59, 63].map(get), {
            let (allow, trace) = (Answer::Allow, Answer::Trace(1));
            [allow, trace, trace, allow, Answer::Notify]
        });
        assert_eq!([434, 435, 436].map(get), [Answer::Errno(38), Answer::Trace(1), Answer::Errno(38)]);
        assert_eq!(both.get(I386, 120), Answer::Trace(2));
        assert_eq!(both.get(I386, 435), Answer::Allow);
    }
}

#[test]
fn every_number_of_a_merger_is_what_or_makes_of_it() {
    let mut one = Answers::all(Answer::Allow);
    one.set_range(3..=9, Answer::Errno(38));
    one.set(6, Answer::Trace(1));
    let mut other = Answers::all(Answer::Allow);
    other.set_range(5..=7, Answer::Notify);
    other.set_range(8..=u32::MAX, Answer::Errno(1));
    let both = one.merged(&other);
    for number in 0..12 {
        assert_eq!(both.get(number), one.get(number).or(other.get(number)), "{number}");
    }
}
