//! Finding the addresses in a page's source, without a browser.
//!
//! Not a parser of HTML: it walks tags and their attributes, which is enough for pages that a program wrote.

/// What a page refers to: the values of `href` and `src` of every tag, as written, each with its tag's name.
#[must_use]
pub fn links(html: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        rest = &rest[start + 1..];
        let name_end = rest
            .find(|letter: char| !letter.is_ascii_alphanumeric())
            .unwrap_or(rest.len());
        let name = rest[..name_end].to_ascii_lowercase();
        if name.is_empty() {
            continue;
        }
        rest = &rest[name_end..];
        rest = attributes(rest, |attribute, value| {
            if matches!(attribute, "href" | "src") {
                found.push((name.clone(), unescaped(value)));
            }
        });
        // What scripts and styles say is not HTML.
        if matches!(name.as_str(), "script" | "style") {
            let end = rest.find(&format!("</{name}")).unwrap_or(rest.len());
            rest = &rest[end..];
        }
    }
    found
}

/// What the styles of a page would load. Elsewhere in a page, `url(` may be code to read.
#[must_use]
pub fn styles_links(html: &str) -> Vec<String> {
    let styles = html
        .split("<style")
        .skip(1)
        .filter_map(|rest| rest.split("</style>").next());
    styles
        .flat_map(|style| style.split("url(").skip(1))
        .filter_map(|part| part.split(')').next())
        .map(|value| value.trim_matches(['"', '\'']).to_owned())
        .collect()
}

/// Walks a tag's attributes and gives what follows the tag.
fn attributes(mut rest: &str, mut each: impl FnMut(&str, &str)) -> &str {
    loop {
        rest = rest.trim_start_matches(|letter: char| letter.is_whitespace() || letter == '/');
        if let Some(after) = rest.strip_prefix('>') {
            return after;
        }
        let end = rest
            .find(|letter: char| letter.is_whitespace() || matches!(letter, '=' | '>'))
            .unwrap_or(rest.len());
        if end == 0 {
            return rest;
        }
        let name = rest[..end].to_ascii_lowercase();
        rest = rest[end..].trim_start();
        let Some(value) = rest.strip_prefix('=') else {
            continue;
        };
        let value = value.trim_start();
        let quote = value
            .chars()
            .next()
            .filter(|letter| matches!(letter, '"' | '\''));
        let (value, after) = match quote {
            Some(quote) => value[1..].split_once(quote).unwrap_or((&value[1..], "")),
            None => value.split_at(
                value
                    .find(|letter: char| letter.is_whitespace() || letter == '>')
                    .unwrap_or(value.len()),
            ),
        };
        each(&name, value);
        rest = after;
    }
}

fn unescaped(value: &str) -> String {
    value
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_found_however_they_are_written() {
        let html = "<!doctype html><a class=x href=\"../q/gil/?a=1&amp;b=2\">A</a><IMG src='p.png' alt>\
                    <script src=s.js>if (a<b) document.write('<a href=\"no\">')</script><p>href=\"no\"</p>";
        let found = links(html);
        let wanted = [
            ("a", "../q/gil/?a=1&b=2"),
            ("img", "p.png"),
            ("script", "s.js"),
        ];
        assert_eq!(
            found,
            wanted.map(|(tag, link)| (tag.to_owned(), link.to_owned()))
        );
    }

    #[test]
    fn styles_tell_what_they_load() {
        assert_eq!(
            styles_links(
                "<style>a{background:url(\"x.svg\")}</style>url(1)<style>b{src:url(y.woff2)}</style>"
            ),
            ["x.svg", "y.woff2"]
        );
        assert!(styles_links("<style>a{color:red}</style>from_url(url)").is_empty());
    }
}
