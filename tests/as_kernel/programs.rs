//! Programs that people use: the same with and without, on kernels of other decades. Their fallbacks are tried so.

use std::path::Path;

use splork_tests::cli::splork;
use splork_tests::command::exists;
use splork_tests::trials::Trials;
use splork_tests::{Run, Stop, Test, command, compiler, ensure, ensure_equal, scratch, skip};

const VERSIONS: [&str; 4] = ["3.10", "4.4", "5.4", "5.10"];

/// Name, the commands that it needs, and a line for sh, in a directory of its own. What it prints depends on nothing else.
const PROGRAMS: [(&str, &[&str], &str); 10] = [
    ("bash", &["bash"], "bash -c 'set -o pipefail; trap \"echo bye\" EXIT; for i in 1 2 3; do echo $i | cat; done | sort -r; read -t 0.1 x < <(sleep 1); (exit 7); echo $?'"),
    (
        "python3",
        &["python3"],
        "python3 -c 'import multiprocessing as m, threading, tempfile, subprocess, shutil, os, secrets
t = threading.Thread(target=print, args=(\"thread\",)); t.start(); t.join()
for method in [\"fork\", \"spawn\"]:
    with m.get_context(method).Pool(2) as p: print(p.map(abs, [-1, -2]))
print(subprocess.run([\"echo\", \"sub\"], capture_output=True).stdout, len(secrets.token_bytes(8)))
d = tempfile.mkdtemp(); open(d + \"/a\", \"w\").write(\"x\"); shutil.copy2(d + \"/a\", d + \"/b\"); print(os.listdir(d) != []); shutil.rmtree(d)'",
    ),
    (
        "node",
        &["node"],
        "node -e 'const c = require(\"crypto\"), fs = require(\"fs\"), { Worker } = require(\"worker_threads\");
console.log(c.randomBytes(8).length, fs.statSync(\".\").isDirectory(), require(\"child_process\").execSync(\"echo child\").toString());
new Worker(\"require(\\\"worker_threads\\\").parentPort.postMessage(7)\", { eval: true }).on(\"message\", console.log);'",
    ),
    ("java", &["java", "javac"], "printf 'public class A { public static void main(String[] a) throws Exception { Thread t = new Thread(() -> System.out.println(\"thread\")); t.start(); t.join(); System.out.println(new java.security.SecureRandom().nextInt() != 0); System.out.println(new ProcessBuilder(\"echo\", \"x\").start().waitFor()); } }' > A.java; javac A.java && java A"),
    ("git", &["git"], "git init -q r && cd r && echo a > a && git add a && git -c user.name=x -c user.email=x@x commit -qm one && git log --format=%s && git status --short && git gc -q && git fsck"),
    ("curl", &["curl"], "echo hello > f && curl -s \"file://$PWD/f\" && curl -s http://127.0.0.1:1/; echo $?"),
    ("openssl", &["openssl"], "openssl rand -hex 8 | wc -c; echo a | openssl dgst -sha256; openssl genpkey -algorithm ed25519 | head -n 1"),
    ("go", &["go"], "printf 'package main\\nimport (\"fmt\"; \"os\"; \"os/exec\"; \"crypto/rand\"; \"syscall\")\\nfunc main() { c := make(chan int); go func() { c <- 7 }(); fmt.Println(<-c); o, e := exec.Command(\"echo\", \"x\").Output(); fmt.Println(string(o), e); b := make([]byte, 4); n, e := rand.Read(b); fmt.Println(n, e); _, e = os.Stat(\".\"); fmt.Println(e); var u syscall.Utsname; syscall.Uname(&u) }' > a.go; GOCACHE=$PWD/cache GOFLAGS=-mod=mod go run a.go"),
    ("sqlite3", &["sqlite3"], "sqlite3 d 'pragma journal_mode=wal; create table t(a); insert into t values (1), (2); select sum(a) from t;'"),
    ("coreutils", &["cp", "ls", "sort"], "mkdir -p a/b; seq 2000 > a/b/c; cp -r --reflink=auto a d; ls -R d; sort -rn --parallel=2 d/b/c | head -n 3; rm -r a d; stat -c %F .; timeout 5 sleep 0.01; mktemp -u | wc -c"),
];

pub fn add(trials: &mut Trials) {
    for (name, needs, script) in PROGRAMS {
        trials.test(format!("program::{name}"), move || is_the_same(name, needs, script));
    }
}

fn seen(mut run: std::process::Command, directory: &Path, script: &str) -> Result<(Option<i32>, String, String), Stop> {
    let output = run.args(["sh", "-c", script]).current_dir(directory).outcome()?;
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    Ok((output.status.code(), text(&output.stdout), text(&output.stderr)))
}

fn is_the_same(name: &str, needs: &[&str], script: &str) -> Test {
    if let Some(missing) = needs.iter().find(|need| !exists(need)) {
        return skip(format!("{missing} is not installed"));
    }
    let alone = seen(command("env"), &scratch(&format!("as-kernel-{name}-alone"))?, script)?;
    ensure_equal!(alone.0, Some(0), "{name} alone: {alone:?}");
    for version in VERSIONS {
        let mut run = splork()?;
        run.args(["run", "--as-kernel", version, "--"]);
        let there = seen(run, &scratch(&format!("as-kernel-{name}-{version}"))?, script)?;
        ensure_equal!(there, alone, "{name}, as on Linux {version} and alone");
    }
    Ok(())
}

/// glibc's own pthread_create: clone3 first, clone where there is none, and not where it is forbidden.
pub fn strace_shows_the_fallback_of_pthread_create() -> Test {
    if !exists("strace") {
        return skip("strace is not installed");
    }
    let directory = scratch("as-kernel-strace")?;
    let (source, program) = (directory.join("thread.c"), directory.join("thread"));
    std::fs::write(
        &source,
        "#include <pthread.h>\nstatic void *f(void *x) { return x; }\nint main(void) { pthread_t t; return pthread_create(&t, 0, f, 0) || pthread_join(t, 0); }\n",
    )?;
    compiler().arg("-pthread").arg("-o").arg(&program).arg(&source).succeed()?;
    let calls = |options: &[&str]| -> Result<(Option<i32>, String), Stop> {
        let mut run = splork()?;
        run.arg("run").args(options).args(["--", "strace", "-f", "-e", "trace=clone,clone3"]).arg(&program);
        let output = run.outcome()?;
        Ok((output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned()))
    };
    let (status, text) = calls(&["--as-kernel", "5.2"])?;
    let lines: Vec<&str> = text.lines().filter(|line| line.contains("clone")).collect();
    let refused = |text: &str, errno: &str| text.contains("clone3(") && text.contains(&format!("= -1 {errno}"));
    ensure!(lines.first().is_some_and(|line| refused(line, "ENOSYS")), "{text}");
    ensure!(lines.get(1).is_some_and(|line| line.starts_with("clone(")), "{text}");
    ensure_equal!(status, Some(0), "the status: {text}");
    let (status, text) = calls(&["--deny", "clone3=EPERM"])?;
    ensure!(refused(&text, "EPERM") && !text.contains("\nclone("), "{text}");
    ensure!(status != Some(0), "a thread was made all the same: {text}");
    Ok(())
}
