//! Share links: what is written is read back, what was ever written is still read, and damage is told with its place.

use gil::link::{Beside, Link, LinkProblem, Program};
use gil::{
    FreeThreading, IoKind, MILLISECOND, Model, Processes, Segment, Signal, StartMethod, ThreadSpec,
    Workload, WorkloadError, json, scenario,
};

/// A workload with everything in it.
fn whole() -> Workload {
    Workload {
        model: Model::Processes(Processes {
            start: StartMethod::Spawn,
            payload_bytes: 1_000,
        }),
        switch_interval_us: 500,
        cores: 3,
        window_ns: Some(50 * MILLISECOND + 1),
        locks: vec!["a lock; b=c".to_owned(), "é".to_owned()],
        signals: vec![Signal {
            at_ns: 7_000_500,
            handler_ns: 50_000,
        }],
        threads: vec![
            ThreadSpec {
                name: "main".to_owned(),
                segments: vec![
                    Segment::Start { thread: 1 },
                    Segment::Lock { lock: 1 },
                    Segment::CCall {
                        ns: 1_250,
                        releases_gil: false,
                    },
                    Segment::CCall {
                        ns: 10,
                        releases_gil: true,
                    },
                    Segment::Unlock { lock: 1 },
                    Segment::Join { thread: 1 },
                ],
                ..ThreadSpec::default()
            },
            ThreadSpec {
                name: "work-1, \"quoted\"".to_owned(),
                count: 2,
                repeat: 9,
                pool: true,
                segments: IoKind::ALL
                    .into_iter()
                    .map(|via| Segment::Io { ns: 5_000, via })
                    .collect(),
                ..ThreadSpec::default()
            },
            ThreadSpec {
                name: String::new(),
                background: true,
                segments: vec![Segment::Cpu { ns: MILLISECOND }],
                ..ThreadSpec::default()
            },
        ],
    }
}

fn link(program: Program) -> Link {
    Link {
        beside: Beside::Model(Model::FreeThreaded(FreeThreading::default())),
        seed: Some(7),
        at_ns: Some(12_345_678),
        range_ns: Some((0, 20 * MILLISECOND)),
        ..Link::to(program)
    }
}

#[test]
fn what_is_written_is_read_back() {
    for program in [
        Program::Workload(whole()),
        Program::Scenario("convoy".to_owned()),
    ] {
        let link = link(program);
        let text = link.to_text();
        assert_eq!(Link::parse(&text), Ok(link.clone()), "{text}");
        assert_eq!(Link::parse(&format!("#{text}")), Ok(link));
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || b":;=,-._~".contains(&byte);
        assert!(text.bytes().all(plain), "{text}");
    }
}

#[test]
fn files_hold_everything_too() {
    let text = json::workload_to_json(&whole());
    assert_eq!(json::parse_workload(&text), Ok(whole()), "{text}");
    for scenario in scenario::all() {
        for model in Model::ALL {
            let workload = Workload {
                model,
                window_ns: Some(MILLISECOND),
                ..scenario.workload()
            };
            let text = json::workload_to_json(&workload);
            assert_eq!(json::parse_workload(&text), Ok(workload), "{text}");
        }
    }
}

