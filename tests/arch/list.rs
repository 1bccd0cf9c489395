//! The architectures that `make check-arch` builds for and runs on, beside the x86-64 of `make check`.

pub struct Architecture {
    pub name: &'static str,
    /// Rust's target, and the prefix of Debian's cross compiler.
    pub rust: &'static str,
    pub gnu: &'static str,
    /// The emulator; none where this machine's kernel runs its programs.
    pub qemu: Option<&'static str>,
    /// Debian's name of it and the package of its kernel, which the whole machine's emulator boots.
    pub debian: Option<(&'static str, &'static str)>,
}

impl Architecture {
    const fn new(name: &'static str, rust: &'static str, gnu: &'static str) -> Architecture {
        Architecture { name, rust, gnu, qemu: None, debian: None }
    }

    const fn emulated(self, qemu: &'static str) -> Architecture {
        Architecture { qemu: Some(qemu), ..self }
    }

    const fn booted(self, name: &'static str, package: &'static str) -> Architecture {
        Architecture { debian: Some((name, package)), ..self }
    }
}

#[rustfmt::skip]
pub static ARCHITECTURES: [Architecture; 6] = [
    Architecture::new("i386", "i686-unknown-linux-gnu", "i686-linux-gnu")
        .booted("i386", "linux-image-686"),
    Architecture::new("aarch64", "aarch64-unknown-linux-gnu", "aarch64-linux-gnu")
        .emulated("qemu-aarch64").booted("arm64", "linux-image-arm64"),
    Architecture::new("armv7", "armv7-unknown-linux-gnueabihf", "arm-linux-gnueabihf")
        .emulated("qemu-arm").booted("armhf", "linux-image-armmp"),
    Architecture::new("riscv64", "riscv64gc-unknown-linux-gnu", "riscv64-linux-gnu")
        .emulated("qemu-riscv64"), // Debian 12 has no kernel for it
    Architecture::new("powerpc64le", "powerpc64le-unknown-linux-gnu", "powerpc64le-linux-gnu")
        .emulated("qemu-ppc64le").booted("ppc64el", "linux-image-powerpc64le"),
    Architecture::new("s390x", "s390x-unknown-linux-gnu", "s390x-linux-gnu")
        .emulated("qemu-s390x").booted("s390x", "linux-image-s390x"),
];
