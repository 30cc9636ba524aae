//! Every slip that an author can make in `questions.json`: one test each, from a bank that was good before.

#![cfg(feature = "author")]

mod small_bank;

use small_bank::{ANSWER, CATALOGUE, SmallBank};

/// The good bank with one thing in the catalogue replaced.
fn slip(old: &str, new: &str) -> SmallBank {
    SmallBank::good().replace(CATALOGUE, old, new)
}

#[test]
fn the_good_bank_is_good() {
    let bank = SmallBank::good().tells(&[]).inspect().into_bank().unwrap();
    assert_eq!(bank.questions.len(), 2);
    assert_eq!(bank.question("tuples").unwrap().tags, ["tuple", "hashing"]);
    let answer = bank.answer("lists").unwrap();
    assert_eq!(answer.examples[0].name, "growth.py");
    assert_eq!(answer.examples[0].output, "[0, 1, 2]\n");
    assert!(answer.examples[0].code.starts_with("items = []\n"));
    assert_eq!((answer.words, answer.reading_minutes), (21, 1));
    assert!(bank.answer("tuples").is_none());
    assert!(bank.guide.markdown.starts_with("Start with"));
    assert_eq!(bank.guide.python.to_string(), "3.15");
}

#[test]
fn what_is_not_json() {
    slip("\"level\": \"mid\",", "\"level\": \"mid\"")
        .tells(&["questions.json:5:5: This is not JSON: expected `,` or `}`."]);
    SmallBank::good()
        .with(CATALOGUE, "[{\"id\":")
        .tells(&["questions.json:1:7: This is not JSON: EOF while parsing a value."]);
    SmallBank::good()
        .with(CATALOGUE, "{}")
        .tells(&["questions.json:1:1: This should be a list, not an object."]);
}

#[test]
fn a_catalogue_that_is_not_there_or_not_text() {
    let problems = SmallBank::good().without(CATALOGUE).problems();
    assert_eq!(problems.len(), 1);
    assert!(
        problems[0].starts_with("questions.json:1:1: This file can't be read: "),
        "{problems:?}"
    );
    let problems = SmallBank::good().with(CATALOGUE, b"[\xff]").problems();
    assert!(problems[0].contains("UTF-8"), "{problems:?}");
}

#[test]
fn an_unknown_field() {
    slip("\"tags\": [\"list\"", "\"tag\": [\"list\"").tells(&[
        "questions.json:2:3 [0]: The field `tags` is missing.",
        "questions.json:8:5 [0].tag: There is no field `tag` here.",
    ]);
    slip("\"pending\"", "\"draft\"").tells(&[
        "content/mid/tuples/answer.md:1:1: The question \"tuples\" has no answer.",
        "questions.json:71:5 [1].draft: There is no field `draft` here.",
    ]);
}

#[test]
fn a_missing_field() {
    slip("    \"checked\": \"2026-11-22\"\n", "    \"pending\": true\n").tells(&[
        "content/mid/lists/answer.md:1:1: The question \"lists\" is marked as pending, and yet it has an answer.",
        "questions.json:2:3 [0]: The field `checked` is missing.",
    ]);
    slip("\"correction\": \"It", "\"corection\": \"It").tells(&[
        "questions.json:28:7 [0].misconceptions[0]: The field `correction` is missing.",
        "questions.json:32:9 [0].misconceptions[0].corection: There is no field `corection` here.",
    ]);
}

#[test]
fn a_field_that_stands_there_twice() {
    slip(
        "\"level\": \"mid\",",
        "\"level\": \"mid\", \"level\": \"mid\",",
    )
    .tells(&["questions.json:4:21 [0].level: The field `level` stands here twice."])
    .mended_by("Keep one of the two.");
}

#[test]
fn a_value_of_the_wrong_kind() {
    slip("[\"list\", \"memory\"]", "\"list\"")
        .tells(&["questions.json:8:13 [0].tags: This should be a list, not text."]);
    slip("\"memory\"", "7")
        .tells(&["questions.json:8:22 [0].tags[1]: This should be text in quotes, not a number."]);
    slip("\"pending\": true", "\"pending\": null").tells(&[
        "content/mid/tuples/answer.md:1:1: The question \"tuples\" has no answer.",
        "questions.json:71:16 [1].pending: This should be true or false, not null.",
    ]);
}

#[test]
fn names_that_are_none_are_told_with_those_that_are() {
    slip("\"Easy\"", "\"easy\"")
        .tells(&["questions.json:6:19 [0].difficulty: \"easy\" is no difficulty."])
        .mended_by("Did you mean \"Easy\"? Allowed: Easy, Medium, Hard.");
    slip("\"Performance\"", "\"Perfomance\"")
        .tells(&["questions.json:49:17 [1].category: \"Perfomance\" is no category of this level."])
        .mended_by(
            "Did you mean \"Performance\"? Allowed: Basics, Performance, Architecture, Testing, \
             Scalability, Large Application Design.",
        );
    slip("\"level\": \"mid\"", "\"level\": \"expert\"")
        .tells(&["questions.json:4:14 [0].level: \"expert\" is no level."])
        .mended_by("Allowed: fresher, mid, senior.");
}

