//! Inline calls in functions that need all registers for themselves: the compiler finds room for the arguments, at each level
//! of optimization, and where position-independent code and the frame pointer take a register each.

use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::sync::OnceLock;

use splork_table::{Abi, Call};
use splork_tests::command::exists;
use splork_tests::table::shipped;
use splork_tests::{Run, Stop, Test, command, ensure, root, scratch, skip};

use super::cross_build::CLANG;
use super::freestanding::FREESTANDING;
use super::headers_alone::ALONE;
use super::list::ARCHITECTURES;

/// Each level, and what leaves the fewest registers. The last is what programs are compiled with by default.
const OPTIONS: [&[&str]; 6] = [
    &["-O0", "-fPIC", "-fno-omit-frame-pointer"],
    &["-O1", "-fPIC", "-fno-omit-frame-pointer"],
    &["-Os", "-fPIC", "-fno-omit-frame-pointer"],
    &["-O2", "-fPIC", "-fno-omit-frame-pointer"],
    &["-O3", "-fPIC", "-fno-omit-frame-pointer"],
    &["-O2"],
];

/// How a compiler is called.
type Compiler = Box<dyn Fn() -> Result<Command, Stop> + Send + Sync>;

fn of(program: String, options: Vec<String>) -> Compiler {
    Box::new(move || {
        if !exists(&program) {
            return skip(format!("{program} is not installed"));
        }
        let mut cc = command(&program);
        cc.args(&options);
        Ok(cc)
    })
}

/// With the architecture's name.
pub fn compilers() -> Vec<(String, Compiler)> {
    let mut compilers = vec![("x86_64".to_owned(), of("gcc".to_owned(), Vec::new()))];
    for architecture in &ARCHITECTURES {
        let second: Vec<String> = architecture.second.iter().map(|second| second.option.to_owned()).collect();
        compilers.push((architecture.name.to_owned(), of(format!("{}-gcc", architecture.gnu), second)));
        // LLVM has limits of its own where registers are few.
        if ["i386", "arm"].contains(&architecture.abi) {
            let target = format!("--target={}", architecture.gnu);
            let include = format!("-isystem/usr/{}/include", architecture.gnu);
            compilers.push((format!("{}::clang", architecture.name), of(CLANG.to_owned(), vec![target, include])));
        }
    }
    let has_library = |name| ARCHITECTURES.iter().any(|architecture| architecture.name == name);
    for (name, gnu) in
        ALONE.iter().filter_map(|alone| Some((alone.name, alone.gnu?))).filter(|(name, _)| !has_library(*name))
    {
        compilers.push((name.to_owned(), of(format!("{gnu}-gcc"), Vec::new())));
    }
    for architecture in &FREESTANDING {
        // There is no libc: another's headers will do, of the same word size.
        let is_64 = Abi::named(architecture.name).is_some_and(|abi| abi.long_bits() == 64);
        let include = if is_64 { "/usr/aarch64-linux-gnu/include" } else { "/usr/arm-linux-gnueabi/include" };
        let options = [architecture.clang, &["-nostdlibinc", "-isystem", include]].concat();
        let options = options.into_iter().map(str::to_owned).collect();
        compilers.push((architecture.name.to_owned(), of(CLANG.to_owned(), options)));
    }
    compilers
}

/// Eight values that are used before, after and between calls of one function, in a loop.
fn use_of(call: &Call) -> String {
    let parameters = &call.c[..call.variadic_from.unwrap_or(call.c.len())];
    let declared: String = parameters.iter().map(|parameter| format!(", {}", parameter.c())).collect();
    let given: Vec<&str> = parameters.iter().map(|parameter| parameter.name.as_str()).collect();
    let (name, given) = (&call.name, given.join(", "));
    format!(
        "void use_{name}(int64_t *kept_{declared});
void use_{name}(int64_t *kept_{declared})
{{
    int64_t a_ = kept_[0], b_ = kept_[1], c_ = kept_[2], d_ = kept_[3];
    long e_ = (long)kept_[4], f_ = (long)kept_[5], g_ = (long)kept_[6], h_ = (long)kept_[7];

    do {{
        long result_ = (long){name}({given});

        if (result_ < 0) {{
            b_ ^= a_ + f_ * result_;
            continue;
        }}
        c_ += result_ * g_;
        d_ -= c_ ^ (h_ | 1);
        e_ += (long)d_;
    }} while (d_ <= e_ * b_);
    kept_[0] = a_ + b_ + c_ + d_ + e_ + f_ + g_ + h_;
}}
"
    )
}

fn source() -> Result<PathBuf, Stop> {
    static SOURCE: OnceLock<Result<PathBuf, Stop>> = OnceLock::new();
    let write = || {
        let path = scratch("arch-inline-pressed")?.join("source.c");
        let table = shipped()?;
        let uses: Vec<String> = table.calls().map(use_of).collect();
        ensure!(uses.len() > 70, "only {} calls", uses.len());
        fs::write(&path, format!("#include <splork/all.h>\n\n{}", uses.join("\n")))?;
        Ok(path)
    };
    SOURCE.get_or_init(write).clone()
}

pub fn compiler_finds_room(compiler: &Compiler) -> Test {
    let include = format!("-I{}", root().join("include").display());
    for options in OPTIONS {
        let mut cc = compiler()?;
        cc.args(["-std=gnu11", "-w", "-DSPLORK_INLINE", &include]).args(options);
        cc.args(["-S", "-o", "/dev/null"]).arg(source()?).succeed()?;
    }
    Ok(())
}
