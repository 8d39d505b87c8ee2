//! Every fuzz target on every seed, saved crash and example, on stable Rust.

use std::path::{Path, PathBuf};
use std::{fs, io};

use interview_properties::Target;

#[test]
fn seeds_crashes_and_examples() -> io::Result<()> {
    let inputs = inputs()?;
    for path in &inputs {
        let bytes = fs::read(path)?;
        for target in Target::ALL {
            let checked = target.run(&bytes);
            assert_eq!(checked, Ok(()), "{}", path.display());
        }
    }
    report(&format!("replayed {} inputs on each of {} targets", inputs.len(), Target::ALL.len()))
}

#[test]
fn there_is_something_to_replay() -> io::Result<()> {
    let inputs = inputs()?;
    for (part, least) in [("fuzz/seeds", 20), ("examples", 8)] {
        let count = inputs.iter().filter(|path| path.starts_with(root().join(part))).count();
        assert!(count >= least, "only {count} files in {part}");
    }
    Ok(())
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn inputs() -> io::Result<Vec<PathBuf>> {
    let mut paths = listed("fuzz/seeds")?;
    paths.extend(listed("fuzz/crashes")?);
    for ending in ["txt", "srt", "vtt"] {
        let article = |example: PathBuf| example.join("article").with_extension(ending);
        paths.extend(listed("examples")?.into_iter().map(article));
    }
    paths.extend(listed("examples/pages")?);
    paths.retain(|path| path.is_file());
    Ok(paths)
}

/// What a folder holds, in the order of the names, but for hidden files.
fn listed(folder: &str) -> io::Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(root().join(folder))? {
        let entry = entry?;
        if !entry.file_name().as_encoded_bytes().starts_with(b".") {
            paths.push(entry.path());
        }
    }
    paths.sort();
    Ok(paths)
}

/// Past the test harness, which shows what a test prints only if it fails.
fn report(line: &str) -> io::Result<()> {
    io::Write::write_all(&mut io::stdout(), format!("{line}\n").as_bytes())
}
