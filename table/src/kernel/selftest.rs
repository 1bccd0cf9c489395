//! A selftest for a family: a program that asks the kernel for each call, in tools/testing/selftests.

use super::option::option;
use super::tree::Tree;
use crate::call::{Call, Kind};
use crate::header::number;

pub const TARGETS: &str = "tools/testing/selftests/Makefile";

pub fn add(tree: &mut Tree, family: &str, calls: &[&Call]) {
    let files = files(family, calls);
    let program = program(family);
    let is_ours = |there: String| files.iter().any(|(path, text)| *path == program && *text == there);
    if tree.text(&program).is_some_and(|there| !is_ours(there)) {
        return; // it is the developer's by now
    }
    for (path, text) in files {
        // A file with exactly this text was left by a run of splork that was killed.
        if tree.text(&path).is_some_and(|there| there != text) {
            tree.problem(format!("{path}: is there, without {family}_test.c: the directory is another test's"));
        }
        tree.set(&path, text);
    }
}

/// Its own files, by their paths.
pub fn files(family: &str, calls: &[&Call]) -> [(String, String); 4] {
    let directory = format!("tools/testing/selftests/{family}");
    [
        (format!("{directory}/Makefile"), makefile(family)),
        (format!("{directory}/config"), format!("CONFIG_{}=y\n", option(family))),
        (format!("{directory}/.gitignore"), format!("# SPDX-License-Identifier: GPL-2.0-only\n{family}_test\n")),
        (program(family), test(family, calls)),
    ]
}

pub fn program(family: &str) -> String {
    format!("tools/testing/selftests/{family}/{family}_test.c")
}

pub fn target_line(family: &str) -> String {
    format!("TARGETS += {family}")
}

pub fn add_target(tree: &mut Tree, family: &str) {
    let Some(text) = tree.required(TARGETS) else { return };
    let line = target_line(family);
    if text.lines().any(|old| old == line) {
        return;
    }
    let mut lines: Vec<&str> = text.lines().collect();
    let targets = || lines.iter().enumerate().filter(|(_, line)| line.starts_with("TARGETS += "));
    let after = targets().filter(|(_, old)| **old < line.as_str()).map(|(index, _)| index + 1).next_back();
    match after.or_else(|| targets().map(|(index, _)| index).next()) {
        Some(at) => {
            lines.insert(at, &line);
            tree.set(TARGETS, lines.join("\n") + "\n");
        }
        None => tree.problem(format!("{TARGETS}: there is no line \"TARGETS += ...\"")),
    }
}

fn makefile(family: &str) -> String {
    format!(
        "# SPDX-License-Identifier: GPL-2.0-only\nCFLAGS += -Wall -O2\n\nTEST_GEN_PROGS := {family}_test\n\ninclude ../lib.mk\n"
    )
}

fn test(family: &str, calls: &[&Call]) -> String {
    let mut text = format!(
        "// SPDX-License-Identifier: GPL-2.0-only\n\
         /*\n * {family}_test.c - skeleton by \"splork kernel\": that the kernel has the calls.\n *\n\
         \x20* What they do is yours to test.\n */\n\
         #include <errno.h>\n#include <sys/syscall.h>\n#include <unistd.h>\n\n#include \"../kselftest.h\"\n\n"
    );
    for call in calls {
        // The installed headers know the number only after headers_install.
        text += &ladder(call);
        text += &format!("#ifndef __NR_{0}\n# define __NR_{0} -1\n#endif\n\n", call.name);
    }
    text += "static void ask_for(const char *name, long number)\n{\n\tlong result;\n\n\
             \tif (number < 0) {\n\
             \t\tksft_test_result_skip(\"%s has no number here\\n\", name);\n\
             \t\treturn;\n\
             \t}\n\
             \t/* All arguments wrong: a call that exists answers anything but ENOSYS. */\n\
             \terrno = 0;\n\
             \tresult = syscall(number, -1L, -1L, -1L, -1L, -1L, -1L);\n\
             \tksft_test_result(result != -1 || errno != ENOSYS, \"the kernel has %s\\n\", name);\n}\n\n";
    text += &format!("int main(void)\n{{\n\tksft_print_header();\n\tksft_set_plan({});\n", calls.len());
    for call in calls {
        let comment = if call.kind == Kind::Clone { " /* clone(2) refuses these flags */" } else { "" };
        text += &format!("\task_for(\"{0}\", __NR_{0});{comment}\n", call.name);
    }
    text + "\tksft_finished();\n}\n"
}

/// The number by architecture, in the kernel's style: a tab goes before what is continued, so less fits behind it.
fn ladder(call: &Call) -> String {
    let line = |line: &str| match line.strip_prefix("     ") {
        Some(rest) if rest.len() > 85 => format!("\t{}\n", rest.replacen(" || ", " || \\\n\t", 1)),
        Some(rest) => format!("\t{rest}\n"),
        None => format!("{line}\n"),
    };
    number::ladder(call).lines().map(line).collect()
}
