//! A header's prototype is its table's: each function is declared again in the table's words, which C and C++ refuse
//! where anything is different.

use std::fs;
use std::path::Path;

use splork_table::{Call, Table};
use splork_tests::command::exists;
use splork_tests::{Run, Stop, Test, command, ensure, root, scratch};

use super::edge_cases::{here, prepared};

/// The kernel's words for types, and those that C++ or strict C lack, as our headers have them where a value is passed.
const WORDS: [(&str, &str); 40] = [
    ("__s8", "int8_t"),
    ("__s16", "int16_t"),
    ("__s32", "int32_t"),
    ("__s64", "int64_t"),
    ("__u8", "uint8_t"),
    ("__u16", "uint16_t"),
    ("__u32", "uint32_t"),
    ("__u64", "uint64_t"),
    ("__aligned_u64", "uint64_t"),
    ("s32", "int32_t"),
    ("s64", "int64_t"),
    ("u8", "uint8_t"),
    ("u16", "uint16_t"),
    ("u32", "uint32_t"),
    ("u64", "uint64_t"),
    ("key_serial_t", "int32_t"),
    ("mqd_t", "int32_t"),
    ("qid_t", "int32_t"),
    ("rwf_t", "int32_t"),
    ("umode_t", "uint16_t"),
    ("timer_t", "int32_t"),
    ("id_t", "uint32_t"),
    ("socklen_t", "uint32_t"),
    ("loff_t", "int64_t"),
    ("time64_t", "int64_t"),
    ("old_time32_t", "int32_t"),
    ("__kernel_old_time_t", "long"),
    ("dev_t", "uint64_t"),
    ("key_t", "int32_t"),
    ("uint", "uint32_t"),
    ("ulong", "unsigned long"),
    ("clock_t", "long"),
    ("nfds_t", "unsigned long"),
    ("aio_context_t", "unsigned long"),
    ("old_uid_t", "uint16_t"),
    ("old_sigset_t", "unsigned long"),
    ("cap_user_header_t", "struct __user_cap_header_struct *"),
    ("__sighandler_t", "SIGHANDLER"),
    ("cpu_set_t", "SPLORK_CPU_SET_T"), // strict C has none
    ("_Nullable", ""),
];

/// The C declaration as the table's file has it.
fn as_written(directory: &Path, family: &str, call: &Call) -> Result<String, Stop> {
    let table: toml::Table = fs::read_to_string(directory.join(format!("{family}.toml")))?.parse()?;
    let text = table[&call.name]["c"].as_str().unwrap_or_default();
    Ok(text.trim_end_matches(';').split_whitespace().collect::<Vec<_>>().join(" "))
}

/// In the words that our headers have. A pointer to 64 bits keeps the kernel's type.
fn in_our_words(text: &str) -> String {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let (mut out, mut rest, mut last) = (String::new(), text, "");
    while let Some(start) = rest.find(is_part) {
        out += &rest[..start];
        let end = rest[start..].find(|c| !is_part(c)).map_or(rest.len(), |length| start + length);
        let word = &rest[start..end];
        rest = &rest[end..];
        let is_tag = ["struct", "union", "enum"].contains(&last);
        let is_pointed_to = rest.trim_start_matches(')').trim_start().starts_with('*');
        let known = WORDS.iter().find(|(theirs, _)| *theirs == word && !is_tag).map(|(_, ours)| *ours);
        out += match (known, word.contains("64"), word.contains('u')) {
            (Some(_), true, true) if is_pointed_to => "__u64",
            (Some(_), true, false) if is_pointed_to => "__s64",
            (Some(ours), ..) => ours,
            (None, ..) => word,
        };
        last = word;
    }
    out + rest
}

