//! Servers that live beside whoever started them: nginx and PostgreSQL.

use std::fs;
use std::io::{Read, Write};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use splork_tests::command::exists;
use splork_tests::patience::{has_ended, until};
use splork_tests::{Run, Stop, Test, command, ensure, ensure_equal, scratch, skip};

use super::program::needed;
use super::ways::{Births, Way, in_every_way, in_every_way_at};

fn kill(pid: i32, signal: i32) -> Test {
    // SAFETY: no memory is passed.
    ensure!(unsafe { libc::kill(pid, signal) } == 0, "kill {pid}: {}", std::io::Error::last_os_error());
    Ok(())
}

/// The children of a process.
fn children(pid: i32) -> Vec<i32> {
    let text = fs::read_to_string(format!("/proc/{pid}/task/{pid}/children")).unwrap_or_default();
    text.split_whitespace().filter_map(|word| word.parse().ok()).collect()
}

fn answer(socket: &Path) -> Result<String, Stop> {
    let mut stream = UnixStream::connect(socket)?;
    stream.set_read_timeout(Some(Duration::from_secs(60)))?;
    stream.write_all(b"GET / HTTP/1.0\r\n\r\n")?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    Ok(answer.lines().filter(|line| !line.starts_with("Date:")).collect::<Vec<_>>().join("\n"))
}

/// A daemon's whole life: start, an answer, new workers, another answer, end.
fn nginx(program: &str, way: &Way, room: &Path) -> Result<String, Stop> {
    let (at, socket) = (room.display(), room.join("socket"));
    fs::write(
        room.join("nginx.conf"),
        format!(
            "pid {at}/pid; error_log {at}/error.log; user root; worker_processes 2;\nevents {{ }}\n\
             http {{ access_log off; server {{ listen unix:{at}/socket; location / {{ return 200 'hello\\n'; }} }} }}\n"
        ),
    )?;
    let (place, conf) = (at.to_string(), room.join("nginx.conf").display().to_string());
    let mut child = way.command(&[program, "-e", "stderr", "-p", &place, "-c", &conf], room)?.spawn()?;
    let first = child.id() as i32;
    let master: i32 =
        until("pid of nginx", || Ok(fs::read_to_string(room.join("pid")).unwrap_or_default().trim().parse().ok()))?;
    let two = |master| move || Ok(Some(children(master)).filter(|workers| workers.len() == 2));
    let before = until("workers", two(master))?;
    let mut seen = until("answer", || Ok(answer(&socket).ok()))?;
    way.look(room, first)?;
    kill(master, libc::SIGHUP)?;
    let is_new = |workers: &Vec<i32>| workers.iter().all(|worker| !before.contains(worker));
    until("new workers", || Ok(two(master)()?.filter(is_new)))?;
    seen += &answer(&socket)?;
    way.look(room, first)?;
    kill(master, libc::SIGQUIT)?;
    until("end of nginx", || Ok(has_ended(master).then_some(())))?;
    Ok(format!("{seen}\n{}", child.wait()?))
}

pub fn nginx_is_the_same() -> Test {
    let places = ["nginx", "/usr/sbin/nginx"];
    let Some(program) = places.into_iter().find(|place| exists(place) || Path::new(place).exists()) else {
        return skip("nginx is not installed");
    };
    in_every_way("nginx", Births::Fixed, |way, room| {
        let seen = nginx(program, way, room)?;
        ensure!(seen.contains("hello"), "{seen}");
        Ok(seen)
    })
}

/// What PostgreSQL wants: its programs, which Debian keeps out of the PATH, and a user other than root.
struct Postgres {
    programs: PathBuf,
    /// A command that becomes that user, if need be.
    user: Vec<&'static str>,
}

impl Postgres {
    fn new() -> Result<Postgres, Stop> {
        let script = "command -v initdb || ls -d /usr/lib/postgresql/*/bin/initdb 2> /dev/null | tail -n 1";
        let found = command("sh").args(["-c", script]).succeed()?;
        if found.trim().is_empty() {
            return skip("PostgreSQL is not installed");
        }
        let programs = fs::canonicalize(found.trim())?.parent().expect("a directory").to_owned();
        // SAFETY: it takes nothing.
        let is_root = unsafe { libc::geteuid() } == 0;
        if is_root {
            needed(&["setpriv"])?;
        }
        // A shell of root's is the program: its child is born in a cgroup as root, and only who is there may stay there.
        let shell = ["sh", "-c", "\"$@\"; exit $?", "sh"];
        let become_nobody = ["setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups"];
        Ok(Postgres { programs, user: if is_root { [&shell[..], &become_nobody].concat() } else { Vec::new() } })
    }

