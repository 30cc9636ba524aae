//! Every slip that an author can make in `content/`: one test each, from a bank that was good before.

#![cfg(feature = "author")]

mod small_bank;

use small_bank::{ANSWER, CATALOGUE, EXAMPLE, GUIDE, OUTPUT, SmallBank};

#[test]
fn an_answer_that_is_missing_or_too_early() {
    SmallBank::good()
        .without("content/mid/lists")
        .tells(&["content/mid/lists/answer.md:1:1: The question \"lists\" has no answer."]);
    SmallBank::good()
        .with("content/mid/tuples/answer.md", "Yes.\n")
        .tells(&["content/mid/tuples/answer.md:1:1: The question \"tuples\" is marked as pending, and yet it has an answer."]);
    SmallBank::good()
        .with(ANSWER, "\n")
        .without(EXAMPLE)
        .without(OUTPUT)
        .replace(GUIDE, "#how-it-grows", "")
        .replace("content/executed.json", "\"cpython\": \"3.11.7\"", "")
        .tells(&["content/mid/lists/answer.md:1:1: This text is empty."]);
    SmallBank::good().with(ANSWER, b"\xff").replace(GUIDE, "#how-it-grows", "").tells(&[
        "content/mid/lists/answer.md:1:1: This file can't be read: stream did not contain valid UTF-8.",
    ]);
}

#[test]
fn folders_and_files_that_belong_to_nothing() {
    SmallBank::good()
        .with("content/mid/list/answer.md", "A list.\n")
        .tells(&["content/mid/list:1:1: No question of the catalogue belongs to this folder."])
        .mended_by(
            "Did you mean \"lists\"? Add the question to questions.json, or delete the folder.",
        );
    SmallBank::good()
        .with("content/senior/tuples/answer.md", "A tuple.\n")
        .tells(&["content/senior/tuples:1:1: No question of the catalogue belongs to this folder."])
        .mended_by("The question is of the level mid: move the folder to content/mid/.");
    for stray in [
        "content/notes.md",
        "content/mid/notes.md",
        "content/mid/lists/notes.md",
        "content/junior/a/answer.md",
    ] {
        let bank = SmallBank::good().with(stray, "x\n");
        let place = stray.strip_suffix("/a/answer.md").unwrap_or(stray);
        bank.tells(&[&format!("{place}:1:1: This file has no place here.")]);
    }
    SmallBank::good()
        .with("content/mid/.DS_Store", "x")
        .tells(&[]);
}

#[test]
fn the_guide_is_missing_or_does_not_say_when_it_was_checked() {
    SmallBank::good()
        .without(GUIDE)
        .tells(&["content/guide.md:1:1: The guide is missing."]);
    SmallBank::good()
        .replace(GUIDE, "checked: 2026-11-22\n", "")
        .tells(&["content/guide.md:1:1: The line `checked: …` is missing at the start."]);
    SmallBank::good()
        .replace(GUIDE, "2026-11-22", "2026-12-01")
        .tells(&[
            "content/guide.md:2:1 checked: 2026-12-01 lies in the future (today is 2026-11-22).",
        ]);
    SmallBank::good()
        .replace(GUIDE, "3.15", "three")
        .tells(&["content/guide.md:3:1 python: \"three\" is no version of Python."]);
    SmallBank::good()
        .add(GUIDE, "\nA <b>bold</b> word.\n")
        .tells(&[
            "content/guide.md:12:3: Raw HTML: <b>.",
            "content/guide.md:12:10: Raw HTML: </b>.",
        ]);
}

#[test]
fn an_example_without_output_and_an_output_without_example() {
    let bank = SmallBank::good().without(OUTPUT).tells(&[
        "content/mid/lists/growth.py:1:1: The example \"growth.py\" has no recorded output.",
    ]);
    assert!(bank.inspect().problems[0].defect.is_mended_by_execution());
    SmallBank::good()
        .with("content/mid/lists/sizes.out", "1\n")
        .tells(&["content/mid/lists/sizes.out:1:1: There is no example that printed this."])
        .mended_by("Write sizes.py, or delete the output.");
}

#[test]
fn an_example_that_is_not_quoted_or_quoted_and_not_there() {
    SmallBank::good()
        .replace(
            ANSWER,
            "[growth.py](growth.py)",
            "Look at [growth.py](growth.py).",
        )
        .tells(&[
            "content/mid/lists/answer.md:5:9: The link to \"growth.py\" leads nowhere.",
            "content/mid/lists/growth.py:1:1: The answer doesn't quote this example.",
        ]);
    SmallBank::good()
        .add(ANSWER, "\n[grow.py](grow.py)\n")
        .tells(&["content/mid/lists/answer.md:13:1: The answer quotes \"grow.py\", which is not beside it."]);
    SmallBank::good()
        .add(ANSWER, "\n[growth.py](growth.py)\n")
        .tells(&["content/mid/lists/answer.md:13:1: The answer quotes \"growth.py\" twice."]);
    SmallBank::good()
        .add(ANSWER, "\nAs [the example](growth.py) shows.\n")
        .tells(&[]);
}

