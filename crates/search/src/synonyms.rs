//! What interviewers also call a thing.
//!
//! Owns the table, and finding what of it a query's words name. It must not know how a match is weighed.

/// Words that stand together in a query, and a word that also means them. Both are forms as they are indexed.
///
/// Only what is the same thing stands here: a looser relation would push aside what the reader asked for.
const SYNONYMS: &[(&[&str], &[&str])] = &[
    (&["abc"], &["abstract"]),
    (&["annotation"], &["hint"]),
    (&["annotations"], &["hints"]),
    (&["async"], &["asynchronous", "asyncio"]),
    (&["asynchronous"], &["async", "asyncio"]),
    (&["authn"], &["authentication"]),
    (&["authz"], &["authorization"]),
    (&["big", "oh"], &["bigo", "complexity"]),
    (&["big", "o"], &["complexity"]),
    (&["constructor"], &["__init__", "__new__", "init"]),
    (&["coro"], &["coroutine"]),
    (&["class", "variable"], &["attribute"]),
    (&["instance", "variable"], &["attribute"]),
    (&["member", "variable"], &["attribute"]),
    (&["stack", "trace"], &["traceback"]),
    (&["stacktrace"], &["traceback"]),
    (&["ctor"], &["constructor", "__init__", "init"]),
    (&["ctx", "manager"], &["contextmanager"]),
    (&["cyclic", "import"], &["circular"]),
    (&["db"], &["database"]),
    (&["di"], &["injection"]),
    (&["distributed", "tracing"], &["tracing"]),
    (&["dunder"], &["special", "magic"]),
    (&["env", "var"], &["environment"]),
    (&["exception", "groups"], &["exceptiongroup"]),
    (&["exception", "group"], &["exceptiongroup"]),
    (&["fake"], &["mock"]),
    (&["freethreaded"], &["nogil", "freethreading"]),
    (&["free", "threaded"], &["nogil", "freethreading"]),
    (&["freethreading"], &["nogil", "freethreaded"]),
    (&["free", "threading"], &["nogil", "freethreaded"]),
    (&["gc"], &["garbage"]),
    (&["global", "interpreter", "lock"], &["gil"]),
    (&["global", "lock"], &["gil"]),
    (&["hashmap"], &["dict"]),
    (&["hash", "map"], &["dict"]),
    (&["hash", "table"], &["dict"]),
    (&["dictionary"], &["dict"]),
    (&["dictionaries"], &["dicts", "dict"]),
    (&["inversion", "of", "control"], &["injection"]),
    (&["ioc"], &["injection"]),
    (&["k8s"], &["kubernetes"]),
    (&["listcomp"], &["comprehension"]),
    (&["magic", "method"], &["dunder", "special"]),
    (&["magic", "methods"], &["dunder", "special"]),
    (&["method", "resolution", "order"], &["mro"]),
    (&["mp"], &["multiprocessing"]),
    (&["monkeypatch"], &["patch"]),
    (&["nogil"], &["freethreading", "freethreaded"]),
    (&["parallel"], &["multiprocessing", "concurrent"]),
    (&["pg"], &["postgres"]),
    (&["postgres"], &["postgresql"]),
    (&["postgresql"], &["postgres"]),
    (&["refcount"], &["referencecounting"]),
    (&["refcounting"], &["referencecounting"]),
    (&["regex"], &["regular", "re"]),
    (&["regexp"], &["regex", "regular"]),
    (&["special", "method"], &["dunder"]),
    (&["special", "methods"], &["dunder"]),
    (&["stub"], &["mock"]),
    (&["subclass"], &["inheritance"]),
    (&["test", "double"], &["mock"]),
    (&["ternary"], &["conditional"]),
    (&["threadpool"], &["executor"]),
    (&["thread", "pool"], &["executor"]),
    (&["type", "annotation"], &["hint"]),
    (&["tz"], &["timezone"]),
    (&["venv"], &["virtualenv", "virtual"]),
    (&["virtualenv"], &["venv", "virtual"]),
    (&["virtual", "env"], &["venv", "virtualenv"]),
    (&["virtual", "environment"], &["venv", "virtualenv"]),
];

/// What the words of a query may also be called: the place of each word with another form for it, and whether several words
/// together say so, which leaves no doubt.
pub(crate) fn also_called<'a>(
    words: &'a [&'a str],
) -> impl Iterator<Item = (usize, &'static str, bool)> + 'a {
    SYNONYMS.iter().flat_map(move |(names, others)| {
        let starts = (0..words.len()).filter(move |from| words[*from..].starts_with(names));
        starts.flat_map(move |from| {
            (from..from + names.len()).flat_map(move |place| {
                others
                    .iter()
                    .map(move |other| (place, *other, names.len() > 1))
            })
        })
    })
}