#[test]
fn a_category_that_only_another_level_has() {
    slip(
        "\"tuples\",\n    \"level\": \"mid\"",
        "\"tuples\",\n    \"level\": \"senior\"",
    )
    .replace(
        ANSWER,
        "../tuples/answer.md",
        "../../senior/tuples/answer.md",
    )
    .replace(
        CATALOGUE,
        "\"level\": \"senior\",\n    \"category\": \"Performance\"",
        "\"level\": \"senior\",\n    \"category\": \"Testing\"",
    )
    .tells(&["questions.json:49:17 [1].category: \"Testing\" is no category of this level."]);
}

#[test]
fn ids_that_are_none_or_used_twice() {
    slip("\"id\": \"tuples\"", "\"id\": \"lists\"").tells(&[
        "content/mid/lists/answer.md:1:30: The link to \"../tuples/answer.md\" leads nowhere.",
        "questions.json:35:20 [0].follow_ups[0]: There is no question \"tuples\".",
        "questions.json:47:11 [1].id: The id \"lists\" is used twice: first at line 3.",
    ]);
    slip("\"id\": \"linked\"", "\"id\": \"Linked list\"")
        .tells(&["questions.json:29:15 [0].misconceptions[0].id: \"Linked list\" is no id."]);
    slip("\"id\": \"front-is-slow\"", "\"id\": \"references\"").tells(&[
        "questions.json:22:15 [0].key_points[2].id: \"references\" stands twice in this list.",
    ]);
    slip("\"id\": \"linked\"", "\"id\": \"references\"").tells(&[
        "questions.json:29:15 [0].misconceptions[0].id: \"references\" stands twice in this list.",
    ]);
}

#[test]
fn titles_and_summaries_of_the_wrong_length_or_with_markup() {
    slip("What is a list, and how does it grow?", "What is a list?")
        .tells(&["questions.json:7:14 [0].title: This title has 15 characters."]);
    slip("What is a list, and", "What is a `list`, and").tells(&[
        "questions.json:7:14 [0].title: This text holds a backtick, a line break or a tab.",
    ]);
    slip("Inserting at the front moves every reference, and `len` is known at once, since it is kept beside the block.", "")
        .tells(&["questions.json:9:16 [0].summary: This summary has 38 words."])
        .mended_by("A summary has 40 to 80 words.");
    let long = "and so on ".repeat(10);
    slip(
        "A tuple is a sequence",
        &format!("{long}A tuple is a sequence"),
    )
    .tells(&["questions.json:53:16 [1].summary: This summary has 89 words."]);
    for (markup, told) in [
        ("`len", "a backtick without its partner"),
        (
            "**len**",
            "bold type or a name that is not between backticks",
        ),
        ("[len](x)", "a link"),
        ("`len`\\n", "a line break or a tab"),
    ] {
        slip("`len`", markup).tells(&[&format!(
            "questions.json:9:16 [0].summary: This text holds {told}."
        )]);
    }
}

#[test]
fn too_few_and_too_many() {
    let point = "{ \"id\": \"small\", \"point\": \"It takes less room than a list.\", \"phrasings\": [\"no over-allocation\"] }";
    slip(&format!(",\n      {point}"), "")
        .tells(&["questions.json:54:19 [1].key_points: There are 2 key points here."])
        .mended_by("Give 3 to 7 key points.");
    let many: Vec<String> = (0..6)
        .map(|number| point.replace("small", &format!("small-{number}")))
        .collect();
    slip(point, &many.join(","))
        .tells(&["questions.json:54:19 [1].key_points: There are 8 key points here."]);
    slip("[\"tuple\", \"hashing\"]", "[\"tuple\"]")
        .tells(&["questions.json:52:13 [1].tags: There is only 1 tag here."]);
    slip(
        "[\"append is amortised constant time\", \"it over-allocates\"]",
        "[]",
    )
    .tells(&["questions.json:19:22 [0].key_points[1].phrasings: There are no phrasings here."])
    .mended_by("Give at least 1 phrasing.");
    slip("{ \"title\": \"Python glossary: hashable\", \"url\": \"https://docs.python.org/3/glossary.html\" }", "")
        .tells(&["questions.json:69:16 [1].sources: There are no sources here."]);
}

#[test]
fn misconceptions_are_one_to_four() {
    let bank = SmallBank::good();
    let one = "{
        \"id\": \"always-hashable\",
        \"point\": \"Every tuple is hashable.\",
        \"phrasings\": [\"tuples can always be keys\"],
        \"correction\": \"Only a tuple of hashable items is.\"
      }";
    let many: Vec<String> = (0..5)
        .map(|number| one.replace("always", &format!("always-{number}")))
        .collect();
    bank.replace(CATALOGUE, one, &many.join(","))
        .tells(&["questions.json:59:23 [1].misconceptions: There are 5 misconceptions here."]);
    slip(one, "")
        .tells(&["questions.json:59:23 [1].misconceptions: There are no misconceptions here."]);
}

