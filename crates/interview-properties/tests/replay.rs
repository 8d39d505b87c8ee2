//! Every fuzz target on every seed, saved crash and example, on stable Rust.

use std::fs;
use std::path::{Path, PathBuf};

use interview_properties::Target;

#[test]
fn seeds_crashes_and_examples() {
    let inputs = inputs();
    for (path, bytes) in &inputs {
        for target in Target::ALL {
            let checked = target.run(bytes);
            assert!(checked.is_ok(), "{}: {}", path.display(), checked.unwrap_err());
        }
    }
    println!("replayed {} inputs on {} targets", inputs.len(), Target::ALL.len());
}

#[test]
fn there_is_something_to_replay() {
    let inputs = inputs();
    for (part, least) in [("fuzz/seeds", 20), ("examples", 8)] {
        let count = inputs.iter().filter(|(path, _)| path.starts_with(root().join(part))).count();
        assert!(count >= least, "only {count} files in {part}");
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn inputs() -> Vec<(PathBuf, Vec<u8>)> {
    let mut paths = files(&root().join("fuzz/seeds"));
    paths.extend(files(&root().join("fuzz/crashes")));
    paths.extend(files(&root().join("examples")).into_iter().map(|it| it.join("article.txt")));
    paths.retain(|path| path.is_file());
    paths.into_iter().map(|path| (path.clone(), fs::read(path).unwrap())).collect()
}

/// What a folder holds, in the order of the names, but for hidden files.
fn files(folder: &Path) -> Vec<PathBuf> {
    let listed = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap());
    let shown = listed.filter(|entry| !entry.file_name().as_encoded_bytes().starts_with(b"."));
    let mut paths: Vec<_> = shown.map(|entry| entry.path()).collect();
    paths.sort();
    paths
}
