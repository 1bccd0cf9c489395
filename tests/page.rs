//! The page of `splork calls --html`, in a browser without a window.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use splork_tests::cli::splork;
use splork_tests::command::{exists, told};
use splork_tests::table::shipped;
use splork_tests::{Run, Stop, Test, command, ensure, ensure_equal, scratch, skip, trials};

fn main() -> ExitCode {
    trials![
        every_call_has_an_entry_with_all_that_is_known,
        named_calls_alone_are_printed,
        own_calls_are_shown_as_they_are_written,
        fragment_searches,
        typing_narrows_the_list_and_is_kept_in_the_address,
        mistakes_in_the_script_are_noticed,
        page_fits_a_phone,
    ]
    .run("page", "tests of the web page")
}

fn page(names: &[&str]) -> Result<String, Stop> {
    splork()?.args(["calls", "--html"]).args(names).succeed()
}

/// Written, with this script at its end, which may leave its result in the title.
fn written(name: &str, script: &str) -> Result<PathBuf, Stop> {
    let path = scratch(&format!("page/{name}"))?.join("calls.html");
    let text = page(&[])?.replace("</body>", &format!("<script>{script}</script>\n</body>"));
    fs::write(&path, text)?;
    Ok(path)
}

/// The document as it is after its scripts, and what the console says.
fn shown(path: &Path, fragment: &str) -> Result<(String, String), Stop> {
    let Some(browser) = ["chromium-headless-shell", "chromium"].into_iter().find(|browser| exists(browser)) else {
        return skip("neither chromium-headless-shell nor chromium is installed");
    };
    let mut browser = command(browser);
    // Root has no sandbox of its; containers have a small /dev/shm.
    browser.args(["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--enable-logging=stderr"]);
    browser.args(["--window-size=360,740", "--virtual-time-budget=5000", "--dump-dom"]);
    browser.arg(format!("--user-data-dir={}", path.with_file_name("profile").display()));
    browser.arg(format!("file://{}#{fragment}", path.display()));
    let output = browser.outcome()?;
    ensure!(output.status.success(), "{}", told(&browser, &output));
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let console: Vec<&str> = said.lines().filter(|line| line.contains("CONSOLE")).collect();
    Ok((String::from_utf8_lossy(&output.stdout).into_owned(), console.join("\n")))
}

/// The entries' opening tags, as `NAME`, with `hidden` or `open` behind it.
fn entries(document: &str) -> Vec<String> {
    let tags = document.split("<details ").skip(1).filter_map(|rest| rest.split_once('>'));
    tags.map(|(tag, _)| tag.replace("id=\"", "").replace("=\"\"", "").replace('"', "")).collect()
}

fn visible(document: &str) -> Vec<String> {
    entries(document).into_iter().filter(|entry| !entry.contains("hidden")).collect()
}

fn every_call_has_an_entry_with_all_that_is_known() -> Test {
    let page = page(&[])?;
    let mut names: Vec<String> = shipped()?.calls().map(|call| call.name.clone()).collect();
    names.sort();
    ensure_equal!(entries(&page), names, "the entries");
    for entry in page.split("<details ").skip(1) {
        let name = entry.split('"').nth(1).unwrap_or_default();
        for part in [
            "<pre>#include &lt;splork",
            "<h2>Return value</h2>",
            "<h2>Errors</h2>",
            "<h2>Since</h2>",
            "<h2>Example</h2>",
        ] {
            ensure!(entry.contains(part), "{name} has no {part}");
        }
    }
    for part in [
        "<td>462</td><td>x86_64, ",
        "<dt><code>EPERM</code></dt>",
        "2.43, in &lt;sys/mman.h&gt;",
        "int mseal(void *start",
    ] {
        ensure!(page.contains(part), "no {part} in the page");
    }
    ensure!(!page.contains("http://") && !page.contains("src="), "it loads something");
    Ok(())
}

fn named_calls_alone_are_printed() -> Test {
    ensure_equal!(entries(&page(&["mseal", "clone3"])?), ["clone3", "mseal"], "the entries of two names");
    let both = splork()?.args(["calls", "--html", "--json"]).outcome()?;
    ensure_equal!(both.status.code(), Some(2), "the status where two forms are asked for");
    Ok(())
}

const OWN: &str = r#"
[frob]
about  = "Frobs <b>len</b> bytes & \"more\"</details><script>frobbed()</script> at buf into fd."
kernel = "SYSCALL_DEFINE3(frob, int, fd, size_t, len, void __user *, buf)"
c      = "int frob(int fd, void *buf, size_t len)"
number = 903
"#;

