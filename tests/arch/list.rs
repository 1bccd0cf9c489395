//! The architectures that `make check-arch` builds for and runs on, beside the x86-64 of `make check`.

pub struct Architecture {
    pub name: &'static str,
    /// Its row in table/src/abi.rs.
    pub abi: &'static str,
    /// Rust's target, and the prefix of Debian's cross compiler.
    #[allow(dead_code)] // tests/conventions.rs reads the list as well
    pub rust: &'static str,
    #[allow(dead_code)]
    pub gnu: &'static str,
    /// Whether the library is made from C, without Rust.
    #[allow(dead_code)] // tests/conventions.rs reads the list as well
    pub in_c: bool,
    /// What its libraries are below, and options of its compiler and linker, where they are another architecture's as well.
    #[allow(dead_code)] // tests/conventions.rs reads the list as well
    pub second: Option<Second>,
    /// The emulator; none where this machine's kernel runs its programs.
    pub qemu: Option<&'static str>,
    /// Its oldest processor, where the emulator's own choice knows later instructions.
    #[allow(dead_code)] // tests/conventions.rs reads the list as well
    pub processor: Option<&'static str>,
    /// What the whole machine's emulator boots.
    #[allow(dead_code)] // tests/conventions.rs reads the list as well
    pub debian: Option<DebianKernel>,
}

/// The second word size of a compiler.
#[derive(Clone, Copy)]
#[allow(dead_code)] // tests/conventions.rs reads the list as well
pub struct Second {
    pub option: &'static str,
    /// As GNU ld's -m has it.
    pub emulation: &'static str,
    /// Below the compiler's own directory.
    pub libraries: &'static str,
}

/// A kernel of Debian's own.
#[derive(Clone, Copy)]
#[allow(dead_code)] // tests/conventions.rs reads the list as well
pub struct DebianKernel {
    /// The row of vm/src/machine.rs, which has Debian's name of the programs' architecture.
    pub machine: &'static str,
    /// Debian's name of the kernel's; the kernel's own, where it is built from source.
    pub architecture: &'static str,
    pub package: &'static str,
    /// Where the package is, if not in this machine's own release.
    pub suites: &'static [&'static str],
}

#[allow(dead_code)] // each of those that read the list asks one
impl DebianKernel {
    /// Whether the package has a kernel's source only.
    pub fn is_source(&self) -> bool {
        self.package.starts_with("linux-source")
    }

    /// What tells it from the others.
    pub fn own_name(&self) -> &'static str {
        if self.is_source() { self.machine } else { self.architecture }
    }

    pub fn kind(&self) -> &'static str {
        if self.is_source() { "a kernel of Debian's source" } else { "Debian's own kernel" }
    }
}

impl Architecture {
    const fn booted(self, architecture: &'static str, package: &'static str) -> Architecture {
        self.booted_from(architecture, package, &[])
    }

    const fn booted_from(
        self,
        architecture: &'static str,
        package: &'static str,
        suites: &'static [&'static str],
    ) -> Architecture {
        Architecture { debian: Some(DebianKernel { machine: architecture, architecture, package, suites }), ..self }
    }

    /// Booted with another architecture's kernel.
    const fn as_machine(self, machine: &'static str) -> Architecture {
        match self.debian {
            Some(kernel) => Architecture { debian: Some(DebianKernel { machine, ..kernel }), ..self },
            None => self,
        }
    }

    /// On a kernel of our own, for Debian has none: kernels/MACHINE.config.
    const fn booted_from_source(self, architecture: &'static str, machine: &'static str) -> Architecture {
        self.booted(architecture, "linux-source-6.1").as_machine(machine)
    }

    const fn in_c(self) -> Architecture {
        Architecture { in_c: true, ..self }
    }

    const fn processor(self, processor: &'static str) -> Architecture {
        Architecture { processor: Some(processor), ..self }
    }

    const fn second(self, option: &'static str, emulation: &'static str, libraries: &'static str) -> Architecture {
        Architecture { second: Some(Second { option, emulation, libraries }), ..self }
    }

    /// Of glibc, where Debian's cross packages have it.
    #[allow(dead_code)] // the benchmarks ask
    pub fn libc(&self) -> String {
        format!("/usr/{}/{}/libc.so.6", self.gnu, self.second.map_or("lib", |second| second.libraries))
    }

    /// Whether 64-bit values have more bits than a long, and so two registers, or one that is wider than most words.
    #[allow(dead_code)] // tests/conventions.rs reads the list as well
    pub fn has_narrow_words(&self) -> bool {
        splork_table::Abi::named(self.abi).is_some_and(|abi| abi.long_bits() < 64)
    }

    /// Whether its programs run here, by an emulator or as they are. Debian's kernel for this machine has x32 switched off.
    #[allow(dead_code)] // tests/conventions.rs reads the list as well
    pub fn runs_here(&self) -> bool {
        self.abi != "x32"
    }
}

