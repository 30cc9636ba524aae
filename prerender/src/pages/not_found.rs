//! The page for every wrong address. Servers show it at any depth, so it links to nothing of its own site
//! but the root of the host, and carries all that it needs.

use crate::shell::Document;

pub(crate) fn document() -> Document {
    let body = "<main id=\"main\" class=\"page\"><h1>There is no page here</h1>\
        <p class=\"lede\">The address may be mistyped, or the question was never written. Questions keep their addresses for good, \
        so nothing that was here has moved.</p>\
        <p class=\"lede\">Go back, or start again from the first page of this site.</p></main>";
    Document {
        page: None,
        title: "No page here · Evalloop".to_owned(),
        description: "There is no page at this address.".to_owned(),
        structured: None,
        body: body.to_owned(),
    }
}
