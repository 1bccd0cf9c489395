//! Runtimes with threads and children as they like. Each comes to rest once, to be looked at.

use std::fs;

use splork_tests::{Run, Stop, Test, command, scratch};

use super::program::{Program, needed};
use super::ways::Births;

/// A pool, processes and threads, all of them there at once; and a program by subprocess.
const PYTHON: &str = "import multiprocessing, os, subprocess, sys, threading, time\n\
def square(x): return x * x\n\
def wait(barrier, queue, n):\n    barrier.wait()\n    queue.put(n)\n    barrier.wait()\n    sys.exit(n)\n\
if __name__ == '__main__':\n    \
    ways = multiprocessing.get_context(sys.argv[1])\n    \
    barrier, queue = ways.Barrier(5), ways.Queue()\n    \
    children = [ways.Process(target=wait, args=(barrier, queue, n)) for n in range(4)]\n    \
    [child.start() for child in children]\n    \
    gate = threading.Event()\n    \
    threads = [threading.Thread(target=gate.wait) for _ in range(3)]\n    \
    [thread.start() for thread in threads]\n    \
    barrier.wait()\n    \
    print(sorted(queue.get() for _ in children))\n    \
    open('coming', 'w').close(); os.rename('coming', 'rest')\n    \
    while os.path.exists('rest'): time.sleep(.01)\n    \
    gate.set(); [thread.join() for thread in threads]\n    \
    barrier.wait(); [child.join() for child in children]\n    \
    print([child.exitcode for child in children])\n    \
    with ways.Pool(3) as pool: print(pool.map(square, range(20)))\n    \
    print(subprocess.run(['sh', '-c', 'echo sub; exit 3'], capture_output=True))\n    \
    sys.exit(6)\n";

fn python(method: &str) -> Test {
    // Debian's own: another may be a script that starts it.
    const PYTHON3: &str = "/usr/bin/python3";
    let name = format!("python-{method}");
    let line = [PYTHON3, "script.py", method];
    let files = [("script.py", PYTHON)];
    Program { name: &name, needs: &[PYTHON3], files: &files, line: &line, births: Births::Seen(7) }.is_the_same()
}

pub fn python_fork_is_the_same() -> Test {
    python("fork")
}

pub fn python_spawn_is_the_same() -> Test {
    python("spawn")
}

pub fn python_forkserver_is_the_same() -> Test {
    python("forkserver")
}

pub fn node_is_the_same() -> Test {
    const SCRIPT: &str = "const fs = require('fs'), { Worker } = require('worker_threads');\n\
        const { execFileSync, fork, spawn } = require('child_process');\n\
        if (process.argv[2]) { process.on('message', (m) => { process.send(m + 1); process.disconnect(); }); }\n\
        else {\n\
        console.log(execFileSync('sh', ['-c', 'echo sub']).toString());\n\
        const worker = new Worker('require(\"worker_threads\").parentPort.on(\"message\", (m) => { throw m; })', { eval: true });\n\
        worker.on('error', (m) => console.log('from a worker', m));\n\
        const cat = spawn('cat'); cat.stdout.on('data', (d) => console.log('cat: ' + d));\n\
        worker.on('online', () => { fs.writeFileSync('coming', ''); fs.renameSync('coming', 'rest'); });\n\
        const timer = setInterval(() => { if (fs.existsSync('rest') || !worker.threadId) return; clearInterval(timer);\n\
          cat.stdin.end('meow'); cat.on('close', (c) => { console.log('cat ends', c);\n\
            worker.on('exit', (c) => { console.log('worker ends', c); const child = fork(__filename, ['child']);\n\
              child.on('message', (m) => console.log('child', m)); child.send(41);\n\
              child.on('exit', (c) => process.exit(c + 5)); }); worker.postMessage(7); }); }, 10);\n\
        }\n";
    let line = ["node", "script.js"];
    let files = [("script.js", SCRIPT)];
    Program { name: "node", needs: &["node"], files: &files, line: &line, births: Births::Seen(6) }.is_the_same()
}

