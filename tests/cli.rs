//! Transcripts of the program: the README's own examples and `tests/cmd/*.trycmd`. `TRYCMD=overwrite cargo test --test cli`
//! writes them anew, to be read before they are committed.

#[test]
fn transcripts() {
    trycmd::TestCases::new().case("README.md").case("tests/cmd/*.trycmd");
}
