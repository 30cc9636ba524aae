//! What a filter leaves, how many each option would leave, and how a filter stands in an address.

use proptest::prelude::*;
use search::{Facts, Filter, Group, Options, slug};

const CATEGORIES: [&str; 4] = [
    "Basics",
    "Performance",
    "Large Application Design",
    "I/O & Files",
];

fn options() -> Options {
    Options::new(CATEGORIES)
}

fn filter(address: &str) -> Filter {
    let parsed = Filter::parse(address, &options());
    assert_eq!(parsed.ignored, Vec::<String>::new(), "{address}");
    parsed.filter
}

const QUESTIONS: [Facts; 5] = [
    question("basics", "easy", "known", true, true),
    question("basics", "hard", "new", false, true),
    question("performance", "easy", "learning", true, true),
    question("performance", "medium", "new", false, false),
    question("large-application-design", "hard", "known", false, true),
];

const fn question<'a>(
    category: &'a str,
    difficulty: &'a str,
    status: &'a str,
    bookmarked: bool,
    matches: bool,
) -> Facts<'a> {
    Facts {
        matches_query: matches,
        category,
        difficulty,
        status,
        bookmarked,
    }
}

fn left(address: &str) -> Vec<usize> {
    let filter = filter(address);
    (0..QUESTIONS.len())
        .filter(|place| filter.admits(&QUESTIONS[*place]))
        .collect()
}

#[test]
fn options_of_a_group_add_up_and_groups_narrow() {
    assert_eq!(left(""), [0, 1, 2, 4]);
    assert_eq!(left("category=basics"), [0, 1]);
    assert_eq!(left("category=basics,performance"), [0, 1, 2]);
    assert_eq!(
        left("category=basics&category=performance&difficulty=easy"),
        [0, 2]
    );
    assert_eq!(left("difficulty=hard&status=known"), [4]);
    assert_eq!(left("difficulty=medium"), []);
}

#[test]
fn a_bookmark_is_a_status_beside_the_other() {
    assert_eq!(left("status=bookmarked"), [0, 2]);
    assert_eq!(left("status=bookmarked,new"), [0, 1, 2]);
    assert_eq!(left("status=known"), [0, 4]);
}

#[test]
fn a_count_tells_what_the_rest_of_the_filter_leaves_with_the_option() {
    let counts = filter("category=basics&difficulty=easy").counts(&options(), QUESTIONS);
    assert_eq!(counts.of(Group::Category), [1, 1, 0, 0], "of the easy ones");
    assert_eq!(counts.of(Group::Difficulty), [1, 0, 1], "of the basics");
    assert_eq!(counts.of(Group::Status), [0, 0, 1, 1], "of the easy basics");
    assert_eq!(counts.matching, 1);
}

#[test]
fn choosing_an_option_alone_shows_as_many_as_it_counts() {
    for address in [
        "",
        "category=basics",
        "difficulty=easy,hard&status=known",
        "status=bookmarked",
    ] {
        let filter = filter(address);
        let options = options();
        let counts = filter.counts(&options, QUESTIONS);
        for group in Group::ALL {
            for (place, (slug, _)) in options.of(group).enumerate() {
                let mut alone = filter.clone();
                for chosen in filter.chosen(group) {
                    alone.toggle(group, chosen);
                }
                alone.choose(group, slug);
                let shown = QUESTIONS
                    .iter()
                    .filter(|question| alone.admits(question))
                    .count();
                assert_eq!(counts.of(group)[place], shown, "{address} with {slug}");
            }
        }
    }
}

#[test]
fn an_address_is_read_as_it_is_typed_and_written_in_one_form() {
    let form = |address| filter(address).to_address();
    assert_eq!(
        form("?difficulty=hard&q=list+vs%20tuple"),
        "q=list+vs+tuple&difficulty=hard"
    );
    assert_eq!(
        form("status=Known,NEW,known&status=known"),
        "status=known&status=new"
    );
    assert_eq!(
        form("category=Large Application Design"),
        "category=large-application-design"
    );
    assert_eq!(
        form("category=large%20application+DESIGN,I/O %26 Files"),
        "category=i-o-files&category=large-application-design"
    );
    assert_eq!(form("?&category=&q=&utm_source=x&&"), "");
    assert_eq!(form("q=a%26b%3Dc%25%2B%23"), "q=a%26b%3Dc%25%2B%23");
    assert!(
        filter("?q=%20+").is_empty()
            && !filter("q=x").is_empty()
            && !filter("status=new").is_empty()
    );
}

#[test]
fn what_names_no_option_is_told_and_changes_nothing() {
    let parsed = Filter::parse(
        "?category=cooking,basics&difficulty=%F0%9F%90%8D&status=knwon&q=a&q=b&category=cooking",
        &options(),
    );
    assert_eq!(
        parsed.ignored,
        ["category=cooking", "difficulty=🐍", "status=knwon", "q=b"]
    );
    assert_eq!(parsed.filter, filter("q=a&category=basics"));
    // An option of one group is none of another.
    assert_eq!(
        Filter::parse("category=easy", &options()).ignored,
        ["category=easy"]
    );
}

#[test]
fn options_are_chosen_and_given_up_in_any_order() {
    let mut one = Filter::default();
    one.toggle(Group::Status, "new");
    one.toggle(Group::Category, "basics");
    let mut other = Filter::default();
    other.choose(Group::Category, "basics");
    other.choose(Group::Status, "known");
    other.choose(Group::Status, "new");
    other.choose(Group::Status, "new");
    assert_ne!(one, other);
    other.toggle(Group::Status, "known");
    assert_eq!(one, other);
    assert!(one.is_chosen(Group::Status, "new") && !one.is_chosen(Group::Status, "known"));
}

#[test]
fn slugs_are_lower_kebab_case() {
    assert_eq!(slug("Large Application Design"), "large-application-design");
    assert_eq!(slug("  I/O & Files! "), "i-o-files");
    assert_eq!(slug("large-application-design"), "large-application-design");
    assert_eq!(slug("…"), "");
    let options = options();
    let labels: Vec<_> = options.of(Group::Status).collect();
    assert_eq!(
        labels,
        [
            ("new", "New"),
            ("learning", "Learning"),
            ("known", "Known"),
            ("bookmarked", "Bookmarked")
        ]
    );
}

prop_compose! {
    fn any_filter()(query in any::<String>(), chosen in prop::collection::vec((0..3_usize, 0..4_usize), 0..9)) -> Filter {
        let options = options();
        let mut filter = Filter::default();
        filter.query = query;
        for (group, place) in chosen {
            let group = Group::ALL[group];
            if let Some((slug, _)) = options.of(group).nth(place) {
                filter.choose(group, slug);
            }
        }
        filter
    }
}

proptest! {
    #[test]
    fn a_filter_survives_its_address(filter in any_filter()) {
        let address = filter.to_address();
        prop_assert!(address.is_ascii() && !address.contains([' ', '#', '"', '<']), "{}", address);
        let read = Filter::parse(&address, &options());
        prop_assert_eq!(&read.filter, &filter);
        prop_assert_eq!(read.ignored, Vec::<String>::new());
        prop_assert_eq!(read.filter.to_address(), address);
    }

    #[test]
    fn any_address_is_read_and_its_form_is_stable(address in r"(\?|q=|category=|status=|&|,|\+|%[0-9a-fA-F]{0,2}|basics|known|\PC){0,20}") {
        let form = Filter::parse(&address, &options()).filter.to_address();
        prop_assert_eq!(Filter::parse(&form, &options()).filter.to_address(), form);
    }
}
