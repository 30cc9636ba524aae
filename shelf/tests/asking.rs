//! Asking a bank that is open, and reading its answers.

#![allow(clippy::unwrap_used, reason = "a test's own preparations fail loudly")]

mod banks;

use banks::{bank, question};
use serde_json::json;
use shelf::{Choice, Group, Shelf};

fn open(text: String) -> Shelf {
    Shelf::open(text.into_bytes(), &mut |_| {}).unwrap()
}

fn made_up(count: usize) -> Shelf {
    open(bank(&(0..count).map(question).collect::<Vec<_>>()))
}

#[test]
fn without_words_all_stand_in_the_banks_order() {
    let shelf = made_up(20);
    let asked = shelf.ask(" ", &Choice::default());
    assert_eq!(asked.order, (0..20).collect::<Vec<_>>());
    let rows = shelf.rows(&asked, 18, 60);
    assert_eq!(rows.len(), 2);
    assert_eq!(rows[1].id, "question-19");
    assert_eq!(rows[1].facets, ["Senior", "Testing", "Hard"]);
    assert!(rows[1].summary.contains("<code>much</code>"));
    assert!(shelf.rows(&asked, 20, 60).is_empty());
}

#[test]
fn words_are_found_and_marked_also_with_a_slip_and_in_the_answer() {
    let shelf = made_up(40);
    let asked = shelf.ask("decoratrs", &Choice::default());
    assert_eq!(asked.order.len(), 5);
    let rows = shelf.rows(&asked, 0, 1);
    assert!(
        rows[0].title.contains("<mark>decorators</mark>"),
        "{}",
        rows[0].title
    );
    assert_eq!(shelf.ask("number17", &Choice::default()).order, [17]);
    assert!(shelf.ask("qqqqzzzz", &Choice::default()).order.is_empty());
}

#[test]
fn options_are_those_of_the_bank_and_counted() {
    let shelf = made_up(24);
    let asked = shelf.ask("", &Choice::read("difficulty:hard"));
    assert_eq!(asked.order.len(), 8);
    let categories = shelf.options(Group::Category, &asked);
    let names: Vec<&str> = categories.iter().map(|(_, words, _)| *words).collect();
    assert_eq!(names, ["Basics", "Performance", "Testing"]);
    assert_eq!(categories.iter().map(|(_, _, count)| count).sum::<u32>(), 8);
    let difficulties = shelf.options(Group::Difficulty, &asked);
    assert_eq!(
        difficulties,
        [
            ("easy", "Easy", 8),
            ("medium", "Medium", 8),
            ("hard", "Hard", 8)
        ]
    );
}

#[test]
fn conditions_hold_as_on_the_site_and_nothing_is_kept_of_a_reader() {
    let shelf = made_up(24);
    let count = |text: &str| shelf.ask(text, &Choice::default()).order.len();
    assert_eq!(count("level:mid"), 8);
    assert_eq!(count("threads level:mid"), 1);
    assert_eq!(count("is:bookmarked"), 0);
    assert_eq!(count("-is:bookmarked"), 24);
    assert_eq!(count("is:unseen"), 24);
}

#[test]
fn an_answer_is_whole() {
    let shelf = made_up(2);
    let html = shelf.answer("question-0").unwrap();
    for part in [
        "The answer number0 of lists.",
        "<figure class=\"example\">",
        "<h4>More</h4>",
        "<h4>What a good answer says</h4>",
        "Point 1 of <code>lists</code>.",
        "<span class=\"wrong\">It is slow.</span>",
        "<h4>Holds for Python 3.9 to 3.14</h4>",
        "data-question=\"question-1\"",
        "href=\"https://docs.python.org/3/\" rel=\"noopener\"",
        "Checked against them on 2026-01-31.",
    ] {
        assert!(html.contains(part), "{part} is not in {html}");
    }
    let last = shelf.answer("question-1").unwrap();
    assert!(
        !last.contains("ask next"),
        "a follow-up that the bank has not is left out"
    );
    assert_eq!(shelf.answer("nobody"), None);
}

#[test]
fn a_pending_question_says_so() {
    let mut pending = question(0);
    pending.as_object_mut().unwrap().remove("answer");
    pending["pending"] = json!(true);
    let shelf = open(bank(&[pending]));
    assert!(
        shelf
            .answer("question-0")
            .unwrap()
            .contains("not written yet")
    );
}

#[test]
fn nothing_of_a_hostile_bank_becomes_an_element_or_an_attribute() {
    let evil = "<img src=x onerror=alert(1)>\"'><script>alert(1)</script>";
    let mut question = question(0);
    question["title"] = json!("<img src=x onerror=alert(1)>\"'><script>");
    question["summary"] = json!(format!("{evil} {}", vec!["word"; 40].join(" ")));
    for field in ["key_points", "misconceptions"] {
        question[field][0]["point"] = json!(evil);
    }
    question["misconceptions"][0]["correction"] = json!(evil);
    question["python"]["changes"][0]["change"] = json!(evil);
    question["sources"][0] =
        json!({"title": evil, "url": "https://a.example/\"onmouseover=alert(1)"});
    question["revisions"] = json!([{"date": "2026-01-01", "change": evil}]);
    question["answer"]["markdown"] = json!(format!(
        "{evil}\n\n[a](javascript:alert(1)) ![b](https://a.example/x.png) [c](data:text/html,x)\n\n[sizes.py](sizes.py)\n\n```\n{evil}\n```\n\n[cycle.diagram](cycle.diagram)\n"
    ));
    question["answer"]["examples"][0]["code"] = json!(evil);
    question["answer"]["examples"][0]["output"] = json!(evil);
    question["answer"]["diagrams"] =
        json!([{"name": "cycle.diagram", "title": evil, "text": evil}]);
    let shelf = open(bank(&[question]));
    let asked = shelf.ask("img", &Choice::default());
    let row = &shelf.rows(&asked, 0, 1)[0];
    for html in [
        &row.title,
        &row.summary,
        &shelf.answer("question-0").unwrap(),
    ] {
        for tag in html.split('<').skip(1) {
            let name = tag
                .trim_start_matches('/')
                .split(['>', ' '])
                .next()
                .unwrap();
            let known = [
                "a",
                "br",
                "code",
                "dd",
                "dl",
                "dt",
                "figcaption",
                "figure",
                "h4",
                "li",
                "mark",
                "p",
                "pre",
                "span",
                "ul",
            ];
            assert!(known.contains(&name), "<{tag} in {html}");
            let inside = tag.split('>').next().unwrap();
            assert!(
                !inside.contains("onerror") && !inside.contains("javascript"),
                "<{tag}"
            );
            assert!(!inside.contains("\"onmouseover"), "<{tag}");
        }
    }
}

#[test]
fn ten_thousand_questions_are_searched() {
    let shelf = made_up(10_000);
    assert_eq!(shelf.len(), 10_000);
    let asked = shelf.ask("sockets", &Choice::read("level:senior"));
    assert!(asked.order.len() > 300, "{}", asked.order.len());
    assert_eq!(shelf.ask("number9999", &Choice::default()).order, [9_999]);
    let last = shelf.ask("", &Choice::default());
    assert_eq!(shelf.rows(&last, 9_999, 10)[0].id, "question-9999");
    assert_eq!(shelf.place_of(&last, "question-500"), Some(500));
}
