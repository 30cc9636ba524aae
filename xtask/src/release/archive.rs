//! A folder as a `.tar.gz` that depends on names and bytes alone: not on times, owners, rights, or the order in which a file
//! system tells its entries.

use std::fs;
use std::io;
use std::path::Path;

use flate2::{Compression, GzBuilder};
use tar::{Builder, EntryType, Header};

/// The archive; everything in it stands below `name`.
pub(super) fn of(folder: &Path, name: &str) -> io::Result<Vec<u8>> {
    // The header of gzip would say when and on which system.
    let packed = GzBuilder::new()
        .mtime(0)
        .operating_system(255)
        .write(Vec::new(), Compression::best());
    let mut archive = Builder::new(packed);
    add(&mut archive, folder, name)?;
    archive.into_inner()?.finish()
}

fn add<W: io::Write>(archive: &mut Builder<W>, folder: &Path, name: &str) -> io::Result<()> {
    let mut entries = fs::read_dir(folder)?.collect::<io::Result<Vec<_>>>()?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let name = format!("{name}/{}", entry.file_name().display());
        if entry.path().is_dir() {
            add(archive, &entry.path(), &name)?;
            continue;
        }
        let bytes = fs::read(entry.path())?;
        let mut header = Header::new_ustar();
        header.set_entry_type(EntryType::Regular);
        header.set_size(bytes.len() as u64);
        header.set_mode(0o644);
        header.set_mtime(0);
        header.set_uid(0);
        header.set_gid(0);
        archive.append_data(&mut header, &name, bytes.as_slice())?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::fs::File;
    use std::io::Read;
    use std::time::{Duration, SystemTime};

    use super::*;

    fn site(names: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a folder");
        for name in names {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().expect("inside")).expect("a folder");
            fs::write(path, name).expect("a file");
        }
        folder
    }

    #[test]
    fn the_same_files_are_the_same_bytes_whenever_and_in_whatever_order_they_were_written() {
        let one = site(&["index.html", "q/gil/index.html", "a.js"]);
        let other = site(&["a.js", "q/gil/index.html", "index.html"]);
        let old = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000);
        let file = File::options().write(true).open(other.path().join("a.js"));
        file.and_then(|file| file.set_modified(old))
            .expect("an old file");
        let of = |folder: &tempfile::TempDir| of(folder.path(), "evalloop-1").expect("an archive");
        assert_eq!(of(&one), of(&other));
        fs::write(other.path().join("a.js"), "b").expect("a file");
        assert_ne!(of(&one), of(&other));
    }

    #[test]
    fn what_is_packed_can_be_unpacked() {
        let site = site(&["index.html", "q/gil/index.html"]);
        let bytes = of(site.path(), "evalloop-1").expect("an archive");
        let mut archive = tar::Archive::new(flate2::read::GzDecoder::new(bytes.as_slice()));
        let mut found = Vec::new();
        for entry in archive.entries().expect("entries") {
            let mut entry = entry.expect("an entry");
            let mut text = String::new();
            entry.read_to_string(&mut text).expect("a text");
            found.push((entry.path().expect("a path").display().to_string(), text));
        }
        let wanted = [
            ("evalloop-1/index.html", "index.html"),
            ("evalloop-1/q/gil/index.html", "q/gil/index.html"),
        ];
        assert_eq!(
            found,
            wanted.map(|(path, text)| (path.to_owned(), text.to_owned()))
        );
    }
}
