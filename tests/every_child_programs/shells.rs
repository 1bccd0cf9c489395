//! Shells, and small commands that run others.

use splork_tests::Test;

use super::program::Program;
use super::ways::Births;

fn fixed(name: &str, line: &[&str]) -> Test {
    Program { name, needs: &line[..1], files: &[], line, births: Births::Fixed }.is_the_same()
}

pub fn bash_pipelines_are_the_same() -> Test {
    const SCRIPT: &str = "seq 1000 | sort -rn | tail -3 | (cat; echo x) | tac; echo ${PIPESTATUS[@]}; a=$(echo sub); \
                          echo $a; (exit 5); echo $?; cat <(echo one) <(echo two | tr o a); \
                          coproc cat; echo said >&${COPROC[1]}; read -r line <&${COPROC[0]}; echo $line; \
                          false | true & wait $!; echo $?; kill -TERM $$";
    fixed("bash-pipelines", &["bash", "-c", SCRIPT])
}

/// What traps print may come in any order.
pub fn bash_traps_are_the_same() -> Test {
    // Not by wait: bash 5.2 loses the status of a child that ends while it runs a trap.
    const SCRIPT: &str = "trap 'echo a child' CHLD; trap 'echo a signal' USR1; trap 'echo an end' EXIT; \
                          (kill -USR1 $$; exit 3); echo $?; exit 4";
    fixed("bash-traps", &["bash", "-c", "bash -c \"$0\" | sort; echo ${PIPESTATUS[0]}", SCRIPT])
}

pub fn dash_is_the_same() -> Test {
    const SCRIPT: &str = "echo a | cat; x=$(echo b | tr b c); echo $x; (exit 3); echo $?; for i in 1 2 3; do \
                          sh -c 'exit $0' $i & done; wait; exit 7";
    fixed("dash", &["dash", "-c", SCRIPT])
}

/// Debian's busybox-static, which no library can be put in front of.
pub fn static_busybox_is_the_same() -> Test {
    const SCRIPT: &str = "echo a | busybox tr a b; x=$(busybox seq 3 | busybox wc -l); echo $x; (exit 3); echo $?; \
                          busybox seq 9 | busybox xargs -n 2 busybox echo; busybox timeout 9 busybox true; \
                          busybox setsid busybox sh -c 'echo far'; kill -9 $$";
    fixed("busybox", &["busybox", "sh", "-c", SCRIPT])
}

pub fn xargs_is_the_same() -> Test {
    const SCRIPT: &str =
        "seq 30 | xargs -P4 -n1 sh -c 'echo $0' | sort -n; echo 1 2 3 | xargs -P2 -n1 sh -c 'exit $0'; echo $?";
    fixed("xargs", &["sh", "-c", SCRIPT])
}

pub fn timeout_is_the_same() -> Test {
    fixed("timeout", &["timeout", "0.2", "sleep", "60"])
}

pub fn timeout_by_sigkill_is_the_same() -> Test {
    // SIGALRM is how timeout(1) hears that the time is up: when all are there, however long that takes.
    const SCRIPT: &str = "sleep 60 & kill -s ALRM $PPID; wait";
    fixed("timeout-kill", &["timeout", "-s", "KILL", "600", "sh", "-c", SCRIPT])
}

pub fn script_is_the_same() -> Test {
    fixed("script", &["script", "-qec", "sh -c 'echo in a terminal; stty size; test -t 0 && exit 3'", "/dev/null"])
}