#[test]
fn a_first_line_that_does_not_say_where_the_example_runs() {
    for bad in ["# runs on: jython", "# runs on pyodide", "import sys"] {
        SmallBank::good().replace(EXAMPLE, "# runs on: cpython", bad).tells(&[
            "content/mid/lists/growth.py:1:1: The first line doesn't say where the example runs.",
        ]);
    }
}

#[test]
fn an_example_with_long_lines_tabs_or_nothing_in_it() {
    SmallBank::good()
        .add(EXAMPLE, &format!("# {}\n\tx\n", "-".repeat(71)))
        .tells(&[
            "content/mid/lists/growth.py:6:1: This line has 73 characters.",
            "content/mid/lists/growth.py:7:1: This text holds a tab.",
        ]);
    SmallBank::good()
        .add(EXAMPLE, &format!("# {}\n", "é".repeat(70)))
        .tells(&[]);
    SmallBank::good()
        .with(EXAMPLE, "# runs on: cpython\n")
        .tells(&["content/mid/lists/growth.py:1:1: This text is empty."]);
    SmallBank::good()
        .with(EXAMPLE, "# runs on: cpython\nx = 1\r\n")
        .tells(&["content/mid/lists/growth.py:1:1: This text holds carriage returns."]);
}

#[test]
fn an_example_whose_name_python_could_not_import() {
    SmallBank::good()
        .with(
            "content/mid/lists/Two-lists.py",
            "# runs on: cpython\nprint(1)\n",
        )
        .with("content/mid/lists/Two-lists.out", "1\n")
        .add(ANSWER, "\n[Two-lists.py](Two-lists.py)\n")
        .tells(&[
            "content/mid/lists/Two-lists.py:1:1: \"Two-lists.py\" is no name for an example.",
        ]);
}

#[test]
fn markdown_that_answers_do_not_have() {
    let slip = |more: &str, expected: &[&str]| {
        SmallBank::good()
            .add(ANSWER, &format!("\n{more}\n"))
            .tells(expected);
    };
    slip(
        "A <br> tag.",
        &["content/mid/lists/answer.md:13:3: Raw HTML: <br>."],
    );
    slip(
        "<!-- later -->",
        &["content/mid/lists/answer.md:13:1: Raw HTML: <!-- later -->."],
    );
    slip("`<br>` is code, and 1 < 2.", &[]);
    slip(
        "# Lists",
        &["content/mid/lists/answer.md:13:1: A heading of level 1."],
    );
    slip(
        "Lists\n=====",
        &["content/mid/lists/answer.md:13:1: A heading of level 1."],
    );
    slip(
        "#### Deep",
        &["content/mid/lists/answer.md:13:1: A heading of level 4 follows one of level 2."],
    );
    slip(
        "```python\nx = 1\n```",
        &["content/mid/lists/answer.md:13:1: Python in a fence."],
    );
    slip(
        "```console\n>>> x = 1\n```",
        &["content/mid/lists/answer.md:13:1: Python in a fence."],
    );
    slip(
        "```\nx\n```",
        &["content/mid/lists/answer.md:13:1: A block of code that doesn't say what it is."],
    );
    slip(
        "Text:\n\n    x = 1",
        &["content/mid/lists/answer.md:15:5: A block of code that doesn't say what it is."],
    );
    slip("```toml\nx = 1\n```", &[]);
    slip(
        "![A list](list.png)",
        &["content/mid/lists/answer.md:13:1: An image."],
    );
}

#[test]
fn links_that_lead_nowhere() {
    let slip = |link: &str, told: &str| {
        SmallBank::good()
            .add(ANSWER, &format!("\nSee [it]({link}).\n"))
            .tells(&[&format!("content/mid/lists/answer.md:13:5: {told}")])
    };
    slip("../tuple/answer.md", "The link to \"../tuple/answer.md\" leads nowhere.").mended_by(
        "Did you mean \"tuples\"? Link to another question as ../ID/answer.md (../../LEVEL/ID/answer.md from another \
         level, LEVEL/ID/answer.md from the guide), or to an https address.",
    );
    for nowhere in [
        "../../senior/tuples/answer.md",
        "../tuples/",
        "/q/tuples/",
        "mailto:a@b.c",
    ] {
        slip(nowhere, &format!("The link to {nowhere:?} leads nowhere."));
    }
    slip(
        "../tuples/answer.md#costs",
        "The heading that \"../tuples/answer.md#costs\" points at is not on this page.",
    );
    slip(
        "http://python.org",
        "The link to \"http://python.org\" goes by plain http.",
    );
    slip(
        "#how-it-shrinks",
        "The heading that \"#how-it-shrinks\" points at is not on this page.",
    );
    slip(
        "../../guide.md#last",
        "The heading that \"../../guide.md#last\" points at is not on this page.",
    );
    SmallBank::good()
        .add(ANSWER, "\n[Up](#how-it-grows), <https://docs.python.org>, [here](../lists/answer.md#how-it-grows).\n")
        .tells(&[]);
    SmallBank::good()
        .replace(GUIDE, "mid/lists", "lists")
        .tells(&[
            "content/guide.md:6:12: The link to \"lists/answer.md#how-it-grows\" leads nowhere.",
        ]);
}

