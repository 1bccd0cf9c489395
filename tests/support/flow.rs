//! Where each architecture's instructions lead, by their names in binutils.

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flow {
    /// To the next instruction.
    Onward,
    /// To the next instruction, through the kernel.
    SystemCall,
    Jump(u64),
    /// To the target or the next instruction.
    Branch(u64),
    Call(u64),
    MayCall(u64),
    Return,
    MayReturn,
    /// To an address that the instruction does not show.
    Away,
}

/// Those that flow() knows, by splork's names.
pub const KNOWN: [&str; 16] = [
    "x86_64",
    "x32",
    "i386",
    "arm64",
    "arm",
    "m68k",
    "riscv64",
    "riscv32",
    "powerpc",
    "powerpc64",
    "s390x",
    "loongarch64",
    "mips_n64",
    "mips_o32",
    "sparc",
    "sparc64",
];

/// Whether the next instruction runs before this one takes effect.
pub fn has_delay_slot(abi: &str, mnemonic: &str) -> bool {
    match abi {
        "sparc" | "sparc64" => {
            ["call", "ret", "retl", "jmp", "return"].contains(&mnemonic)
                || mnemonic.starts_with('b') && mnemonic != "btst"
        }
        _ => abi.starts_with("mips_") && mnemonic.starts_with(['b', 'j']) && mnemonic != "break",
    }
}

/// ARM's and m68k's.
const CONDITIONS: [&str; 14] = ["eq", "ne", "cs", "cc", "mi", "pl", "vs", "vc", "hi", "ls", "ge", "lt", "gt", "le"];

/// Comparisons that branch to an address in a register; a condition follows the name.
const S390X_BRANCHES: [&str; 8] = ["crb", "cgrb", "cib", "cgib", "clrb", "clgrb", "clib", "clgib"];

/// Of the instruction at this address.
pub fn flow(abi: &str, at: u64, mnemonic: &str, operands: &str) -> Flow {
    let target = match abi {
        "loongarch64" => distance(operands).map(|distance| at.wrapping_add_signed(distance)),
        _ => target(operands),
    };
    let to = |flow: fn(u64) -> Flow| target.map_or(Flow::Away, flow);
    match abi {
        "x86_64" | "x32" | "i386" => match mnemonic {
            "syscall" => Flow::SystemCall,
            "int" if operands == "$0x80" => Flow::SystemCall,
            // The vDSO's way into the kernel.
            "call" if operands == "*%gs:0x10" => Flow::SystemCall,
            "call" => to(Flow::Call),
            "ret" => Flow::Return,
            "hlt" | "ud2" => Flow::Away,
            "jmp" => to(Flow::Jump),
            _ if mnemonic.starts_with('j') => to(Flow::Branch),
            _ => Flow::Onward,
        },
        "arm64" => match mnemonic {
            "svc" => Flow::SystemCall,
            "ret" => Flow::Return,
            "b" => to(Flow::Jump),
            "bl" => to(Flow::Call),
            "br" | "blr" | "brk" | "udf" => Flow::Away,
            "cbz" | "cbnz" | "tbz" | "tbnz" => to(Flow::Branch),
            _ if mnemonic.starts_with("b.") => to(Flow::Branch),
            _ => Flow::Onward,
        },
        "m68k" => match mnemonic {
            "trap" if operands == "#0" => Flow::SystemCall,
            "rts" => Flow::Return,
            "jmp" | "jsr" if target.is_none() => Flow::Away,
            "jmp" => to(Flow::Jump),
            "jsr" => to(Flow::Call),
            "illegal" => Flow::Away,
            // A letter for the width of the distance follows.
            _ if mnemonic.starts_with("bra") => to(Flow::Jump),
            _ if mnemonic.starts_with("bsr") => to(Flow::Call),
            _ if mnemonic.strip_prefix('b').is_some_and(|rest| CONDITIONS.iter().any(|of| rest.starts_with(of))) => {
                to(Flow::Branch)
            }
            _ => Flow::Onward,
        },
        "arm" => arm(mnemonic.trim_end_matches(".n").trim_end_matches(".w"), operands, target),
        "riscv64" | "riscv32" => match mnemonic {
            "ecall" => Flow::SystemCall,
            "ret" => Flow::Return,
            "j" | "jr" => to(Flow::Jump),
            "jal" | "jalr" => to(Flow::Call),
            "ebreak" | "unimp" => Flow::Away,
            _ if mnemonic.starts_with('b') => to(Flow::Branch),
            _ => Flow::Onward,
        },
        "loongarch64" => match mnemonic {
            "syscall" => Flow::SystemCall,
            "ret" => Flow::Return,
            "b" => to(Flow::Jump),
            "bl" => to(Flow::Call),
            "jr" | "jirl" | "break" => Flow::Away,
            _ if mnemonic.starts_with('b') => target.map_or(Flow::Onward, Flow::Branch), // bstrins.d is not a branch
            _ => Flow::Onward,
        },
        "powerpc" | "powerpc64" => match mnemonic.trim_end_matches(['+', '-']) {
            "sc" | "scv" => Flow::SystemCall,
            "blr" => Flow::Return,
            "b" => to(Flow::Jump),
            "bl" => to(Flow::Call),
            "trap" => Flow::Away,
            short if short.starts_with('b') && short.ends_with("lr") => Flow::MayReturn,
            short if short.starts_with('b') => to(Flow::Branch), // of the count register: without a target
            _ => Flow::Onward,
        },
        "mips_n64" | "mips_o32" => match mnemonic {
            "syscall" => Flow::SystemCall,
            "jr" if operands == "ra" => Flow::Return,
            "b" | "j" => to(Flow::Jump),
            "bal" | "jal" => to(Flow::Call),
            "jr" | "jalr" | "break" => Flow::Away,
            _ if mnemonic.starts_with('b') => to(Flow::Branch),
            _ => Flow::Onward,
        },
        "sparc" | "sparc64" => match mnemonic {
            "ta" if operands.starts_with("0x6d") || operands.starts_with("0x10") => Flow::SystemCall,
            "ret" | "retl" => Flow::Return,
            "b" | "ba" => to(Flow::Jump),
            "call" => to(Flow::Call),
            "jmp" | "unimp" => Flow::Away,
            _ if mnemonic.starts_with('b') && mnemonic != "btst" => to(Flow::Branch),
            _ => Flow::Onward,
        },
        "s390x" => match mnemonic {
            "svc" => Flow::SystemCall,
            "br" if operands == "%r14" => Flow::Return,
            "br" | "basr" => Flow::Away,
            "j" | "jg" => to(Flow::Jump),
            "bras" | "brasl" => to(Flow::Call),
            _ if mnemonic.starts_with('b') && mnemonic.ends_with('r') && operands == "%r14" => Flow::MayReturn,
            // Compares and returns at once.
            _ if S390X_BRANCHES.iter().any(|name| mnemonic.starts_with(name)) => match operands.ends_with(",0(%r14)") {
                true => Flow::MayReturn,
                false => Flow::Away,
            },
            _ if mnemonic.starts_with(['j', 'b']) || mnemonic.starts_with('c') && mnemonic.contains('j') => {
                // bcr without a target waits for memory and goes on.
                target.map_or(Flow::Onward, Flow::Branch)
            }
            _ => Flow::Onward,
        },
        _ => Flow::Away,
    }
}

