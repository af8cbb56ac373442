//! Looking for a program on `PATH`.

use std::env;
use std::path::PathBuf;

/// The program's path, if it is on `PATH`.
pub fn find(program: &str) -> Option<PathBuf> {
    let file = format!("{program}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&env::var_os("PATH")?)
        .map(|directory| directory.join(&file))
        .find(|path| path.is_file())
}
