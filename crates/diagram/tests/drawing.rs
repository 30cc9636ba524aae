//! What a source becomes, what is refused and with which words, and that nothing makes it panic.

#![allow(clippy::unwrap_used, reason = "a test's own preparations fail loudly")]

use diagram::{parse, svg};
use proptest::prelude::*;

const HEAD: &str = "title Two boxes\ntext A points at B.\n";
const BOXES: &str = "box a 0,0 8x4 \"A\"\nbox b 20,0 8x4 accent \"B\"\n";

fn with(lines: &str) -> String {
    format!("{HEAD}{BOXES}{lines}")
}

/// What is said of a source that can't be drawn.
fn told(source: &str) -> String {
    parse(source).unwrap_err().to_string()
}

#[test]
fn a_diagram_is_drawn_with_classes_and_words_only() {
    let diagram = parse(&with("arrow a -> b \"next\"\n")).unwrap();
    insta::assert_snapshot!(svg(&diagram, "gil-d-"), @r#"
    <svg viewBox="-6 -7 236 45" width="236" height="45" role="img" aria-labelledby="gil-d-title gil-d-text">
    <title id="gil-d-title">Two boxes</title>
    <desc id="gil-d-text">A points at B.</desc>
    <polyline class="d-line" points="64,16 152,16"/>
    <path class="d-head" d="M160 16L152 20L152 12Z"/>
    <text class="d-small" x="112" y="10" text-anchor="middle">next</text>
    <rect class="d-box" x="0" y="0" width="64" height="32" rx="4"/>
    <text class="d-text" x="32" y="21" text-anchor="middle">A</text>
    <rect class="d-box d-accent" x="160" y="0" width="64" height="32" rx="4"/>
    <text class="d-text d-accent" x="192" y="21" text-anchor="middle">B</text>
    </svg>
    "#);
}

#[test]
fn words_are_escaped() {
    let diagram = parse("title <&>\ntext \"x\"\nbox a 0,0 12x4 \"a < b & c\"\n").unwrap();
    let svg = svg(&diagram, "d-");
    assert!(svg.contains(">&lt;&amp;&gt;</title>"), "{svg}");
    assert!(svg.contains(">a &lt; b &amp; c</text>"), "{svg}");
}

#[test]
fn there_and_back_lie_apart_with_their_words_outside() {
    let diagram = parse(&with("arrow a -> b \"there\"\narrow b -> a \"back\"\n")).unwrap();
    let svg = svg(&diagram, "d-");
    let y = |words: &str| -> i32 {
        let line = svg.lines().find(|line| line.contains(words)).unwrap();
        let at = line.split(" y=\"").nth(1).unwrap();
        at.split('"').next().unwrap().parse().unwrap()
    };
    assert!(y(">there<") < 16 && y(">back<") > 16, "{svg}");
}

#[test]
fn slips_are_told_with_line_and_remedy() {
    for (source, expected) in [
        ("", "line 1: nothing is drawn"),
        (BOXES, "line 2: there is no line `title …`"),
        (
            &format!("title A\n{BOXES}"),
            "line 3: there is no line `text …`; say in words what the picture shows, for who can't see it",
        ),
        (&with("title B\n"), "line 5: `title` stands here twice"),
        (
            &with("blob c 0,8 8x4\n"),
            "line 5: \"blob\" starts no line of a diagram; use title, text, box, round, store, plain, group, cells, arrow, line or note",
        ),
        (
            &with("box c 0,8 8by4\n"),
            "line 5: \"8by4\" is no size; write WIDTHxHEIGHT with whole numbers from 1 to 400, such as 12x4",
        ),
        (
            &with("box c -1,8 8x4\n"),
            "line 5: \"-1,8\" is no place; write COLUMN,ROW with whole numbers up to 400, such as 12,4",
        ),
        (
            &with("box c 0,8 8x4 pink\n"),
            "line 5: \"pink\" is no tone; use accent, good, bad or quiet",
        ),
        (
            &with("box c 0,8 8x4 \"open\n"),
            "line 5: a quotation mark is not closed",
        ),
        (
            &with("box a 0,8 8x4\n"),
            "line 5: the name \"a\" is used twice",
        ),
        (
            &with("arrow a -> c\n"),
            "line 5: \"c\" names nothing that was drawn above; arrows come after what they join",
        ),
        (
            &with("arrow a.side -> b\n"),
            "line 5: \"a.side\" names nothing that was drawn above; arrows come after what they join",
        ),
        (
            &with("arrow a -> a\n"),
            "line 5: an arrow from \"a\" to itself is not drawn; write a note beside it",
        ),
        (
            &with("arrow a b\n"),
            "line 5: this line should read: arrow NAME -> NAME [dashed] [TONE] \"words\"",
        ),
        (
            &with("note 4,8\n"),
            "line 5: this line should read: note COLUMN,ROW \"words\"",
        ),
    ] {
        assert_eq!(told(source), expected, "{source}");
    }
}

#[test]
fn what_would_not_look_good_is_refused() {
    for (lines, expected) in [
        (
            "box c 0,8 4x4 \"a long word\"\n",
            "line 5: \"a long word\" takes about 12 units and has 4; make the shape wider, or say it shorter",
        ),
        (
            "box c 0,8 8x4 \"1\" \"2\"\n",
            "line 5: 2 lines of text need a height of 5 units; it has 4",
        ),
        (
            "box c 4,2 8x4\n",
            "line 5: \"c\" overlaps \"a\"; move one of them",
        ),
        (
            "box c 12,0 4x4\narrow a -> b\n",
            "line 6: it runs through \"c\"; name the sides, such as a.right -> b.top, or move something",
        ),
        (
            "arrow a -> b \"much too long to stand between\"\n",
            "line 5: its words lie on \"a\"; move something, or leave the words out",
        ),
        (
            "note 4,2 \"x\"\n",
            "line 5: its words lie on \"a\"; move something, or leave the words out",
        ),
        (
            "box c 50,0 8x4\n",
            "line 5: it is 58 units wide; more than 56 are too small to read on a phone",
        ),
    ] {
        assert_eq!(told(&with(lines)), expected, "{lines}");
    }
}

#[test]
fn an_arrow_goes_around_by_the_sides_that_are_named() {
    let lines = "box c 12,0 4x4\narrow a.bottom -> b.bottom\n";
    let svg = svg(&parse(&with(lines)).unwrap(), "d-");
    assert!(
        svg.contains("points=\"32,32 32,48 192,48 192,40\""),
        "{svg}"
    );
}

proptest! {
    #[test]
    fn no_source_makes_it_panic(lines in prop::collection::vec("(box|arrow|cells|note|group|line|title|text)? ?[a-b. \"0-9,x>-]{0,24}", 0..12)) {
        let source = with(&lines.join("\n"));
        if let Ok(diagram) = parse(&source) {
            prop_assert!(svg(&diagram, "d-").ends_with("</svg>\n"));
        }
    }
}
