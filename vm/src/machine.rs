//! The machines: a row each. Adding one is a row here.

/// What differs between the machines that can be booted.
#[derive(Debug, Clone, Copy)]
pub struct Machine {
    /// As Debian calls the architecture, but for x86_64.
    pub name: &'static str,
    pub qemu: &'static str,
    /// The Debian package of `qemu`.
    pub package: &'static str,
    /// QEMU's options for the board and the processor.
    pub options: &'static [&'static str],
    /// The kernel's name of the console that QEMU's -serial is.
    pub console: &'static str,
    /// More for its command line, whatever is booted.
    pub settings: &'static str,
    /// The C compiler, and its options, for init and for the test programs.
    pub compiler: &'static [&'static str],
    /// Where the compiler's shared libraries lie here, and where the machine's loader will look for them.
    pub libraries: &'static [(&'static str, &'static str)],
}

/// The kernel gives up where its timer does not tick within some milliseconds, as under an emulator that has to wait.
const PATIENT: &str = "no_timer_check";

/// Where the kernel has 256 megabytes whatever there is: programs may fill more than the half of it that a tmpfs takes.
const SMALL: &str = "rootfstype=ramfs";

const fn cross(libraries: &'static [(&'static str, &'static str)], compiler: &'static [&'static str]) -> Machine {
    Machine { name: "", qemu: "", package: "", options: &[], console: "", settings: "", compiler, libraries }
}

#[rustfmt::skip]
pub static MACHINES: [Machine; 13] = [
    Machine {
        name: "x86_64", qemu: "qemu-system-x86_64", package: "qemu-system-x86",
        options: &["-machine", "pc", "-cpu", "max", "-smp", "2"], console: "ttyS0", settings: PATIENT,
        ..cross(&[("/lib/x86_64-linux-gnu", "/lib/x86_64-linux-gnu"), ("/usr/i686-linux-gnu/lib", "/usr/i686-linux-gnu/lib")], &["gcc"])
    },
    Machine {
        name: "x32", qemu: "qemu-system-x86_64", package: "qemu-system-x86",
        options: &["-machine", "pc", "-cpu", "max", "-smp", "2"], console: "ttyS0", settings: "no_timer_check syscall.x32=y",
        ..cross(&[("/usr/x86_64-linux-gnux32/lib", "/lib/x86_64-linux-gnux32")], &["x86_64-linux-gnux32-gcc"])
    },
    Machine {
        name: "i386", qemu: "qemu-system-i386", package: "qemu-system-x86",
        options: &["-machine", "pc", "-cpu", "max", "-smp", "2"], console: "ttyS0", settings: PATIENT,
        ..cross(&[("/usr/i686-linux-gnu/lib", "/usr/i686-linux-gnu/lib")], &["i686-linux-gnu-gcc"])
    },
    Machine {
        name: "arm64", qemu: "qemu-system-aarch64", package: "qemu-system-arm",
        options: &["-machine", "virt", "-cpu", "max", "-smp", "2"], console: "ttyAMA0",
        ..cross(&[("/usr/aarch64-linux-gnu/lib", "/lib")], &["aarch64-linux-gnu-gcc"])
    },
    Machine {
        name: "armhf", qemu: "qemu-system-arm", package: "qemu-system-arm",
        options: &["-machine", "virt", "-cpu", "max", "-smp", "2"], console: "ttyAMA0",
        ..cross(&[("/usr/arm-linux-gnueabihf/lib", "/lib")], &["arm-linux-gnueabihf-gcc"])
    },
    Machine {
        name: "armel", qemu: "qemu-system-arm", package: "qemu-system-arm",
        options: &["-machine", "virt", "-cpu", "max", "-smp", "2"], console: "ttyAMA0",
        ..cross(&[("/usr/arm-linux-gnueabi/lib", "/lib")], &["arm-linux-gnueabi-gcc"])
    },
    Machine {
        name: "ppc64el", qemu: "qemu-system-ppc64", package: "qemu-system-ppc",
        options: &["-machine", "pseries", "-cpu", "power9", "-smp", "2"], console: "hvc0",
        ..cross(&[("/usr/powerpc64le-linux-gnu/lib", "/lib")], &["powerpc64le-linux-gnu-gcc"])
    },
    Machine {
        name: "ppc64", qemu: "qemu-system-ppc64", package: "qemu-system-ppc",
        options: &["-machine", "pseries", "-cpu", "power9", "-smp", "2"], console: "hvc0",
        ..cross(&[("/usr/powerpc64-linux-gnu/lib", "/lib64"), ("/usr/powerpc-linux-gnu/lib", "/lib")], &["powerpc64-linux-gnu-gcc"])
    },
    Machine {
        name: "riscv64", qemu: "qemu-system-riscv64", package: "qemu-system-misc",
        options: &["-machine", "virt", "-cpu", "rv64,v=true", "-smp", "2"], console: "ttyS0",
        ..cross(&[("/usr/riscv64-linux-gnu/lib", "/lib")], &["riscv64-linux-gnu-gcc"])
    },
    Machine {
        name: "s390x", qemu: "qemu-system-s390x", package: "qemu-system-misc",
        options: &["-machine", "s390-ccw-virtio", "-cpu", "max", "-smp", "2"], console: "ttysclp0",
        ..cross(&[("/usr/s390x-linux-gnu/lib", "/lib")], &["s390x-linux-gnu-gcc"])
    },
    Machine {
        name: "mips64el", qemu: "qemu-system-mips64el", package: "qemu-system-mips",
        options: &["-machine", "malta", "-cpu", "MIPS64R2-generic"], console: "ttyS0", // Debian's kernel has one processor
        ..cross(&[("/usr/mips64el-linux-gnuabi64/lib", "/lib64")], &["mips64el-linux-gnuabi64-gcc"])
    },
    Machine {
        name: "mipsel", qemu: "qemu-system-mipsel", package: "qemu-system-mips",
        options: &["-machine", "malta", "-cpu", "34Kf"], console: "ttyS0", settings: SMALL,
        ..cross(&[("/usr/mipsel-linux-gnu/lib", "/lib")], &["mipsel-linux-gnu-gcc"])
    },
    Machine {
        name: "sparc64", qemu: "qemu-system-sparc64", package: "qemu-system-sparc",
        options: &["-machine", "sun4u"], console: "ttyS0",
        ..cross(&[("/usr/sparc64-linux-gnu/lib64", "/lib64")], &["sparc64-linux-gnu-gcc"])
    },
];

impl Machine {
    pub fn named(name: &str) -> Option<&'static Machine> {
        MACHINES.iter().find(|machine| machine.name == name)
    }
}