    fn line(&self, words: &[&str]) -> Vec<String> {
        let program = self.programs.join(words[0]).display().to_string();
        let user = self.user.iter().map(|word| (*word).to_owned());
        user.chain([program]).chain(words[1..].iter().map(|word| (*word).to_owned())).collect()
    }

    fn command(&self, way: Option<&Way>, words: &[&str], room: &Path) -> Result<Command, Stop> {
        let line = self.line(words);
        let line: Vec<&str> = line.iter().map(String::as_str).collect();
        if let Some(way) = way {
            return way.command(&line, room);
        }
        let mut plain = command(line[0]);
        plain.args(&line[1..]).current_dir(room);
        Ok(plain)
    }
}

/// A directory that the other user reaches and may write to, gone when this is.
struct Room(PathBuf);

impl Room {
    fn new(name: &str) -> Result<Room, Stop> {
        let room = Room(std::env::temp_dir().join(format!("splork-{name}-{}", std::process::id())));
        room.emptied()?;
        Ok(room)
    }

    fn emptied(&self) -> Result<PathBuf, Stop> {
        let _ = fs::remove_dir_all(&self.0);
        fs::create_dir(&self.0)?;
        fs::set_permissions(&self.0, fs::Permissions::from_mode(0o777))?;
        Ok(self.0.clone())
    }
}

impl Drop for Room {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

const INITDB: [&str; 10] = ["initdb", "-D", "data", "-U", "splork", "-A", "trust", "-N", "--locale=C", "-E"];

fn initdb(postgres: &Postgres, way: Option<&Way>, room: &Path) -> Result<String, Stop> {
    postgres.command(way, &[&INITDB[..], &["UTF8"]].concat(), room)?.succeed()
}

pub fn postgres_initdb_is_the_same() -> Test {
    let postgres = Postgres::new()?;
    let room = Room::new("initdb")?;
    let trace = scratch("every-program-initdb")?.join("trace");
    in_every_way_at(&trace, Births::Fixed, || room.emptied(), |way, room| initdb(&postgres, Some(way), room))
}

/// A server with its processes, a query that more processes work at, and a shutdown.
pub fn postgres_is_the_same() -> Test {
    let postgres = Postgres::new()?;
    let room = Room::new("postgres")?;
    let trace = scratch("every-program-postgres")?.join("trace");
    initdb(&postgres, None, &room.0)?;
    let place = room.0.display().to_string();
    let psql = |query: &str| {
        postgres.command(None, &["psql", "-h", &place, "-U", "splork", "-AtXqc", query, "postgres"], Path::new("/"))
    };
    in_every_way_at(
        &trace,
        Births::Seen(5),
        || Ok(room.0.clone()),
        |way, room| {
            let words = ["postgres", "-D", "data", "-k", &place, "-h", "", "-F"];
            let log = fs::File::create(room.join("log"))?;
            let mut server = postgres.command(Some(way), &words, room)?.stderr(log).spawn()?;
            let pid = server.id() as i32;
            until("answer of postgres", || {
                ensure!(server.try_wait()?.is_none(), "it ends: {}", fs::read_to_string(room.join("log"))?);
                Ok(psql("select 1")?.outcome()?.status.success().then_some(()))
            })?;
            let query = "drop table if exists t; create table t as select generate_series(1, 200000) as n; \
                     set parallel_setup_cost = 0; set parallel_tuple_cost = 0; set min_parallel_table_scan_size = 0; \
                     analyze t; select sum(n) from t; select pg_sleep(0.1)";
            let mut asked = psql(query)?.stdout(std::process::Stdio::piped()).spawn()?;
            until("end of the query", || {
                way.look(room, pid)?;
                asked.try_wait().map_err(Stop::from)
            })?;
            let seen = String::from_utf8_lossy(&asked.wait_with_output()?.stdout).into_owned();
            ensure_equal!(seen.lines().next(), Some("20000100000"), "the sum");
            way.look(room, pid)?;
            let first = fs::read_to_string(room.join("data/postmaster.pid"))?;
            let postmaster = first.lines().next().and_then(|number| number.parse().ok());
            kill(postmaster.ok_or_else(|| Stop::Fails(first.clone()))?, libc::SIGINT)?;
            Ok(format!("{seen}{}", server.wait()?))
        },
    )
}