/// In ARM's or Thumb's instructions; almost any of them may depend on a condition.
fn arm(mnemonic: &str, operands: &str, target: Option<u64>) -> Flow {
    if ["svc", "swi"].contains(&mnemonic) {
        return Flow::SystemCall; // not s on overflow clear
    }
    let conditional = CONDITIONS.iter().find_map(|condition| mnemonic.strip_suffix(condition));
    let (name, may) = match conditional {
        Some(name) if !name.is_empty() => (name, true),
        _ => (mnemonic, false),
    };
    let to =
        |always: fn(u64) -> Flow, maybe: fn(u64) -> Flow| target.map_or(Flow::Away, if may { maybe } else { always });
    let is_of_pc = operands.starts_with("pc") || operands.contains("pc}");
    match name {
        "b" => to(Flow::Jump, Flow::Branch),
        "bl" | "blx" => to(Flow::Call, Flow::MayCall),
        "cbz" | "cbnz" => to(Flow::Branch, Flow::Branch),
        "bx" if operands == "lr" && may => Flow::MayReturn,
        "bx" if operands == "lr" => Flow::Return,
        "pop" | "ldm" | "ldmia" | "ldmfd" if is_of_pc && may => Flow::MayReturn,
        "pop" | "ldm" | "ldmia" | "ldmfd" if is_of_pc => Flow::Return,
        "bx" | "udf" => Flow::Away,
        _ if is_of_pc && !name.starts_with("st") && !name.starts_with("cmp") => Flow::Away,
        _ => Flow::Onward,
    }
}

/// What objdump shows before `<symbol+offset>`.
fn target(operands: &str) -> Option<u64> {
    let (before, _) = operands.split_once(" <")?;
    let address = before.rsplit([',', ' ', '\t']).next()?;
    u64::from_str_radix(address.trim_start_matches("0x"), 16).ok() // 0x from LLVM
}

/// What LLVM's objdump shows there for LoongArch.
fn distance(operands: &str) -> Option<i64> {
    let (before, _) = operands.split_once(" <")?;
    before.rsplit([',', ' ', '\t']).next()?.parse().ok()
}
