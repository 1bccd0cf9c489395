//! fish in a terminal: it has threads, and writes its line anew with each letter, so that its screen is never twice the same. What
//! its commands say goes into a file.

use std::fs;
use std::path::Path;

use splork_tests::{Stop, Test};

use super::program::needed;
use super::terminal::Session;
use super::ways::{Births, Way, in_every_way};

const PROMPT: &str = "READY> ";
const OVER: &str = "\nover\r\n";

/// What is typed, and what the screen then shows, in this order.
const TALK: [(&str, &[&str]); 11] = [
    ("", &[PROMPT]),
    ("sh -c 'echo on; exec cat'\n", &["\non\r\n"]),
    ("one\n", &["one\r\none\r\n"]), // it runs, and says it again
    ("\x1a", &["has stopped", PROMPT]),
    ("jobs -p | wc -l >> said; echo over\n", &[OVER, PROMPT]),
    ("fg\n", &["Send job"]),
    ("two\n", &["two\r\n"]),
    ("\x03", &[PROMPT]),
    ("seq 3 | tac | tr 2 t >> said; sh -c 'exit 5'; echo $status >> said; echo over\n", &[OVER, PROMPT]),
    ("sh -c 'trap \"echo woken >> said\" CONT; kill -STOP $$; exit 9'\n", &["has stopped", PROMPT]),
    ("fg; cat said | string join , > all; echo over\n", &[OVER, PROMPT]),
];

/// Without what moves the cursor and changes colours.
fn plain(screen: &str) -> String {
    let mut text = String::new();
    let mut rest = screen.chars();
    while let Some(next) = rest.next() {
        if next != '\x1b' {
            text.push(next);
            continue;
        }
        match rest.next() {
            Some('[') => _ = rest.find(char::is_ascii_alphabetic),
            Some(']') => _ = rest.find(|end| *end == '\x07'),
            Some('(' | ')') => _ = rest.next(),
            _ => {}
        }
    }
    text
}

fn has_in_order(screen: &str, parts: &[&str]) -> bool {
    let mut rest = screen;
    parts.iter().all(|part| rest.split_once(part).map(|(_, behind)| rest = behind).is_some())
}

fn talk(way: &Way, room: &Path) -> Result<String, Stop> {
    let prompt = format!("function fish_prompt; echo '{PROMPT}'; end; function fish_right_prompt; end");
    let mut shell = way.command(&["fish", "--no-config", "--private", "-i", "-C", &prompt], room)?;
    shell.env("TERM", "dumb").env("HOME", room).env_remove("XDG_CONFIG_HOME").env_remove("XDG_DATA_HOME");
    let mut session = Session::new(shell)?;
    let pid = session.shell.id() as i32;
    for (typed, shown) in TALK {
        session.types(typed, &shown.join(" .. "), |screen| has_in_order(&plain(screen), shown))?;
        way.look(room, pid)?;
    }
    // Where this is shown it has ended, or will.
    session.types("exit 7\n", "exit 7", |screen| plain(screen).contains("exit 7"))?;
    Ok(format!("{}{}", fs::read_to_string(room.join("all"))?, session.shell.wait()?))
}

pub fn fish_in_a_terminal_is_the_same() -> Test {
    needed(&["fish"])?;
    in_every_way("fish", Births::Seen(1), talk)
}
