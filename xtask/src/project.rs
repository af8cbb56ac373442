//! The project's paths.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The folder of the widget's scripts.
pub const SCRIPTS: &str = "src/scripts";

/// The checkout that this program was built from.
#[derive(Debug)]
pub struct Project {
    root: PathBuf,
}

impl Project {
    pub fn here() -> Self {
        let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
        Self { root: xtask.parent().unwrap_or(xtask).to_owned() }
    }

    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The finished static files.
    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// Cargo's target folder.
    pub fn compiled(&self) -> PathBuf {
        self.root.join(env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into()))
    }

    /// Scratch space of the build, never distributed.
    pub fn scratch(&self) -> PathBuf {
        self.root.join("target").join("widget")
    }

    /// A command that runs in the project's root.
    pub fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.root);
        command
    }

    /// The cargo that runs this program.
    pub fn cargo(&self) -> Command {
        self.command(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
    }
}
