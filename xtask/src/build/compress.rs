//! Writes the compressed copies that lie beside each file of the site, so
//! that a host can send them as they are. Knows nothing of the site but its
//! file extensions.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Instant;

use brotli::enc::BrotliEncoderParams;

/// Files of these kinds gain by compression; others are compressed already.
const COMPRESSIBLE: [&str; 19] = [
    "atom",
    "css",
    "csv",
    "html",
    "ico",
    "idx",
    "js",
    "json",
    "map",
    "md",
    "mjs",
    "py",
    "svg",
    "texts",
    "ttf",
    "txt",
    "wasm",
    "webmanifest",
    "xml",
];

/// The window of brotli, as a power of two: all of a file of up to 4 MB.
const BROTLI_WINDOW: i32 = 22;

/// Compresses all of `folder`. Where `old` (the site that was built before)
/// holds the same file, its copies are taken over.
pub(crate) fn all(folder: &Path, old: &Path) -> io::Result<()> {
    let begin = Instant::now();
    let mut files = Vec::new();
    collect(folder, &mut files)?;
    // The largest first, so that no thread is left alone with one at the end.
    files.sort_by_key(|(_, length)| std::cmp::Reverse(*length));
    let next = AtomicUsize::new(0);
    let reused = AtomicUsize::new(0);
    let worker = || -> io::Result<()> {
        while let Some((file, _)) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
            let inside = file.strip_prefix(folder).unwrap_or(file);
            if take_over(file, &old.join(inside))? {
                reused.fetch_add(1, Ordering::Relaxed);
            } else {
                one(file)?;
            }
        }
        Ok(())
    };
    let threads = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(worker)).collect();
        workers.into_iter().try_for_each(|worker| {
            worker
                .join()
                .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        })
    })?;
    println!(
        "  compressed {} files, {} of them as before, in {:.1} s",
        files.len(),
        reused.load(Ordering::Relaxed),
        begin.elapsed().as_secs_f32()
    );
    Ok(())
}

fn collect(folder: &Path, files: &mut Vec<(PathBuf, u64)>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let extension = path.extension().and_then(|it| it.to_str()).unwrap_or("");
        if path.is_dir() {
            collect(&path, files)?;
        } else if COMPRESSIBLE.contains(&extension) {
            let length = fs::metadata(&path)?.len();
            files.push((path, length));
        }
    }
    Ok(())
}

/// Copies the old file's copies if the old file is the same.
fn take_over(file: &Path, old: &Path) -> io::Result<bool> {
    let copies = [".br", ".gz"].map(|suffix| (with_suffix(old, suffix), with_suffix(file, suffix)));
    let complete = copies.iter().all(|(from, _)| from.is_file());
    if !complete || !old.is_file() || fs::read(old)? != fs::read(file)? {
        return Ok(false);
    }
    for (from, to) in &copies {
        fs::copy(from, to)?;
    }
    Ok(true)
}

fn one(file: &Path) -> io::Result<()> {
    let bytes = fs::read(file)?;
    fs::write(with_suffix(file, ".br"), brotli(&bytes)?)?;
    fs::write(with_suffix(file, ".gz"), gzip(&bytes)?)
}

fn with_suffix(file: &Path, suffix: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

fn brotli(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let parameters = BrotliEncoderParams {
        quality: 11,
        lgwin: BROTLI_WINDOW,
        size_hint: bytes.len(),
        ..BrotliEncoderParams::default()
    };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut compressed, &parameters)?;
    Ok(compressed)
}

fn gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish()
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    const PAGE: &str = "<p>the same words, the same words, the same words</p>";

    #[test]
    fn both_copies_hold_what_the_file_holds() {
        let folder = tempfile::tempdir().expect("a folder");
        let page = folder.path().join("mid/index.html");
        fs::create_dir(folder.path().join("mid")).expect("a folder");
        fs::write(&page, PAGE).expect("a page");
        all(folder.path(), &folder.path().join("none")).expect("compressed");

        let mut plain = Vec::new();
        let copy = fs::read(with_suffix(&page, ".br")).expect("a copy");
        brotli::BrotliDecompress(&mut &copy[..], &mut plain).expect("brotli");
        assert_eq!(plain, PAGE.as_bytes());

        let mut plain = String::new();
        let copy = fs::read(with_suffix(&page, ".gz")).expect("a copy");
        let mut decoder = flate2::read::GzDecoder::new(&copy[..]);
        decoder.read_to_string(&mut plain).expect("gzip");
        assert_eq!(plain, PAGE);
    }

    #[test]
    fn pictures_get_no_copies() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join("a.png"), PAGE).expect("a file");
        all(folder.path(), &folder.path().join("none")).expect("compressed");
        assert_eq!(fs::read_dir(folder.path()).expect("readable").count(), 1);
    }

    #[test]
    fn copies_of_an_unchanged_file_are_taken_over_and_of_a_changed_one_made() {
        let folder = tempfile::tempdir().expect("a folder");
        let [old, new] = ["old", "new"].map(|name| folder.path().join(name));
        for site in [&old, &new] {
            fs::create_dir(site).expect("a folder");
            fs::write(site.join("same.css"), PAGE).expect("a file");
        }
        fs::write(old.join("other.css"), "before").expect("a file");
        fs::write(new.join("other.css"), "after").expect("a file");
        for name in ["same.css", "other.css"] {
            fs::write(old.join(format!("{name}.br")), "mark").expect("a file");
            fs::write(old.join(format!("{name}.gz")), "mark").expect("a file");
        }
        all(&new, &old).expect("compressed");
        assert_eq!(fs::read(new.join("same.css.br")).expect("a copy"), b"mark");
        assert_ne!(fs::read(new.join("other.css.br")).expect("a copy"), b"mark");
    }
}