pub fn java_is_the_same() -> Test {
    const SOURCE: &str = "import java.io.*; import java.nio.file.*; import java.util.concurrent.*;\n\
        public class Children { public static void main(String[] words) throws Exception {\n\
        CountDownLatch gate = new CountDownLatch(1); ConcurrentSkipListSet<Integer> found = new ConcurrentSkipListSet<>();\n\
        Thread[] threads = new Thread[8];\n\
        for (int i = 0; i < threads.length; i++) { int n = i; threads[i] = new Thread(() -> {\n\
          try { gate.await(); found.add(n); } catch (InterruptedException e) { } }); threads[i].start(); }\n\
        Process cat = new ProcessBuilder(\"cat\").start();\n\
        Files.write(Path.of(\"coming\"), new byte[0]); Files.move(Path.of(\"coming\"), Path.of(\"rest\"));\n\
        while (Files.exists(Path.of(\"rest\"))) Thread.sleep(10);\n\
        gate.countDown(); for (Thread thread : threads) thread.join(); System.out.println(found);\n\
        cat.getOutputStream().write(\"meow\\n\".getBytes()); cat.getOutputStream().close();\n\
        System.out.print(new String(cat.getInputStream().readAllBytes())); System.out.println(cat.waitFor());\n\
        Process sh = new ProcessBuilder(\"sh\", \"-c\", \"(echo sub); exit 3\").inheritIO().start();\n\
        System.out.println(sh.waitFor()); System.exit(7); } }\n";
    needed(&["java", "javac"])?;
    let classes = scratch("every-program-java-classes")?;
    fs::write(classes.join("Children.java"), SOURCE)?;
    command("javac").current_dir(&classes).arg("Children.java").succeed()?;
    let place = classes.display().to_string();
    let line = ["java", "-Xshare:auto", "-cp", &place, "Children"];
    Program { name: "java", needs: &[], files: &[], line: &line, births: Births::Seen(12) }.is_the_same()
}

/// A static program, which makes its threads and children by itself.
pub fn go_is_the_same() -> Test {
    const SOURCE: &str = "package main\nimport (\"fmt\"; \"os\"; \"os/exec\"; \"runtime\"; \"sync\"; \"time\")\n\
        func main() {\nvar begun, ended sync.WaitGroup\ngate := make(chan bool)\n\
        for i := 0; i < 6; i++ { begun.Add(1); ended.Add(1); go func() {\n\
          runtime.LockOSThread(); begun.Done(); <-gate; ended.Done() }() }\nbegun.Wait()\n\
        cat := exec.Command(\"cat\"); in, _ := cat.StdinPipe(); cat.Stdout = os.Stdout; cat.Start()\n\
        f, _ := os.Create(\"coming\"); f.Close(); os.Rename(\"coming\", \"rest\")\n\
        for { if _, err := os.Stat(\"rest\"); err != nil { break }; time.Sleep(10 * time.Millisecond) }\n\
        close(gate); ended.Wait(); in.Write([]byte(\"meow\\n\")); in.Close(); fmt.Println(cat.Wait())\n\
        for i := 0; i < 5; i++ { out, err := exec.Command(\"sh\", \"-c\", fmt.Sprint(\"(echo sub); exit \", i)).Output()\n\
          fmt.Print(string(out), err, \"\\n\") }\nos.Exit(8)\n}\n";
    needed(&["go"])?;
    let place = scratch("every-program-go-build")?;
    let (source, program) = (place.join("children.go"), place.join("children").display().to_string());
    fs::write(&source, SOURCE)?;
    let mut build = command("go");
    build.env("CGO_ENABLED", "0").env("GOCACHE", place.join("cache")).env("GO111MODULE", "off").env("GOFLAGS", "");
    build.args(["build", "-o", &program]).arg(&source).succeed()?;
    fs::remove_dir_all(place.join("cache"))?;
    let is_static = command("readelf").args(["-lW", &program]).succeed()?;
    if is_static.contains("INTERP") {
        return Err(Stop::Fails(format!("{program} is not static")));
    }
    let line = [program.as_str()];
    Program { name: "go", needs: &[], files: &[], line: &line, births: Births::Seen(7) }.is_the_same()
}
