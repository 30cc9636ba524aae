//! Links as they stand on a page.
//!
//! It must not know the site's addresses beyond what the page's closure gives.

use bank::author::{Origin, Target};

use crate::Place;
use crate::error::Error;
use line::escaped;

/// The opening tag of a link. `prefix` starts the ids of the text that the link stands in.
pub(crate) fn opening(
    address: &str,
    origin: Origin,
    prefix: &str,
    place: &Place<'_>,
) -> Result<String, Error> {
    let target = Target::read(address, origin);
    let href = match &target {
        Target::External => {
            return Ok(format!(
                "<a href=\"{}\" rel=\"noopener\">",
                escaped(address)
            ));
        }
        Target::Heading { fragment } => format!("#{prefix}{fragment}"),
        Target::Example { name } => format!("#{prefix}{}", example_id(name)),
        Target::Question { id, fragment, .. } => match fragment {
            Some(fragment) => format!("{}#{id}-{fragment}", (place.address)(&target)),
            None => (place.address)(&target),
        },
        Target::Guide { fragment } => match fragment {
            Some(fragment) => format!("{}#{fragment}", (place.address)(&target)),
            None => (place.address)(&target),
        },
        Target::Diagram { .. } | Target::Insecure | Target::Nowhere => {
            return Err(Error::BrokenLink {
                address: address.to_owned(),
            });
        }
    };
    Ok(format!("<a href=\"{}\">", escaped(&href)))
}

/// The id of an example's figure, without the prefix of its text.
pub(crate) fn example_id(name: &str) -> String {
    let stem = name.strip_suffix(".py").unwrap_or(name);
    format!("example-{}", stem.replace('_', "-"))
}
