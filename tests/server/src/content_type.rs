//! Content types by file extension. Owns the table; knows no file.

use std::path::Path;

/// The content type of a file, by its extension.
pub(crate) fn of(path: &Path) -> &'static str {
    let extension = path.extension().and_then(|it| it.to_str()).unwrap_or("");
    match extension {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        // Without this exact type, browsers refuse to compile while loading.
        "wasm" => "application/wasm",
        "json" | "map" => "application/json; charset=utf-8",
        "webmanifest" => "application/manifest+json; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "ico" => "image/vnd.microsoft.icon",
        "woff2" => "font/woff2",
        "xml" => "application/xml; charset=utf-8",
        "atom" => "application/atom+xml; charset=utf-8",
        "txt" | "md" | "py" | "out" => "text/plain; charset=utf-8",
        "zip" | "whl" => "application/zip",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wasm_has_the_type_that_streaming_compilation_needs() {
        assert_eq!(of(Path::new("a/app_bg.wasm")), "application/wasm");
    }

    #[test]
    fn an_unknown_extension_is_plain_bytes() {
        assert_eq!(of(Path::new("a/LICENSE")), "application/octet-stream");
    }
}
