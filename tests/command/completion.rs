//! The scripts that complete the command's arguments.

use std::fs;

use splork_tests::command::exists;
use splork_tests::{Run, Test, command, ensure, skip, stage};

const SCRIPTS: [(&str, &str); 3] = [
    ("bash", "bash-completion/completions/splork"),
    ("zsh", "zsh/site-functions/_splork"),
    ("fish", "fish/vendor_completions.d/splork.fish"),
];

pub fn completion_is_taken_by_its_shell() -> Test {
    let mut missing = Vec::new();
    for (shell, path) in SCRIPTS {
        let script = stage()?.share().join(path);
        for word in ["calls", "header", "numbers"] {
            ensure!(fs::read_to_string(&script)?.contains(word), "{path} does not know {word}");
        }
        if exists(shell) {
            command(shell).arg("-n").arg(&script).succeed()?;
        } else {
            missing.push(shell);
        }
    }
    if missing.is_empty() { Ok(()) } else { skip(format!("not installed: {}", missing.join(", "))) }
}

/// As the shell asks when one types `splork ca` and the tabulator.
pub fn bash_completes_subcommands() -> Test {
    if !exists("bash") {
        return skip("bash is not installed");
    }
    let script = stage()?.share().join(SCRIPTS[0].1);
    let ask = "source \"$1\"; COMP_WORDS=(splork ca); COMP_CWORD=1; _splork splork ca splork; echo \"${COMPREPLY[@]}\"";
    let reply = command("bash").args(["-c", ask, "bash"]).arg(&script).succeed()?;
    ensure!(reply.trim() == "calls", "bash offers {reply:?} for ca");
    Ok(())
}
