//! Why m68k's library is made from C: what Debian's rustc would make of it.

use splork_tests::command::exists;
use splork_tests::{Run, Test, command, ensure, root, scratch, skip};

/// That of Debian's rustc.
const LLC: &str = "llc-22";

/// Unoptimized code keeps all in memory, and is right: that shows that the test could tell.
pub fn llvm_still_loses_the_flags() -> Test {
    let (gcc, qemu) = ("m68k-linux-gnu-gcc", "qemu-m68k");
    for needed in [LLC, gcc, qemu] {
        if !exists(needed) {
            return skip(format!("{needed} is not installed"));
        }
    }
    let (here, top) = (root().join("tests/arch"), scratch("miscompiled")?);
    for (optimization, is_right) in [("-O0", true), ("-O2", false)] {
        let (object, binary) = (top.join("function.o"), top.join("program"));
        command(LLC)
            .args([optimization, "-filetype=obj", "-o"])
            .arg(&object)
            .arg(here.join("miscompiled.ll"))
            .succeed()?;
        command(gcc).args(["-static", "-o"]).arg(&binary).arg(here.join("miscompiled.c")).arg(&object).succeed()?;
        let output = command(qemu).arg(&binary).outcome()?;
        ensure!(
            output.status.success() == is_right,
            "{LLC} {optimization}: {}. If all is right now, Rust can make m68k's library: table/src/abi.rs says `miscompiled`",
            output.status
        );
    }
    Ok(())
}
