//! Programs that do not import clone: the library is there, and nothing of them changes.

use std::fs;
use std::io::{Read, Write};
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::time::Duration;

use splork_tests::{Run, Test, ensure, ensure_equal, root, scratch, skip};

use super::{Line, calls, plain, preloaded, same, succeeded, trace_file};

/// Without a setting, and with a trace that stays empty.
fn undisturbed(name: &str, line: Line) -> Test {
    let output = same(&mut plain(line)?, &mut preloaded(line)?)?;
    succeeded(&output, line[0])?;
    let trace = trace_file(&format!("preload-{name}"))?;
    same(&mut plain(line)?, preloaded(line)?.env("SPLORK_TRACE", &trace))?;
    ensure_equal!(calls(&trace, true)?, Vec::<String>::new(), "the calls of {name}");
    Ok(())
}

pub fn bash_is_undisturbed() -> Test {
    const SCRIPT: &str = "trap 'echo trapped' USR1; (kill -USR1 $$; exit 4); echo $?; seq 100 | sort -r | tail -1 & wait; \
                          coproc cat; echo said >&${COPROC[1]}; read -r line <&${COPROC[0]}; echo $line; echo <(true) | wc -l";
    undisturbed("bash", &["bash", "-c", SCRIPT])
}

pub fn python_is_undisturbed() -> Test {
    const SCRIPT: &str = "import multiprocessing, subprocess, threading\n\
        def square(x): return x * x\n\
        if __name__ == '__main__':\n    found = []\n    \
            threads = [threading.Thread(target=lambda n=n: found.append(n)) for n in range(50)]\n    \
            [t.start() for t in threads]; [t.join() for t in threads]\n    print(sorted(found))\n    \
            with multiprocessing.Pool(4) as pool: print(pool.map(square, range(20)))\n    \
            print(subprocess.run(['sh', '-c', 'echo sub; exit 3'], capture_output=True))\n";
    let file = scratch("preload-python-script")?.join("script.py");
    fs::write(&file, SCRIPT)?;
    undisturbed("python", &["/usr/bin/python3", &file.display().to_string()])
}

pub fn gcc_is_undisturbed() -> Test {
    let source = root().join("c-tests/clone_same_as_glibc.c").display().to_string();
    undisturbed("gcc", &["gcc", "-O2", "-g", "-S", "-o", "-", &source])
}

pub fn gdb_is_undisturbed() -> Test {
    let program = scratch("preload-gdb-program")?.join("threads");
    let source = root().join("tests/programs/threads.c");
    plain(&["gcc", "-g", "-pthread", "-o"])?.arg(&program).arg(source).succeed()?;
    let command = "info program";
    let program = program.display().to_string();
    // Addresses, times and process IDs aside, there is nothing that may differ.
    undisturbed(
        "gdb",
        &["gdb", "-q", "-nx", "-batch", "-ex", command, "-ex", "info line main", "-ex", "ptype main", &program],
    )
}

pub fn node_is_undisturbed() -> Test {
    const SCRIPT: &str = "const { Worker } = require('worker_threads');\
        const { execFileSync } = require('child_process');\
        console.log(execFileSync('sh', ['-c', 'echo sub']).toString());\
        const worker = new Worker('require(\"worker_threads\").parentPort.postMessage(6 * 7)', { eval: true });\
        worker.on('message', (m) => console.log(m)); worker.on('exit', (c) => process.exit(c));";
    undisturbed("node", &["node", "-e", SCRIPT])
}

/// A whole life: start, one answer, end.
fn nginx(directory: &Path, ours: bool) -> Result<String, splork_tests::Stop> {
    let conf = directory.join("nginx.conf");
    let socket = directory.join("socket");
    let at = directory.display();
    fs::write(
        &conf,
        format!(
            "pid {at}/pid; error_log {at}/error.log; user root; worker_processes 2;\nevents {{ }}\n\
             http {{ access_log off; server {{ listen unix:{}; location / {{ return 200 'hello\\n'; }} }} }}\n",
            socket.display()
        ),
    )?;
    let line = ["nginx", "-e", "stderr", "-p", &at.to_string(), "-c", &conf.display().to_string()];
    let run = |more: &[&str]| {
        let line = [&line[..], more].concat();
        if ours { preloaded(&line) } else { plain(&line) }
    };
    run(&[])?.succeed()?;
    let mut stream = UnixStream::connect(&socket)?;
    stream.set_read_timeout(Some(Duration::from_secs(20)))?;
    stream.write_all(b"GET / HTTP/1.0\r\n\r\n")?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    run(&["-s", "quit"])?.succeed()?;
    Ok(answer.lines().filter(|line| !line.starts_with("Date:")).collect::<Vec<_>>().join("\n"))
}

pub fn nginx_is_undisturbed() -> Test {
    if !splork_tests::command::exists("nginx") && !Path::new("/usr/sbin/nginx").exists() {
        return skip("nginx is not installed");
    }
    let expected = nginx(&scratch("preload-nginx-plain")?, false)?;
    ensure!(expected.ends_with("hello"), "{expected}");
    ensure_equal!(nginx(&scratch("preload-nginx")?, true)?, expected, "nginx' answer");
    Ok(())
}
