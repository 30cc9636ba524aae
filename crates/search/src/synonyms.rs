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
    (&["autoboxing"], &["interning"]),
    (&["big", "oh"], &["bigo", "complexity"]),
    (&["big", "o"], &["complexity"]),
    (&["btree"], &["index"]),
    (&["concurrency", "control"], &["locking"]),
    (&["constructor"], &["__init__", "__new__", "init"]),
    (&["coro"], &["coroutine"]),
    (&["corutine"], &["coroutine"]),
    (&["cors"], &["origin"]),
    (&["ctor"], &["constructor", "__init__", "init"]),
    (&["ctx", "manager"], &["contextmanager"]),
    (&["cyclic", "import"], &["circular"]),
    (&["daylight", "saving"], &["timezone"]),
    (&["db"], &["database"]),
    (&["di"], &["injection"]),
    (&["dst"], &["timezone"]),
    (&["duck", "typing"], &["protocol"]),
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
    (&["i18n"], &["unicode"]),
    (&["inversion", "of", "control"], &["injection"]),
    (&["ioc"], &["injection"]),
    (&["jit", "compiler"], &["jit"]),
    (&["k8s"], &["kubernetes"]),
    (&["listcomp"], &["comprehension"]),
    (&["load", "testing"], &["throughput"]),
    (&["magic", "method"], &["dunder", "special"]),
    (&["magic", "methods"], &["dunder", "special"]),
    (&["memory", "leak"], &["growth"]),
    (&["method", "resolution", "order"], &["mro"]),
    (&["mp"], &["multiprocessing"]),
    (&["monkeypatch"], &["patch"]),
    (&["nogil"], &["freethreading", "freethreaded"]),
    (&["oop"], &["class"]),
    (&["orm"], &["sqlalchemy"]),
    (&["parallel"], &["multiprocessing", "concurrent"]),
    (&["pg"], &["postgres"]),
    (&["postgres"], &["postgresql"]),
    (&["postgresql"], &["postgres"]),
    (&["queue", "worker"], &["celery"]),
    (&["race"], &["concurrency"]),
    (&["refcount"], &["reference"]),
    (&["refcounting"], &["reference"]),
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
    (&["utf8"], &["unicode", "encoding"]),
    (&["venv"], &["virtualenv", "virtual"]),
    (&["virtualenv"], &["venv", "virtual"]),
    (&["virtual", "env"], &["venv", "virtualenv"]),
    (&["virtual", "environment"], &["venv", "virtualenv"]),
    (&["walrus"], &["assignment"]),
];

/// What the words of a query may also be called: the place of each word with another form for it.
pub(crate) fn also_called<'a>(
    words: &'a [&'a str],
) -> impl Iterator<Item = (usize, &'static str)> + 'a {
    SYNONYMS.iter().flat_map(move |(names, others)| {
        let starts = (0..words.len()).filter(move |from| words[*from..].starts_with(names));
        starts.flat_map(move |from| {
            (from..from + names.len())
                .flat_map(move |place| others.iter().map(move |other| (place, *other)))
        })
    })
}
