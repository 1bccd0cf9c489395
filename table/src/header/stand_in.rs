//! Types that libc's headers do not always declare: splork's headers have a macro instead of each.

/// What the table writes, the macro, and how the macro is defined.
const STAND_INS: [(&str, &str, &str); 10] = [
    (
        "siginfo_t",
        "SPLORK_SIGINFO_T",
        // Both libcs define SI_QUEUE where they define the type, and SIG_BLOCK with the next one.
        "#include <signal.h>\n#ifndef SPLORK_SIGINFO_T\n# ifdef SI_QUEUE\n#  define SPLORK_SIGINFO_T siginfo_t\n\
         # else /* strict C */\n#  define SPLORK_SIGINFO_T void\n# endif\n#endif\n",
    ),
    (
        "sigset_t",
        "SPLORK_SIGSET_T",
        "#include <signal.h>\n#ifndef SPLORK_SIGSET_T\n# ifdef SIG_BLOCK\n#  define SPLORK_SIGSET_T sigset_t\n\
         # else /* strict C */\n#  define SPLORK_SIGSET_T void\n# endif\n#endif\n",
    ),
    (
        "stack_t",
        "SPLORK_STACK_T",
        "#include <signal.h>\n#ifndef SPLORK_STACK_T\n# ifdef MINSIGSTKSZ\n#  define SPLORK_STACK_T stack_t\n\
         # else /* strict C */\n#  define SPLORK_STACK_T void\n# endif\n#endif\n",
    ),
    ("fd_set", "SPLORK_FD_SET", "#include <sys/select.h>\n#define SPLORK_FD_SET fd_set\n"),
    (
        "cpu_set_t",
        "SPLORK_CPU_SET_T",
        "#include <sched.h>\n#ifndef SPLORK_CPU_SET_T\n# ifdef CPU_SETSIZE\n#  define SPLORK_CPU_SET_T cpu_set_t\n\
         # else /* only under _GNU_SOURCE */\n#  define SPLORK_CPU_SET_T void\n# endif\n#endif\n",
    ),
    (
        "ucontext_t",
        "SPLORK_UCONTEXT_T",
        "#include <ucontext.h>\n#ifndef SPLORK_UCONTEXT_T\n# ifdef SIG_BLOCK\n#  define SPLORK_UCONTEXT_T ucontext_t\n\
         # else /* strict C */\n#  define SPLORK_UCONTEXT_T void\n# endif\n#endif\n",
    ),
    ("bool", "SPLORK_BOOL", "#include <stdbool.h>\n#define SPLORK_BOOL bool\n"),
    ("__u64", "SPLORK_U64", KERNEL_64),
    ("__s64", "SPLORK_S64", KERNEL_64),
    (
        "_Atomic",
        "SPLORK_ATOMIC",
        "#ifndef SPLORK_ATOMIC\n# if defined(__STDC_VERSION__) && __STDC_VERSION__ >= 201112L && \
         !defined(__STDC_NO_ATOMICS__)\n#  define SPLORK_ATOMIC(type) _Atomic(type)\n\
         # else /* C++, older C */\n#  define SPLORK_ATOMIC(type) type\n# endif\n#endif\n",
    ),
];

/// `unsigned long long` on most architectures, where uint64_t is `unsigned long`: pointers to the two don't mix.
const KERNEL_64: &str = "#ifdef __has_include\n# if __has_include(<linux/types.h>)\n#  include <linux/types.h>\n\
     #  define SPLORK_HAS_linux_types_h\n# endif\n#else\n# include <linux/types.h>\n#  define SPLORK_HAS_linux_types_h\n\
     #endif\n#ifndef SPLORK_U64\n# ifdef SPLORK_HAS_linux_types_h\n#  define SPLORK_U64 __u64\n\
     #  define SPLORK_S64 __s64\n# else\n#  define SPLORK_U64 uint64_t\n#  define SPLORK_S64 int64_t\n# endif\n#endif\n";

/// The declaration with macros instead of these types.
pub fn put_in(declaration: &str) -> String {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let mut out = String::new();
    let mut rest = declaration;
    while let Some(start) = rest.find(is_part) {
        out += &rest[..start];
        let word = &rest[start..];
        let (word, behind) = word.split_at(word.find(|c| !is_part(c)).unwrap_or(word.len()));
        out += STAND_INS.iter().find(|(name, ..)| *name == word).map_or(word, |(_, name, _)| name);
        rest = behind;
    }
    out + rest
}

/// The definitions of the macros that a header's text uses.
pub fn macros(text: &str) -> String {
    let mut definitions: Vec<&str> = Vec::new();
    for (_, name, definition) in &STAND_INS {
        if text.contains(name) && !definitions.contains(definition) {
            definitions.push(definition);
        }
    }
    definitions.iter().map(|definition| format!("\n{definition}")).collect()
}