const fn emulated(names: [&'static str; 4], qemu: &'static str) -> Architecture {
    let [name, abi, rust, gnu] = names;
    Architecture { name, abi, rust, gnu, in_c: false, second: None, qemu: Some(qemu), processor: None, debian: None }
}

#[rustfmt::skip]
pub static ARCHITECTURES: [Architecture; 16] = [
    // No emulator stands in for a kernel, and this machine's knows x32 only where its distribution wants it.
    Architecture { name: "x32", abi: "x32", rust: "x86_64-unknown-linux-gnux32", gnu: "x86_64-linux-gnux32", in_c: false, second: None, qemu: None, processor: None, debian: None }
        .booted("amd64", "linux-image-amd64").as_machine("x32"),
    Architecture { name: "i386", abi: "i386", rust: "i686-unknown-linux-gnu", gnu: "i686-linux-gnu", in_c: false, second: None, qemu: None, processor: None, debian: None }
        .booted("i386", "linux-image-686"),
    emulated(["aarch64", "arm64", "aarch64-unknown-linux-gnu", "aarch64-linux-gnu"], "qemu-aarch64")
        .booted("arm64", "linux-image-arm64"),
    emulated(["armv7", "arm", "armv7-unknown-linux-gnueabihf", "arm-linux-gnueabihf"], "qemu-arm")
        .booted("armhf", "linux-image-armmp"),
    emulated(["armv5te", "arm", "armv5te-unknown-linux-gnueabi", "arm-linux-gnueabi"], "qemu-arm")
        .processor("arm926").booted("armhf", "linux-image-armmp").as_machine("armel"),
    emulated(["riscv64", "riscv64", "riscv64gc-unknown-linux-gnu", "riscv64-linux-gnu"], "qemu-riscv64")
        .booted_from("riscv64", "linux-image-riscv64", &["trixie"]), // Debian 12 has no kernel for it
    emulated(["powerpc64le", "powerpc64", "powerpc64le-unknown-linux-gnu", "powerpc64le-linux-gnu"], "qemu-ppc64le")
        .booted("ppc64el", "linux-image-powerpc64le"),
    emulated(["s390x", "s390x", "s390x-unknown-linux-gnu", "s390x-linux-gnu"], "qemu-s390x")
        .booted("s390x", "linux-image-s390x"),
    emulated(["mips64el", "mips_n64", "mips64el-unknown-linux-gnuabi64", "mips64el-linux-gnuabi64"], "qemu-mips64el")
        .booted("mips64el", "linux-image-5kc-malta"),
    emulated(["powerpc64", "powerpc64", "powerpc64-unknown-linux-gnu", "powerpc64-linux-gnu"], "qemu-ppc64") // ELFv1
        .booted_from_source("powerpc", "ppc64"),
    emulated(["powerpc", "powerpc", "powerpc-unknown-linux-gnu", "powerpc-linux-gnu"], "qemu-ppc")
        .booted_from_source("powerpc", "ppc64"),
    emulated(["mipsel", "mips_o32", "mipsel-unknown-linux-gnu", "mipsel-linux-gnu"], "qemu-mipsel")
        .booted("mipsel", "linux-image-4kc-malta"),
    emulated(["mips", "mips_o32", "mips-unknown-linux-gnu", "mips-linux-gnu"], "qemu-mips"),
    emulated(["m68k", "m68k", "m68k-unknown-linux-gnu", "m68k-linux-gnu"], "qemu-m68k").in_c(),
    emulated(["sparc64", "sparc64", "sparc64-unknown-linux-gnu", "sparc64-linux-gnu"], "qemu-sparc64")
        .booted_from_source("sparc64", "sparc64"),
    emulated(["sparc", "sparc", "sparc-unknown-linux-gnu", "sparc64-linux-gnu"], "qemu-sparc32plus")
        .second("-m32", "elf32_sparc", "lib32").booted_from_source("sparc64", "sparc64"),
];

/// Others' files and C libraries, with fewer instructions to choose from.
#[allow(dead_code)] // tests/kernel reads the list as well
#[rustfmt::skip]
pub static VARIANTS: [Architecture; 2] = [
    emulated(["armv6", "arm", "arm-unknown-linux-gnueabi", "arm-linux-gnueabi"], "qemu-arm").processor("arm1136"),
    emulated(["armv4t", "arm", "armv4t-unknown-linux-gnueabi", "arm-linux-gnueabi"], "qemu-arm").processor("arm926"), // the C library's
];

/// What Debian has no C library for.
#[allow(dead_code)] // tests/conventions.rs and tests/kernel read the list as well
pub struct Compiled {
    pub name: &'static str,
    /// Its row in table/src/abi.rs.
    pub abi: &'static str,
    pub rust: &'static str,
}

#[allow(dead_code)]
pub static COMPILED: [Compiled; 3] = [
    Compiled { name: "powerpc64 with musl", abi: "powerpc64", rust: "powerpc64-unknown-linux-musl" },
    Compiled { name: "aarch64_be", abi: "arm64", rust: "aarch64_be-unknown-linux-gnu" },
    Compiled { name: "armeb", abi: "arm", rust: "armeb-unknown-linux-gnueabi" },
];