fn declarations(directory: &Path) -> Result<(String, usize), Stop> {
    let table = Table::read(&[directory.to_owned()]).map_err(|report| Stop::Fails(report.to_string()))?;
    let mut text = String::new();
    let mut count = 0;
    for family in &table.families {
        text += &format!("#include <{}>\n", family.header());
    }
    text += "#include <linux/types.h>\ntypedef void (*SIGHANDLER)(int);\n";
    for family in &table.families {
        // What glibc declares itself is glibc's, exceptions and all.
        for call in family.calls.iter().filter(|call| call.glibc.is_none()) {
            text += &format!("{};\n", in_our_words(&as_written(directory, &family.name, call)?));
            count += 1;
        }
    }
    Ok((text, count))
}

fn same_in_c_and_cxx(name: &str, directory: &Path, least: usize) -> Test {
    let include = prepared()?;
    let scratch = scratch(&format!("prototypes-{name}"))?;
    let (text, count) = declarations(directory)?;
    ensure!(count >= least, "only {count} calls in {}", directory.display());
    let cxx =
        format!("#define restrict __restrict\n#define _Atomic\nextern \"C\" {{\n{}}}\n", text.replace("_Atomic(", "("));
    for (compiler, standard, ending, text) in [
        ("gcc", "-std=gnu11", "c", text.as_str()),
        ("clang", "-std=gnu11", "c", &text),
        ("g++", "-std=gnu++17", "cc", &cxx),
        ("clang++", "-std=gnu++17", "cc", &cxx),
    ] {
        if !exists(compiler) {
            continue;
        }
        let source = scratch.join(format!("program.{ending}"));
        fs::write(&source, format!("#define _GNU_SOURCE 1\n{text}"))?;
        let mut cc = command(compiler);
        cc.args([standard, "-Wall", "-Wextra", "-Werror", "-fsyntax-only"]);
        cc.arg("-U_GNU_SOURCE").arg("-I").arg(&include).arg("-I").arg(here()).arg(&source).succeed()?;
    }
    Ok(())
}

pub fn shipped_prototypes_are_the_tables() -> Test {
    same_in_c_and_cxx("shipped", &root().join("calls"), 30)
}

pub fn edge_prototypes_are_the_tables() -> Test {
    same_in_c_and_cxx("edge", &here().join("calls"), 35)
}

/// Programs keep futexes in words that are volatile, or atomic, or neither; C++ takes no pointer of another type.
pub fn futexes_and_ids_are_taken_without_a_cast() -> Test {
    let include = prepared()?;
    let scratch = scratch("prototypes-futex")?;
    let body = "
        #include <linux/types.h>
        #include <splork/futex.h>
        #include <splork/lsm.h>
        int calls(volatile uint32_t *shared, uint32_t *own, word_t *counter, __u64 *ids, uint32_t *size);
        int calls(volatile uint32_t *shared, uint32_t *own, word_t *counter, __u64 *ids, uint32_t *size)
        {
            int sum = lsm_list_modules(ids, size, 0);

            sum += futex_wake(shared, 1, 1, 0) + futex_wake(own, 1, 1, 0) + futex_wake(counter, 1, 1, 0);
            sum += futex_wait(shared, 0, 1, 0, NULL, 0) + futex_wait(own, 0, 1, 0, NULL, 0);
            return sum + futex_wait(counter, 0, 1, 0, NULL, 0);
        }\n";
    for (compiler, ending, first) in [
        ("gcc", "c", "typedef _Atomic unsigned int word_t;"),
        ("clang", "c", "typedef _Atomic unsigned int word_t;"),
        ("g++", "cc", "#include <atomic>\ntypedef std::atomic<unsigned int> word_t;"),
        ("clang++", "cc", "#include <atomic>\ntypedef std::atomic<unsigned int> word_t;"),
    ] {
        let source = scratch.join(format!("program.{ending}"));
        fs::write(&source, format!("{first}\n{body}"))?;
        for inline in ["-DSPLORK_INLINE", "-USPLORK_INLINE"] {
            if exists(compiler) {
                let mut cc = command(compiler);
                cc.args(["-Wall", "-Wextra", "-Wcast-qual", "-Werror", "-fsyntax-only", inline]);
                cc.arg("-I").arg(&include).arg(&source).succeed()?;
            }
        }
    }
    Ok(())
}
