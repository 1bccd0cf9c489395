//! A Debian's own Rust builds the release, with no rustup and no network.

use splork_tests::release::unpack;
use splork_tests::{Run, Stop, Test, ensure, ensure_equal, scratch, version};

use crate::chroot::Chroot;

const C: [&str; 4] = ["gcc", "libc6-dev", "make", "pkg-config"];

fn with_release(suite: &str, rust: &[&str]) -> Result<Chroot, Stop> {
    let tree = unpack(&scratch("release")?)?;
    let chroot = Chroot::new(suite, &[&C[..], rust].concat())?;
    chroot.copy_in(&tree, "root")?;
    Ok(chroot)
}

/// Of `make check` what looks at the library, its errors, the manual's examples and the tables: an hour less than all,
/// and most of the rest asks for programs that are not there.
const CHECKED: &str = "-p splork-table -p splork-tests --test c_tests --test errno --test examples --test diagnostics";

/// README's two commands, and what its first screen shows.
fn builds(suite: &str) -> Test {
    let chroot = with_release(suite, &["cargo-web", "rustc-web"])?;
    let version = version()?;
    let printed = chroot.sh(&format!("cd /root/splork-{version}; make demo")).succeed()?;
    ensure!(printed.contains("clone: the child exited with 42"), "the demo prints\n{printed}");
    chroot.sh(&format!("cd /root/splork-{version}; make; make install")).succeed()?;
    let program = "cd /root; cc -o seal splork-*/tests/programs/uses_splork.c \
                   $(PKG_CONFIG_PATH=/usr/local/lib/pkgconfig pkg-config --cflags --libs splork); ./seal; \
                   splork calls mseal; ls /usr/local/share/man/man2/mseal.2";
    let printed = chroot.sh(program).succeed()?;
    ensure!(printed.contains("fine") && printed.contains("462"), "{printed}");
    // No archive, or apt tries for ten minutes to reach it.
    let check = format!("rm -f /etc/apt/sources.list; cd /root/splork-{version}; make check TESTS='{CHECKED}'");
    let printed = chroot.sh(&check).succeed()?;
    ensure_equal!(printed.matches("test result: ok.").count(), 4, "the parts of `make check` that pass, of\n{printed}");
    Ok(())
}

pub fn debian_12s_rust_is_enough() -> Test {
    builds("bookworm")
}

pub fn debian_13s_rust_is_enough() -> Test {
    builds("trixie")
}

/// `rustc` there is 1.85: whoever takes that is told which it must be.
pub fn debian_13s_older_rust_is_refused_by_name() -> Test {
    let chroot = with_release("trixie", &["cargo", "rustc"])?;
    let output = chroot.sh(&format!("cd /root/splork-{}; make", version()?)).outcome()?;
    let told = String::from_utf8_lossy(&output.stderr);
    ensure!(!output.status.success() && told.contains("1.88"), "{told}");
    Ok(())
}
