//! splork(1), beside what the command says and does.

use std::collections::BTreeSet;
use std::fs;

use splork_tests::files::files;
use splork_tests::{Run, Test, ensure, ensure_equal, root, stage};

/// Every subcommand and option that --help names is in splork(1), and the other way round, and so are the exit codes.
pub fn the_commands_page_has_its_options() -> Test {
    let page = fs::read_to_string(root().join("man/splork.1"))?.replace("\\-", "-");
    let help = |of: &[&str]| stage()?.splork().args(of).arg("--help").succeed();
    let top = help(&[])?;
    let listed = top.lines().skip_while(|line| *line != "Commands:").skip(1);
    let listed = listed.take_while(|line| !line.is_empty()).filter_map(|line| line.strip_prefix("  "));
    let is_first = |line: &&str| !line.starts_with(' '); // not what is left of a line that was too long
    let names: Vec<&str> = listed
        .filter(is_first)
        .filter_map(|line| line.split_whitespace().next())
        .filter(|name| *name != "help")
        .collect();
    ensure!(names.len() > 5, "no subcommands in {top}");
    let mut options = vec!["--version".to_owned()];
    for name in &names {
        ensure!(page.contains(&format!(".SS splork {name}\n")), "splork(1) has no subcommand {name}");
        let text = help(&[name])?;
        options.extend(text.split_whitespace().filter(|word| word.starts_with("--")).map(|word| {
            word.strip_suffix("'s")
                .unwrap_or(word)
                .trim_matches(|c: char| !c.is_ascii_alphanumeric() && c != '-')
                .to_owned()
        }));
    }
    let documented = page.matches(".SS splork ").count();
    ensure_equal!(documented, names.len(), "the subcommands in splork(1), those of --help");
    options.sort();
    options.dedup();
    let section = page.split(".SH ").find(|section| section.starts_with("OPTIONS")).unwrap_or_default();
    for option in &options {
        ensure!(section.contains(option.as_str()), "splork(1) has no option {option}");
    }
    for word in section.split_whitespace().filter(|word| word.starts_with("--")) {
        ensure!(options.iter().any(|option| option == word), "--help has no {word}");
    }
    let status = page.split(".SH ").find(|section| section.starts_with("EXIT STATUS")).unwrap_or_default();
    for code in ["0 success", "1 the tables", "2 the command line"] {
        ensure!(top.contains(code) && status.contains(&format!(".B {}\n", &code[..1])), "no exit status {code}");
    }
    Ok(())
}

/// By which somebody who finds it in ps(1) can look it up.
pub fn each_process_in_the_background_has_a_name_of_its_own() -> Test {
    const LONGEST: usize = 15; // the kernel cuts off what is longer
    let page = fs::read_to_string(root().join("man/splork.1"))?.replace("\\-", "-");
    let mut names = BTreeSet::new();
    for file in
        files()?.into_iter().filter(|file| file.starts_with("cli/src") && file.extension() == Some("rs".as_ref()))
    {
        let text = fs::read_to_string(root().join(&file))?;
        for call in text.split("detach::let_go(").skip(1) {
            let name = call.strip_prefix("c\"").and_then(|name| name.split_once('"')).map_or("", |(name, _)| name);
            ensure!(!name.is_empty() && name.len() <= LONGEST, "{}: the name {name:?}", file.display());
            ensure!(page.contains(&format!("( {name}\n")), "splork(1) has no {name}, of {}", file.display());
            ensure!(names.insert(name.to_owned()), "{}: two processes are called {name}", file.display());
        }
    }
    ensure!(names.len() > 1, "only {names:?}");
    Ok(())
}
