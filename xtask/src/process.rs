//! Running other programs. None of them may read from the terminal: in CI it would wait forever.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use anyhow::{Context, Result, bail};

/// Runs the program and returns its standard output. Its messages are shown only if it fails.
pub fn captured(command: &mut Command) -> Result<Vec<u8>> {
    let output = command.stdin(Stdio::null()).output().with_context(|| cannot_start(command))?;
    succeeded(command, output)
}

/// The same, with `input` as the program's standard input.
pub fn piped(command: &mut Command, input: &[u8]) -> Result<Vec<u8>> {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .with_context(|| cannot_start(command))?;
    let mut stdin = child.stdin.take().context("invariant: stdin is piped")?;
    // On a separate thread: a program that writes while it reads would otherwise deadlock with us.
    let output = std::thread::scope(|scope| {
        scope.spawn(move || stdin.write_all(input));
        child.wait_with_output()
    })
    .with_context(|| format!("cannot wait for {}", name(command)))?;
    succeeded(command, output)
}

/// Runs the program with its output on the terminal.
pub fn shown(command: &mut Command) -> Result<()> {
    let status = command.stdin(Stdio::null()).status().with_context(|| cannot_start(command))?;
    if !status.success() {
        bail!("{} failed ({status})", line(command));
    }
    Ok(())
}

fn succeeded(command: &Command, output: Output) -> Result<Vec<u8>> {
    if output.status.success() {
        return Ok(output.stdout);
    }
    let stdout = String::from_utf8_lossy(&output.stdout);
    let stderr = String::from_utf8_lossy(&output.stderr);
    bail!(
        "{} failed ({}):\n{}\n{}",
        line(command),
        output.status,
        stdout.trim_end(),
        stderr.trim_end(),
    )
}

fn cannot_start(command: &Command) -> String {
    format!("cannot start {}; is it installed and on PATH?", name(command))
}

/// The program's file name, without its folders.
fn name(command: &Command) -> String {
    let program = Path::new(command.get_program());
    program.file_name().unwrap_or(program.as_os_str()).to_string_lossy().into_owned()
}

/// The command line as typed (but unquoted: it is for reading only).
fn line(command: &Command) -> String {
    let mut line = name(command);
    for argument in command.get_args() {
        line.push(' ');
        line.push_str(&argument.to_string_lossy());
    }
    line
}
