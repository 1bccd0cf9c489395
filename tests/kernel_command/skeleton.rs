//! What the skeletons do, with the kernel's own functions replaced: the kernel's compiler sees them in check-kernel.

use std::fs;

use splork_tests::cli::splork;
use splork_tests::{Run, Test, compiler, ensure, root};

use super::{kernel_in, made};

const HEADERS: [&str; 6] = ["build_bug.h", "compat.h", "sched.h", "sched/task.h", "syscalls.h", "uaccess.h"];

pub fn skeletons_do_what_their_tables_say() -> Test {
    let directory = made("kernel-skeleton")?;
    let linux = directory.join("include/linux");
    for header in HEADERS {
        let path = linux.join(header);
        fs::create_dir_all(path.parent().expect("it lies below"))?;
        fs::write(path, "")?;
    }
    kernel_in(&mut splork()?, &root().join("calls/splork.toml"), &directory).succeed()?;
    let skeleton = directory.join("linux/kernel/splork.c");
    ensure!(directory.join("linux/kernel/splork_birth.h").is_file(), "there is no splork_birth.h");
    fs::write(directory.join("linux/kernel/splork_birth.h"), "")?; // skeleton.c has it
    let program = directory.join("skeleton");
    let mut cc = compiler();
    cc.args(["-std=gnu11", "-Wall", "-Werror"]).arg(format!("-DSKELETON=\"{}\"", skeleton.display()));
    cc.arg("-I").arg(directory.join("include")).arg(root().join("tests/kernel_command/skeleton.c"));
    cc.arg("-o").arg(&program).succeed()?;
    splork_tests::command(program).succeed()?;
    Ok(())
}
