#!/bin/sh
# fork.sh LINUX: what clone_nice needs of the kernel's own clone, beside kernel/splork.c: a field in its arguments, and
# the line that heeds it, where the child is known to the scheduler but has never run. Twice is as once.
set -eu
cd "$1"

# after FILE TEXT LINE: puts LINE behind the only line that is TEXT.
after() {
    grep -qxF "$3" "$1" && return
    if [ "$(grep -cxF "$2" "$1")" -ne 1 ]; then
        echo "$1: not one line is \"$2\": this kernel's clone is not as kernel/fork.sh knows it" >&2
        exit 1
    fi
    cp -p "$1" "$1.new"
    WHAT=$2 LINE=$3 awk '{ print } $0 == ENVIRON["WHAT"] { print ENVIRON["LINE"] }' "$1" > "$1.new"
    mv "$1.new" "$1"
}

tab=$(printf '\t')
after include/linux/sched/task.h "${tab}unsigned int kill_seq;" "${tab}bool has_nice; int nice; /* the child's, for clone_nice */"
after kernel/fork.c "${tab}p->start_boottime = ktime_get_boottime_ns();" "${tab}if (args->has_nice) set_user_nice(p, args->nice);"
