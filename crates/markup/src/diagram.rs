//! A diagram as a figure: the drawing with its caption.
//!
//! It must not know how it is drawn.

use bank::Picture;

use line::escaped;

/// The figure's HTML. `prefix` starts the ids of the text that it stands in.
pub(crate) fn figure(picture: &Picture, prefix: &str) -> String {
    let stem = picture.name.strip_suffix(".diagram");
    let id = format!(
        "{prefix}diagram-{}",
        stem.unwrap_or(&picture.name).replace('_', "-")
    );
    format!(
        "<figure class=\"diagram\" id=\"{id}\">\n{}<figcaption>{}</figcaption>\n</figure>\n",
        diagram::svg(&picture.diagram, &format!("{id}-")),
        escaped(&picture.diagram.title)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_figure_has_the_caption_and_the_drawing_its_words() {
        let source = "title A & B\ntext A points at B.\nbox a 0,0 4x4 \"A\"\nbox b 8,0 4x4 \"B\"\narrow a -> b\n";
        let picture = Picture {
            name: "two_names.diagram".to_owned(),
            diagram: diagram::parse(source).unwrap(),
        };
        let html = figure(&picture, "gil-");
        assert!(html.starts_with("<figure class=\"diagram\" id=\"gil-diagram-two-names\">"));
        assert!(html.contains("<desc id=\"gil-diagram-two-names-text\">A points at B.</desc>"));
        assert!(html.ends_with("<figcaption>A &amp; B</figcaption>\n</figure>\n"));
    }
}
