//! Where the data goes: standard output, or a file that is replaced when the output is whole.

use std::fs::{self, File, Metadata};
use std::io::{self, Stdout, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;
use thiserror::Error;

/// The way out for data. Writing to it changes no regular file; [`commit`](Self::commit) does.
#[derive(Debug)]
pub(crate) enum Output {
    Stdout(Stdout),
    /// A device or a pipe, in whose place no file can be put.
    Stream(File),
    Replacement {
        file: NamedTempFile,
        target: PathBuf,
    },
}

impl Output {
    /// Standard output where there is no path, else the file of that name.
    ///
    /// # Errors
    ///
    /// Nothing can be written there.
    pub(crate) fn open(path: Option<&Path>) -> Result<Self, OutputError> {
        let Some(path) = path else {
            return Ok(Self::Stdout(io::stdout()));
        };
        let name = || path.display().to_string();
        let output = match fs::metadata(path) {
            Ok(there) if there.is_dir() => return Err(OutputError::Folder(name())),
            Ok(there) if !there.is_file() => Self::stream(path),
            Ok(there) if there.permissions().readonly() => {
                return Err(OutputError::ReadOnly(name()));
            }
            Ok(there) => Self::in_place_of(path, &there),
            Err(_) => Self::beside(path.to_owned()),
        };
        output.map_err(|error| OutputError::Create(name(), error))
    }

    /// Puts the file in its place.
    ///
    /// # Errors
    ///
    /// That failed; a file that stood there still stands there.
    pub(crate) fn commit(self) -> Result<(), OutputError> {
        match self {
            Self::Stdout(_) | Self::Stream(_) => Ok(()),
            Self::Replacement { file, target } => put_in_place(file, &target),
        }
    }

    fn stream(path: &Path) -> io::Result<Self> {
        File::options().write(true).open(path).map(Self::Stream)
    }

    /// The new file gets the old one's permissions. Where `path` is a symbolic link it stays one.
    fn in_place_of(path: &Path, there: &Metadata) -> io::Result<Self> {
        let output = Self::beside(path.canonicalize()?)?;
        if let Self::Replacement { file, .. } = &output {
            file.as_file().set_permissions(there.permissions())?;
        }
        Ok(output)
    }

    /// A temporary file in the folder of `target`, since a rename stays within one file system.
    fn beside(target: PathBuf) -> io::Result<Self> {
        let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty());
        let file = tempfile::Builder::new()
            .prefix(".interview-")
            .suffix(".tmp")
            // Not the private permissions that tempfile would choose.
            .make_in(folder.unwrap_or(Path::new(".")), |path| File::create_new(path))?;
        Ok(Self::Replacement { file, target })
    }
}

fn put_in_place(file: NamedTempFile, target: &Path) -> Result<(), OutputError> {
    let failed = |error| OutputError::Replace(target.display().to_string(), error);
    // Else a crash of the machine soon after could leave an empty file.
    file.as_file().sync_all().map_err(failed)?;
    file.persist(target).map_err(|error| failed(error.error))?;
    Ok(())
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Stdout(stdout) => stdout.write(bytes),
            Self::Stream(file) => file.write(bytes),
            Self::Replacement { file, .. } => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Stdout(stdout) => stdout.flush(),
            Self::Stream(file) => file.flush(),
            Self::Replacement { file, .. } => file.flush(),
        }
    }
}

/// Why the output could not be written.
#[derive(Debug, Error)]
pub(crate) enum OutputError {
    #[error("{0}: it is a folder; name a file in it")]
    Folder(String),
    #[error("{0}: it is write-protected; make it writable or name another file")]
    ReadOnly(String),
    #[error("{0}: it cannot be written: {1}; check that its folder exists and is writable")]
    Create(String, io::Error),
    #[error("{0}: it cannot be put in its place: {1}; nothing there has changed")]
    Replace(String, io::Error),
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    }

    #[test]
    fn a_file_is_replaced_at_the_end_and_not_before() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("rows.csv");
        fs::write(&path, "old").unwrap();
        let mut output = Output::open(Some(&path)).unwrap();
        output.write_all(b"new").unwrap();
        output.flush().unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"old");
        output.commit().unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(names(folder.path()), ["rows.csv"]);
    }

    #[test]
    fn nothing_is_left_of_an_output_that_is_dropped() {
        let folder = tempfile::tempdir().unwrap();
        let mut output = Output::open(Some(&folder.path().join("rows.csv"))).unwrap();
        output.write_all(b"half").unwrap();
        drop(output);
        assert!(names(folder.path()).is_empty());
    }

    #[test]
    fn says_why_nothing_can_be_written() {
        let folder = tempfile::tempdir().unwrap();
        let error = Output::open(Some(folder.path())).unwrap_err();
        assert!(matches!(error, OutputError::Folder(_)), "{error}");
        let error = Output::open(Some(&folder.path().join("none/rows.csv"))).unwrap_err();
        assert!(matches!(error, OutputError::Create(..)), "{error}");

        let path = folder.path().join("kept.csv");
        fs::write(&path, "kept").unwrap();
        let mut permissions = fs::metadata(&path).unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&path, permissions).unwrap();
        let error = Output::open(Some(&path)).unwrap_err();
        assert!(matches!(error, OutputError::ReadOnly(_)), "{error}");
    }

    #[cfg(unix)]
    #[test]
    fn permissions_and_links_stay_and_devices_are_written_in_place() {
        use std::os::unix::fs::{PermissionsExt, symlink};

        let folder = tempfile::tempdir().unwrap();
        let (path, link) = (folder.path().join("rows.csv"), folder.path().join("link.csv"));
        fs::write(&path, "old").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        symlink(&path, &link).unwrap();
        let mut output = Output::open(Some(&link)).unwrap();
        output.write_all(b"new").unwrap();
        output.commit().unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);

        Output::open(Some(Path::new("/dev/null"))).unwrap().commit().unwrap();
        assert!(!fs::metadata("/dev/null").unwrap().is_file());
    }
}