#[test]
fn files_hold_what_a_program_is_compared_with() {
    let models = Model::ALL.map(Beside::Model);
    for beside in models.into_iter().chain([Beside::Usual, Beside::Nothing]) {
        for seed in [None, Some(0), Some(u64::MAX)] {
            let text = json::program_to_json(&whole(), beside, seed);
            let file = json::ProgramFile {
                workload: whole(),
                beside,
                seed,
            };
            assert_eq!(json::parse_program(&text), Ok(file), "{text}");
            assert_eq!(json::parse_workload(&text), Ok(whole()));
        }
    }
    for (what, words) in [
        (r#""seed": -1"#, "seed: must be a whole number from 0"),
        (r#""seed": 1.5"#, "seed: must be a whole number from 0"),
        (r#""seed": "1""#, "seed: expected a whole number"),
        (r#""beside": "gli""#, "beside: unknown word `gli`"),
        (
            r#""beside": {"name": "gil", "x": 1}"#,
            "beside.x: unknown field",
        ),
    ] {
        let text = format!(
            r#"{{{what}, "switch_interval_ms": 5, "cores": 2, "threads": [{{"name": "a", "segments": [{{"cpu_ms": 5}}]}}]}}"#
        );
        let error = json::parse_program(&text).expect_err(what).to_string();
        assert!(error.starts_with(words), "{error}");
    }
}

/// Texts of version 1. They stand in other people's pages and must be read for ever: never change one, only add.
#[test]
fn links_of_version_1_are_read_for_ever() {
    let scenario = "v1:s=priority~2dinversion;at=7131.25";
    let read = Link::parse(scenario).expect(scenario);
    assert_eq!(
        read.program,
        Program::Scenario("priority-inversion".to_owned())
    );
    assert_eq!(read.at_ns, Some(7_131_250));

    let program =
        "v1:i=5000;c=2;m=g;t=cpu,1,1,b,c5000;t=io,1,6,,i2000-c500;b=f8,0,2000;r=3;z=0,20000";
    let read = Link::parse(program).expect(program);
    let convoy = scenario::find("convoy").expect("the scenario").workload();
    assert_eq!(read.program, Program::Workload(convoy));
    assert_eq!(read.seed, Some(3));
    assert_eq!(
        read.to_text(),
        "v1:i=5000;c=2;m=g;t=cpu,1,1,b,c5000;t=io,1,6,,i2000-c500;b=f8,0,2000;r=3;z=0,20000"
    );

    let alone = "v1:s=four~2dways;b=n";
    let read = Link::parse(alone).expect(alone);
    assert_eq!(read.beside, Beside::Nothing);
    assert_eq!(read.to_text(), alone);

    let all = "v1:i=500;c=3;w=50000.001;m=pN,1000;k=a~20lock;n=7000.5,50;t=a,1,1,,S1-L0-h1.25-x0.01-U0-J1;t=b,2,9,p,i5-y5-r5-p5-b5;t=,1,1,b,c1000";
    let read = Link::parse(all).expect(all);
    assert_eq!(read.to_text(), all);
}

#[test]
fn every_scenario_is_known_by_a_short_link() {
    for scenario in scenario::all() {
        let text = Link::to(Program::Workload(scenario.workload())).to_text();
        assert!(text.len() < 200, "{}: {text}", scenario.id);
    }
}

#[test]
fn damage_is_told_with_its_place() {
    let fails = |text: &str| {
        let error = Link::parse(text).expect_err(text);
        (error.at, error.problem)
    };
    for (text, at, problem) in [
        ("", 0, LinkProblem::Version),
        ("v2:s=convoy", 0, LinkProblem::Version),
        ("v1:", 3, LinkProblem::Missing),
        ("v1:s", 3, LinkProblem::Missing),
        ("v1:x=1", 3, LinkProblem::Field),
        ("v1:i=5000;i=5000", 10, LinkProblem::Twice),
        ("v1:i=-5", 5, LinkProblem::Number),
        ("v1:i=NaN", 5, LinkProblem::Number),
        ("v1:i=99999999999", 5, LinkProblem::Number),
        ("v1:t=a,1,1,,c600000001", 13, LinkProblem::Number),
        ("v1:t=a,1,1,,c1.2345", 15, LinkProblem::Number),
        ("v1:t=a,1,1,,q5", 12, LinkProblem::Letter),
        ("v1:t=a,1,1,z,c5", 11, LinkProblem::Letter),
        ("v1:t=a,1,1", 5, LinkProblem::Missing),
        ("v1:t=a,1,1,,c5,9", 15, LinkProblem::More),
        ("v1:t=~f,1,1,,c5", 5, LinkProblem::Name),
        ("v1:t=~ff,1,1,,c5", 5, LinkProblem::Name),
        ("v1:m=g;s=convoy", 0, LinkProblem::Program),
        ("v1:at=5", 0, LinkProblem::Program),
        ("v1:m=zz", 5, LinkProblem::Letter),
        ("v1:m=gg", 6, LinkProblem::More),
        (
            "v1:t=a,1000000,1,,c5",
            0,
            LinkProblem::Workload(WorkloadError::TooManyThreads),
        ),
        ("v1:c=2", 0, LinkProblem::Workload(WorkloadError::NoThreads)),
    ] {
        assert_eq!(fails(text), (at, problem), "{text}");
    }
    let long = format!("v1:s={}", "a".repeat(20_000));
    assert_eq!(fails(&long), (0, LinkProblem::TooLong));
}