/// Beside splork's own, and its words are text, whatever stands in them.
fn own_calls_are_shown_as_they_are_written() -> Test {
    let top = scratch("page/own")?;
    fs::write(top.join("frob.toml"), OWN)?;
    let path = top.join("calls.html");
    fs::write(&path, splork()?.args(["calls", "--html", "--tables"]).arg(&top).succeed()?)?;
    let (document, console) = shown(&path, "frob")?;
    ensure_equal!(
        (entries(&document).len(), &*console),
        (shipped()?.calls().count() + 1, ""),
        "the calls, and the console"
    );
    ensure_equal!(visible(&document).first().map(String::as_str), Some("frob open"), "the first entry shown");
    for part in
        ["frobs &lt;b&gt;len&lt;/b&gt; bytes &amp; ", "int frob(int fd, void *buf, size_t len);", "<td>903</td>"]
    {
        ensure!(document.contains(part), "no {part} in the page");
    }
    Ok(())
}

fn fragment_searches() -> Test {
    let path = written("fragment", "")?;
    let all = shipped()?.calls().count();
    let (document, console) = shown(&path, "")?;
    ensure_equal!((visible(&document).len(), &*console), (all, ""), "what is shown without a search, and the console");
    let (document, console) = shown(&path, "mseal")?;
    ensure_equal!(visible(&document).first().map(String::as_str), Some("mseal open"), "the first entry shown");
    ensure!(visible(&document).len() < all / 2 && console.is_empty(), "{:?} {console}", visible(&document));
    let (document, _) = shown(&path, "landlock%20EBADFD")?;
    ensure_equal!(visible(&document), ["landlock_add_rule", "landlock_restrict_self"], "the calls with both words");
    let (document, console) = shown(&path, "%zz")?;
    ensure_equal!((visible(&document).len(), &*console), (0, ""), "the calls with nonsense, and the console");
    Ok(())
}

/// As a user does it, after which the address shows the same again.
fn typing_narrows_the_list_and_is_kept_in_the_address() -> Test {
    let typing =
        "search.value = 'quota file'; search.dispatchEvent(new Event('input')); document.title = location.hash;";
    let (document, console) = shown(&written("typing", typing)?, "")?;
    ensure_equal!(console, "", "the console");
    ensure!(document.contains("<title>#quota%20file</title>"), "the address does not keep the search");
    let left = visible(&document);
    ensure!(left.iter().any(|entry| entry == "quotactl_fd") && left.len() < 10, "{left:?}");
    let cleared = format!("{typing} search.value = ''; search.dispatchEvent(new Event('input'));");
    let (document, _) = shown(&written("cleared", &cleared)?, "")?;
    ensure_equal!(visible(&document).len(), shipped()?.calls().count(), "the calls once the search is cleared");
    let hash = "location.hash = 'mseal'; setTimeout(() => { document.title = search.value; }, 100);";
    let (document, _) = shown(&written("hash", hash)?, "clone3")?;
    ensure!(document.contains("<title>mseal</title>"), "another fragment is not taken");
    ensure_equal!(visible(&document).first().map(String::as_str), Some("mseal open"), "the first entry shown");
    Ok(())
}

/// Else an empty console would say nothing.
fn mistakes_in_the_script_are_noticed() -> Test {
    let (_, console) = shown(&written("mistake", "no_such_function();")?, "")?;
    ensure!(console.contains("no_such_function"), "the console: {console:?}");
    Ok(())
}

/// With every entry open: nothing is wider than the window.
fn page_fits_a_phone() -> Test {
    let script = "for (const { entry } of entries) entry.open = true; \
                  const cut = [...document.querySelectorAll('summary + pre')].filter(pre => pre.scrollWidth > pre.clientWidth); \
                  document.title = innerWidth + ' ' + document.documentElement.scrollWidth + ' ' + cut.length;";
    let (document, _) = shown(&written("phone", script)?, "")?;
    let title =
        document.split_once("<title>").and_then(|(_, rest)| rest.split_once("</title>")).map(|(title, _)| title);
    let widths: Vec<u32> = title.unwrap_or_default().split(' ').filter_map(|word| word.parse().ok()).collect();
    ensure!(
        widths.len() == 3 && widths[0] <= 500 && widths[1] <= widths[0],
        "the widths of window and page: {widths:?}"
    );
    ensure_equal!(widths[2], 0, "prototypes of which a phone shows a part");
    Ok(())
}