#[test]
fn texts_that_are_empty() {
    slip("\"it over-allocates\"", "\" \"")
        .tells(&["questions.json:19:60 [0].key_points[1].phrasings[1]: This text is empty."]);
    slip("\"Its references never change.\"", "\"\"")
        .tells(&["questions.json:55:33 [1].key_points[0].point: This text is empty."]);
}

#[test]
fn follow_ups_that_lead_nowhere_or_back() {
    slip("[\"tuples\"]", "[\"tuple\"]")
        .tells(&["questions.json:35:20 [0].follow_ups[0]: There is no question \"tuple\"."])
        .mended_by("Did you mean \"tuples\"? Use the id of a question in questions.json.");
    slip("[\"tuples\"]", "[\"lists\"]")
        .tells(&["questions.json:35:20 [0].follow_ups[0]: This question follows up on itself."]);
    slip("[\"tuples\"]", "[\"tuples\", \"tuples\"]")
        .tells(&["questions.json:35:30 [0].follow_ups[1]: \"tuples\" stands twice in this list."]);
    slip("[\"tuples\"]", "[\"The tuples\"]")
        .tells(&["questions.json:35:20 [0].follow_ups[0]: There is no question \"The tuples\"."]);
}

#[test]
fn versions_that_are_none_or_in_the_wrong_order() {
    slip("\"from\": \"3.0\"", "\"from\": \"3\"")
        .tells(&["questions.json:68:25 [1].python.from: \"3\" is no version of Python."]);
    slip("\"to\": \"3.15\",\n", "\"to\": \"3.8\",\n").tells(&[
        "questions.json:38:13 [0].python.to: The range ends at 3.8, before it starts at 3.9.",
    ]);
    slip("\"version\": \"3.9\"", "\"version\": \"3.16\"").tells(&[
        "questions.json:39:32 [0].python.changes[0].version: The change in 3.16 lies outside the range from 3.9 to 3.15.",
    ]);
}

#[test]
fn sources_that_do_not_go_by_https() {
    for bad in [
        "http://docs.python.org/",
        "docs.python.org",
        "https://",
        "https://a b",
    ] {
        slip("https://docs.python.org/3/glossary.html", bad).tells(&[&format!(
            "questions.json:69:64 [1].sources[0].url: {bad:?} is not an https address."
        )]);
    }
}

#[test]
fn dates_that_are_none_or_in_the_future() {
    slip("\"2026-11-22\"", "\"22.11.2026\"")
        .tells(&["questions.json:44:16 [0].checked: \"22.11.2026\" is no date."]);
    slip("\"2026-11-22\"", "\"2026-11-23\"").tells(&[
        "questions.json:44:16 [0].checked: 2026-11-23 lies in the future (today is 2026-11-22).",
    ]);
}

#[test]
fn pending_is_true_or_absent() {
    slip("\"pending\": true", "\"pending\": false").tells(&[
        "content/mid/tuples/answer.md:1:1: The question \"tuples\" has no answer.",
        "questions.json:71:16 [1].pending: `pending` is false.",
    ]);
}

#[test]
fn several_slips_are_all_told_in_order() {
    slip("\"Easy\"", "\"easy\"")
        .replace(CATALOGUE, "\"memory\"", "\"Memory\"")
        .replace(CATALOGUE, "\"Medium\"", "\"Midium\"")
        .tells(&[
            "questions.json:6:19 [0].difficulty: \"easy\" is no difficulty.",
            "questions.json:8:22 [0].tags[1]: \"Memory\" is no id.",
            "questions.json:50:19 [1].difficulty: \"Midium\" is no difficulty.",
        ]);
}

#[test]
fn a_problem_in_words_names_place_question_field_and_remedy() {
    let problems = slip("\"Easy\"", "\"easy\"").inspect().problems;
    assert_eq!(
        problems[0].to_string(),
        "questions.json:6:19: (lists) [0].difficulty: \"easy\" is no difficulty.\n    \
         Did you mean \"Easy\"? Allowed: Easy, Medium, Hard."
    );
}

#[test]
fn a_revision_has_a_day_not_after_the_last_check_and_says_why() {
    let revised = |revisions: &str| {
        slip(
            "\"checked\": \"2026-11-22\"",
            &format!("\"checked\": \"2026-11-22\", \"revisions\": {revisions}"),
        )
    };
    let bank = revised(r#"[{ "date": "2026-11-20", "change": "The growth was wrong." }]"#);
    let inspection = bank.tells(&[]).inspect();
    assert_eq!(inspection.questions[0].revisions.len(), 1);
    let problems = revised(r#"[{ "date": "2026-11-23", "change": "" }]"#).inspect();
    let told: Vec<String> = problems
        .problems
        .iter()
        .map(|problem| problem.defect.to_string())
        .collect();
    assert_eq!(
        told,
        [
            "The revision of 2026-11-23 is later than the day of the last check, 2026-11-22.",
            "This text is empty."
        ]
    );
    let problems = revised("[]").inspect().problems;
    assert_eq!(
        problems[0].defect.to_string(),
        "There are no revisions here."
    );
}
