//! Pages and pictures in a browser: headless Chromium, where there is one (`.ci/run` installs it).
//!
//! A copy of each page measures itself, and tells what it loads, what is cut, what overlaps and what is wider than the screen.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test stops where a value is not what it says, and says what it skips"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

/// Chromium, by the names that it has.
fn chromium() -> Option<PathBuf> {
    let folders: Vec<PathBuf> = std::env::split_paths(&std::env::var_os("PATH")?).collect();
    let names = ["chromium", "chromium-browser", "google-chrome"];
    names.iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name))).find(|path| path.is_file())
}

struct Browser {
    program: PathBuf,
    folder: TempDir,
}

impl Browser {
    /// None, where there is no browser: the test says so and holds nothing.
    fn open() -> Option<Browser> {
        let program = chromium();
        if program.is_none() {
            println!("skipped: there is no chromium in PATH");
        }
        Some(Browser { program: program?, folder: TempDir::new().expect("a folder") })
    }

    fn run(&self, flags: &[&str], page: &Path) -> String {
        let profile = TempDir::new().expect("a folder");
        let output = Command::new(&self.program)
            .args(["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--hide-scrollbars", "--disable-quic"])
            .args(["--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-extensions"])
            .arg(format!("--user-data-dir={}", profile.path().display()))
            .args(flags)
            .arg(format!("file://{}", page.display()))
            .output()
            .expect("chromium runs");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    /// What a command writes.
    fn page(&self, name: &str, arguments: &[&str]) -> PathBuf {
        let path = self.folder.path().join(name);
        let written = Command::new(env!("CARGO_BIN_EXE_kindlex")).args(arguments).arg("-o").arg(&path).status().expect("kindlex runs");
        assert!(written.success(), "{arguments:?}");
        path
    }

    /// What a page finds wrong with itself at a width.
    fn measured(&self, page: &Path, width: u32) -> String {
        let text = fs::read_to_string(page).expect("a page");
        let copy = self.folder.path().join("measured.html");
        // Its own rule lets no script run, and lets nothing be loaded: for the copy the first half is lifted.
        let free = text.replace("style-src 'unsafe-inline'", "style-src 'unsafe-inline'; script-src 'unsafe-inline'");
        let page =
            if free.contains("</body>") { free } else { format!("<!DOCTYPE html><html><body style='margin:0'>{free}</body></html>") };
        fs::write(&copy, page.replace("</body>", &format!("<script>{MEASURE}</script></body>"))).expect("written");
        let dom = self.run(&[&format!("--window-size={width},900"), "--dump-dom"], &copy);
        let found = dom.split("data-faults=\"").nth(1).and_then(|rest| rest.split('"').next());
        found.unwrap_or("the page did not measure itself").to_owned()
    }
}

/// Runs in the page: what it loaded, texts of a drawing that leave it or lie over each other, a page wider than the screen.
const MEASURE: &str = r#"
const loads = '[src], [srcset], [poster], link, object, embed, iframe, script[src], image, use, base, meta[http-equiv=refresh]';
const faults = [...document.querySelectorAll(loads)].map((element) => 'loads: ' + element.outerHTML.slice(0, 60).replaceAll('<', ''));
for (const style of document.querySelectorAll('style')) if (/@import|url\((?!#)/.test(style.textContent)) faults.push('loads by style');
const shown = (text) => text.textContent.trim().slice(0, 40);
for (const svg of document.querySelectorAll('svg')) {
  const frame = svg.getBoundingClientRect();
  const texts = [...svg.querySelectorAll('text')].map((text) => [text, text.getBoundingClientRect()]);
  for (const [text, box] of texts) {
    if (box.width && (box.left < frame.left - 1 || box.right > frame.right + 1 || box.bottom > frame.bottom + 1)) faults.push('cut: ' + shown(text));
  }
  const words = texts.filter(([text]) => !text.hasAttribute('aria-hidden'));
  for (let i = 0; i < words.length; i++) for (let j = i + 1; j < words.length; j++) {
    const [a, b] = [words[i][1], words[j][1]];
    const across = Math.min(a.right, b.right) - Math.max(a.left, b.left), down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    if (across > 1 && down > 3) faults.push('over each other: ' + shown(words[i][0]) + ' | ' + shown(words[j][0]));
  }
}
if (document.documentElement.scrollWidth > document.documentElement.clientWidth + 1) faults.push('wider than the screen');
document.body.setAttribute('data-faults', faults.join('; ').replaceAll('"', "'"));
"#;

const PAGES: [(&str, &[&str]); 7] = [
    ("brief.html", &["brief", "KE"]),
    ("parts.html", &["grid", "US-TX", "--from", "10"]),
    ("world.html", &["map"]),
    ("states.html", &["map", "--part-of", "US"]),
    ("reform.html", &["reform", "DE"]),
    ("compare.html", &["compare", "EE", "CH", "KE", "JP"]),
    ("explain.html", &["explain", "EE"]),
];

#[test]
fn pages_have_title_and_landmarks() {
    let Some(browser) = Browser::open() else { return };
    for (name, arguments) in PAGES {
        let page = browser.page(name, arguments);
        let dom = browser.run(&["--dump-dom"], &page);
        for wanted in [
            "default-src 'none'",
            "<title>",
            "<header>",
            "<main>",
            "<footer>",
            "<h1>",
            "lang=\"en\"",
            "Legal information, not legal advice.",
        ] {
            assert!(dom.contains(wanted), "{name} has no {wanted}");
        }
    }
}

#[test]
fn nothing_is_loaded_nothing_is_cut_and_nothing_overlaps() {
    let Some(browser) = Browser::open() else { return };
    for (name, arguments) in PAGES {
        let page = browser.page(name, arguments);
        for width in [360, 1100] {
            assert_eq!(browser.measured(&page, width), "", "{name} at {width} px");
        }
    }
    for (name, arguments) in
        [("grid.svg", &["grid", "KE"][..]), ("africa.svg", &["map", "--region", "Africa"]), ("europe.svg", &["map", "--region", "Europe"])]
    {
        assert_eq!(browser.measured(&browser.page(name, arguments), 1200), "", "{name}");
    }
}

/// The measurement sees what it is there to see.
#[test]
fn a_bad_page_is_found_out() {
    let Some(browser) = Browser::open() else { return };
    let page = browser.folder.path().join("bad.html");
    let bad = "<!DOCTYPE html><html><body><img src='missing.png'><div style='width:3000px'>x</div><svg width='100' height='40'>\
               <text x='60' y='20'>cut off at the edge</text><text x='60' y='22'>and over another</text></svg></body></html>";
    fs::write(&page, bad).expect("written");
    let faults = browser.measured(&page, 800);
    for wanted in ["loads: img", "cut: ", "over each other: ", "wider than the screen"] {
        assert!(faults.contains(wanted), "{wanted} is not in {faults}");
    }
}

/// A picture by itself opens, and says what it shows.
#[test]
fn pictures_open_with_title_and_legend() {
    let Some(browser) = Browser::open() else { return };
    for (name, arguments) in [("grid.svg", &["grid", "EE"][..]), ("world.svg", &["map"])] {
        let dom = browser.run(&["--dump-dom"], &browser.page(name, arguments));
        assert!(dom.contains("<svg") && !dom.contains("parsererror"), "{name} is no picture");
        for wanted in ["<title", "protected", "Legal information, not legal advice."] {
            assert!(dom.contains(wanted), "{name} has no {wanted}");
        }
    }
}

/// For one jurisdiction a brief is two printed pages, for whomever it is.
#[test]
fn a_brief_prints_on_two_pages() {
    let Some(browser) = Browser::open() else { return };
    for (id, whom) in
        [("KE", "advocate"), ("US-TX", "advocate"), ("DE", "parliament"), ("AU-VIC", "advocate"), ("PH", "school"), ("KR", "advocate")]
    {
        let page = browser.page("brief.html", &["brief", id, "--for", whom]);
        let paper = browser.folder.path().join("brief.pdf");
        browser.run(&["--no-pdf-header-footer", &format!("--print-to-pdf={}", paper.display())], &page);
        let bytes = fs::read(&paper).expect("a paper");
        let text = String::from_utf8_lossy(&bytes);
        let pages = text.matches("/Type /Page\n").count();
        assert!((1..=2).contains(&pages), "{id} for {whom}: {pages} pages");
    }
}
