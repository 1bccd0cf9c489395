//! What builds and stores programs and data.

use splork_tests::Test;

use super::program::Program;
use super::ways::Births;

/// Lines of what runs at a time come in any order.
pub fn make_is_the_same() -> Test {
    const MAKEFILE: &str = "ALL := $(shell seq 12)\n\
        all: $(ALL:%=made-%)\n\t@cat $(sort $^) | wc -l; $(MAKE) -s -j4 -f Makefile inner; false\n\
        made-%:\n\t@echo $* | sed 's/^/made /'; echo $* > $@\n\
        inner: in-1 in-2 in-3\n\
        in-%:\n\t@$(MAKE) -s -f Makefile leaf-$*\n\
        leaf-%:\n\t@(echo leaf; exit 0) | sed 's/$$/ $*/'\n";
    let line = ["sh", "-c", "{ make -s -j4 2> errors; echo $?; } | sort; cat errors"];
    let files = [("Makefile", MAKEFILE)];
    Program { name: "make", needs: &["make"], files: &files, line: &line, births: Births::Fixed }.is_the_same()
}

pub fn gcc_is_the_same() -> Test {
    let files = [("three.c", "int main(void) { return 3; }\n"), ("broken.c", "int main(void) { return three; }\n")];
    const SCRIPT: &str = "gcc -pipe -O1 -o three three.c && ./three; echo $?; gcc -o two three.c && ./two; echo $?; \
                          gcc broken.c; echo $?; gcc -E -P -include three.c - < /dev/null | grep -c main; exec ./three";
    let line = ["sh", "-c", SCRIPT];
    Program { name: "gcc", needs: &["gcc"], files: &files, line: &line, births: Births::Fixed }.is_the_same()
}

pub fn git_is_the_same() -> Test {
    const SCRIPT: &str = "export GIT_CONFIG_COUNT=3 GIT_CONFIG_KEY_0=user.name GIT_CONFIG_VALUE_0=a \
        GIT_CONFIG_KEY_1=user.email GIT_CONFIG_VALUE_1=a@b GIT_CONFIG_KEY_2=init.defaultBranch GIT_CONFIG_VALUE_2=main; \
        git init -q one && cd one && seq 100 > file && git add file && git commit -q -m first && \
        seq 50 > file && git commit -q -a -m second && git log --oneline | cat; \
        printf '#!/bin/sh\\necho from a hook\\n' > .git/hooks/pre-commit; chmod +x .git/hooks/pre-commit; \
        git commit -q --allow-empty -m third; git -c alias.many='!git rev-list --count HEAD' many; \
        git gc -q; git clone -q \"file://$PWD\" ../two; git -C ../two log --format=%s; git -C ../two fsck 2> /dev/null; \
        git diff HEAD~2 | git patch-id; git clone -q ../nowhere ../three; exit 5";
    let line = ["sh", "-c", SCRIPT];
    Program { name: "git", needs: &["git"], files: &[], line: &line, births: Births::Fixed }.is_the_same()
}

pub fn perl_is_the_same() -> Test {
    const SCRIPT: &str = "$| = 1; for my $n (1 .. 5) { my $pid = fork; exit $n unless $pid; waitpid $pid, 0; \
        print $? >> 8, \"\\n\"; } print `echo backticks | cat`; print system(q(exit 9)) >> 8, \"\\n\"; \
        open my $pipe, '-|', qw(seq 3) or die; print <$pipe>; close $pipe; \
        open my $self, '-|' or do { print \"a child\\n\"; exit 2 }; print <$self>; close $self; print $? >> 8, \"\\n\"; \
        local $SIG{CHLD} = sub { 1 while waitpid(-1, 1) > 0 }; for (1 .. 20) { fork or exit } 1 while wait != -1; \
        kill 'ABRT', $$;";
    let line = ["perl", "-e", SCRIPT];
    Program { name: "perl", needs: &["perl"], files: &[], line: &line, births: Births::Fixed }.is_the_same()
}

pub fn sqlite_is_the_same() -> Test {
    let script = "create table t(a); insert into t values(1),(2); select sum(a) from t;\n\
        .shell echo from a shell\n.system exit 3\n.output |tr a-z A-Z\nselect 'through a pipe';\n.output\nselect nothing;\n";
    let files = [("script", script)];
    let line = ["sh", "-c", "exec sqlite3 data < script"];
    Program { name: "sqlite", needs: &["sqlite3"], files: &files, line: &line, births: Births::Fixed }.is_the_same()
}

pub fn php_is_the_same() -> Test {
    const SCRIPT: &str = "<?php echo shell_exec('echo sub | tr s S'), exec('(exit 3); echo last', $lines, $status), $status;\n\
        for ($n = 1; $n <= 3; $n++) { $pid = pcntl_fork(); if ($pid == 0) exit($n);\n\
          pcntl_waitpid($pid, $status); echo pcntl_wexitstatus($status); }\n\
        $cat = proc_open(['cat'], [['pipe', 'r'], ['pipe', 'w']], $pipes); fwrite($pipes[0], 'meow'); fclose($pipes[0]);\n\
        echo stream_get_contents($pipes[1]), proc_close($cat);\n\
        $seq = popen('seq 3; exit 4', 'r'); echo stream_get_contents($seq), pclose($seq);\n\
        $has_ended = false; pcntl_async_signals(true);\n\
        pcntl_signal(SIGCHLD, function () { global $has_ended;\n\
          while (pcntl_waitpid(-1, $status, WNOHANG) > 0) { echo 'child ', pcntl_wexitstatus($status); $has_ended = true; } });\n\
        if (pcntl_fork() == 0) exit(7); while (!$has_ended) usleep(1000);\n\
        pcntl_signal(SIGCHLD, SIG_DFL); passthru('echo passed; exit 5', $status); exit($status);\n";
    let files = [("script.php", SCRIPT)];
    let line = ["php", "script.php"];
    Program { name: "php", needs: &["php"], files: &files, line: &line, births: Births::Fixed }.is_the_same()
}
