//! That JSON is read and written as everybody else reads and writes it. `serde_json` is the judge.

use proptest::prelude::*;

use super::*;

const LONGEST: usize = 1 << 20;

fn parse(text: &str) -> Result<Value, JsonError> {
    Value::parse(text, LONGEST)
}

fn written(value: &Value) -> String {
    let mut text = String::new();
    value.write(&mut text);
    text
}

fn judge(text: &str) -> Option<serde_json::Value> {
    serde_json::from_str(text).ok()
}

#[test]
fn what_is_no_json_is_refused_where_it_stops() {
    for (text, at) in [
        ("", 0),
        ("  ", 2),
        ("{\"a\":1", 6),
        ("{\"a\":1,}", 7),
        ("{\"a\" 1}", 5),
        ("{a:1}", 1),
        ("[1,2", 4),
        ("[1,]", 3),
        ("nul", 0),
        ("NaN", 0),
        ("-", 1),
        ("01", 1),
        ("1.", 2),
        (".5", 0),
        ("1e", 2),
        ("+1", 0),
        ("\"a", 2),
        ("\"\n\"", 1),
        ("\"\\x\"", 2),
        ("\"\\u12g4\"", 5),
        ("\"\\ud800\"", 7),
        ("\"\\udc00\"", 2),
        ("\"\\ud800\\u0041\"", 2),
        ("{} {}", 3),
        ("\u{feff}{}", 0),
        ("é", 0),
        ("\"\\é\"", 2),
    ] {
        assert_eq!(parse(text), Err(JsonError::Syntax(at)), "{text:?}");
        assert_eq!(judge(text), None, "{text:?}");
    }
}

#[test]
fn length_and_nesting_are_bounded() {
    assert_eq!(Value::parse("12345", 4), Err(JsonError::TooLong));
    assert!(Value::parse("12345", 5).is_ok());
    let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
    assert!(parse(&nested(32)).is_ok());
    assert_eq!(parse(&nested(33)), Err(JsonError::TooDeep));
    for bomb in ["[", "{\"a\":", "[{\"a\":"] {
        assert_eq!(
            parse(&bomb.repeat(100_000)),
            Err(JsonError::TooDeep),
            "{bomb}"
        );
    }
    let wide = |fields: usize| format!("{{{}}}", vec!["\"a\":1"; fields].join(","));
    assert!(parse(&wide(10_000)).is_ok());
    assert_eq!(parse(&wide(10_001)), Err(JsonError::TooWide));
    // Wide is not deep.
    assert!(parse(&format!("[{}1]", "[],".repeat(100_000))).is_ok());
}

#[test]
fn numbers_stay_as_they_were_written() {
    let text = "[0,-0,1.50,1E+9,12345678901234567890123,-1.0e-2]";
    assert_eq!(
        parse(text).map(|value| written(&value)),
        Ok(text.to_owned())
    );
}

#[test]
fn whole_numbers_are_read_and_others_are_not() {
    let number = |text: &str| Value::Number(text.to_owned()).as_u64();
    assert_eq!(number("0"), Some(0));
    assert_eq!(number("18446744073709551615"), Some(u64::MAX));
    assert_eq!(number("99999999999999999999999"), Some(u64::MAX));
    for other in ["-1", "1.0", "1e3"] {
        assert_eq!(number(other), None, "{other}");
    }
    assert_eq!(Value::String("1".into()).as_u64(), None);
}

#[test]
fn the_last_of_two_fields_counts() {
    let value = parse(r#"{"a":1,"b":2,"a":3}"#).expect("it is JSON");
    assert_eq!(
        value.as_object().and_then(|object| object.get("a")),
        Some(&Value::Number("3".into()))
    );
}

proptest! {
    #[test]
    fn whole_numbers_are_written_as_everywhere(number in any::<u64>()) {
        let mut text = String::new();
        write_u64(number, &mut text);
        prop_assert_eq!(text, number.to_string());
    }

    #[test]
    fn strings_are_read_and_written_as_everywhere(string in r"(\PC|[\x00-\x1f\x7f\\/\x22\u{2028}🐍]){0,20}") {
        let mut text = String::new();
        write_string(&string, &mut text);
        prop_assert_eq!(judge(&text), Some(serde_json::Value::String(string.clone())));
        let escaped = string.encode_utf16().map(|unit| format!("\\u{unit:04x}"));
        let ascii = escaped.collect::<Vec<_>>().concat();
        prop_assert_eq!(parse(&format!("\"{ascii}\"")), Ok(Value::String(string)));
    }

    #[test]
    fn anything_is_read_as_everywhere(
        text in r#"([\[\]{}:,]|"[a-c\\ntu0-9]{0,3}"|-?[0-9.eE+]{1,4}|true|null|fals?e?| |\PC){0,12}"#,
    ) {
        let ours = parse(&text).ok();
        let theirs = judge(&text);
        // Numbers beyond a double are numbers to us alone.
        let too_large = theirs.is_none() && serde_json::from_str::<Box<serde_json::value::RawValue>>(&text).is_ok();
        prop_assert!(too_large || ours.is_some() == theirs.is_some(), "{:?} {:?}", ours, theirs);
        if let (Some(ours), Some(theirs)) = (ours, theirs) {
            prop_assert_eq!(judge(&written(&ours)), Some(theirs));
        }
    }

    #[test]
    fn what_is_written_is_read_again(text in any_json()) {
        let value = parse(&text).expect("it was written by serde_json");
        prop_assert_eq!(judge(&written(&value)), judge(&text));
        prop_assert_eq!(parse(&written(&value)), Ok(value));
    }
}

fn any_json() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<i64>().prop_map(Into::into),
        any::<f64>().prop_map(Into::into),
        any::<String>().prop_map(Into::into),
    ];
    let value = leaf.prop_recursive(4, 40, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(serde_json::Value::Array),
            prop::collection::vec((any::<String>(), inner), 0..6)
                .prop_map(|fields| serde_json::Value::Object(fields.into_iter().collect())),
        ]
    });
    value.prop_map(|value| value.to_string())
}