#[test]
fn what_was_executed_is_recorded_properly() {
    let executed = "content/executed.json";
    let bank = SmallBank::good()
        .without(executed)
        .tells(&["content/executed.json:1:1: Nothing says which Python printed the outputs."]);
    assert!(bank.inspect().problems[0].defect.is_mended_by_execution());
    SmallBank::good()
        .replace(EXAMPLE, "# runs on: cpython", "# runs on: pyodide, cpython")
        .tells(&["content/executed.json:1:1: The field `pyodide` is missing."]);
    SmallBank::good()
        .replace(executed, "3.11.7", "latest")
        .tells(&["content/executed.json:2:14 cpython: \"latest\" is no version of Python."]);
    SmallBank::good()
        .replace(executed, "\"cpython\"", "\"pypy\": \"7\", \"cpython\"")
        .tells(&["content/executed.json:2:3 pypy: There is no field `pypy` here."]);
}

#[test]
fn slips_in_several_files_are_told_together() {
    SmallBank::good()
        .replace(CATALOGUE, "\"Easy\"", "\"Simple\"")
        .add(ANSWER, "\n# Top\n")
        .without(OUTPUT)
        .tells(&[
            "content/mid/lists/answer.md:13:1: A heading of level 1.",
            "content/mid/lists/growth.py:1:1: The example \"growth.py\" has no recorded output.",
            "questions.json:6:19 [0].difficulty: \"Simple\" is no difficulty.",
        ]);
}

#[test]
fn an_example_that_needs_what_is_not_to_be_had() {
    let needs = |line: &str| {
        SmallBank::good()
            .with(
                "content/requirements.in",
                "sqlalchemy\npsycopg[binary]>=3\n",
            )
            .with("content/requirements.txt", "sqlalchemy==2.1.9\n")
            .replace(
                EXAMPLE,
                "# runs on: cpython",
                &format!("# runs on: cpython\n{line}"),
            )
    };
    needs("# needs: psycopg, postgresql").tells(&[]);
    needs("# needs: redis").tells(&[
        "content/mid/lists/growth.py:2:1: The second line names \"redis\", which is not to be had.",
    ]).mended_by("Allowed: sqlalchemy, psycopg, redis-server, postgresql. Packages are those of content/requirements.in.");
    needs("# needs sqlalchemy").tells(&[
        "content/mid/lists/growth.py:2:1: The second line doesn't say what the example needs.",
    ]);
    needs("# needs: sqlalchemy")
        .replace(EXAMPLE, "# runs on: cpython", "# runs on: pyodide")
        .replace("content/executed.json", "cpython", "pyodide")
        .tells(&[
            "content/mid/lists/growth.py:1:1: An example that needs more than Python's own library runs on cpython only.",
        ]);
}

#[test]
fn a_diagram_that_is_not_quoted_or_cannot_be_drawn() {
    let drawing = "title A\ntext A box.\nbox a 0,0 8x4 \"a\"\n";
    let diagram = "content/mid/lists/slots.diagram";
    let quoted = |source: &str| {
        SmallBank::good()
            .with(diagram, source)
            .add(ANSWER, "\n[The slots](slots.diagram)\n")
    };
    let good = quoted(drawing).tells(&[]);
    let inspection = good.inspect();
    let answer = inspection.answers.values().next().unwrap();
    assert_eq!(answer.diagrams[0].diagram.title, "A");
    SmallBank::good()
        .with(diagram, drawing)
        .tells(&["content/mid/lists/slots.diagram:1:1: The answer doesn't quote this diagram."]);
    quoted(&drawing.replace("8x4", "8by4")).tells(&[
        "content/mid/lists/slots.diagram:3:1: This diagram can't be drawn: \"8by4\" is no size; write WIDTHxHEIGHT with whole numbers from 1 to 400, such as 12x4.",
    ]);
    SmallBank::good()
        .add(ANSWER, "\n[The slots](slot.diagram)\n")
        .tells(&["content/mid/lists/answer.md:13:1: The answer quotes \"slot.diagram\", which is not beside it."]);
    quoted(drawing)
        .add(ANSWER, "\nSee [the slots](slots.diagram) there.\n")
        .tells(&["content/mid/lists/answer.md:15:5: The link to \"slots.diagram\" leads nowhere."]);
}
