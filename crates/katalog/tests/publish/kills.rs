//! A run that is killed at any of its system calls leaves a complete site behind, and the next run
//! cleans up what is left over.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;

use nix::sys::ptrace::{self, Options};
use nix::sys::signal::Signal;
use nix::sys::wait::{WaitPidFlag, WaitStatus, waitpid};
use nix::unistd::Pid;

use crate::{Desk, SMALL, complained};

/// The number of kills to try in parallel.
const AT_ONCE: usize = 2;
/// An upper bound on the system calls that writing takes.
const MOST_STEPS: usize = 5_000;

/// A `katalog` process that is stepped through the system calls of its first thread.
struct Traced {
    child: Child,
    is_in_call: bool,
}

impl Traced {
    fn start(desk: &Desk, arguments: &[&str]) -> Self {
        // Waits for the tracer before it executes the program.
        let mut command = Command::new("sh");
        command.args(["-c", r#"read -r line && exec "$@""#, "sh", env!("CARGO_BIN_EXE_katalog")]);
        command.args(arguments).current_dir(desk.path("")).stdin(Stdio::piped());
        command.stdout(Stdio::null()).stderr(Stdio::null());
        let mut child = command.spawn().expect("a shell");
        let pid = pid(&child);
        ptrace::seize(pid, Options::PTRACE_O_TRACESYSGOOD | Options::PTRACE_O_EXITKILL)
            .expect("tracing child processes is allowed (/proc/sys/kernel/yama/ptrace_scope)");
        ptrace::interrupt(pid).expect("it is being traced");
        waitpid(pid, Some(WaitPidFlag::__WALL)).expect("it stops");
        let mut input = child.stdin.take().expect("a pipe");
        std::io::Write::write_all(&mut input, b"\n").expect("it waits");
        Self { child, is_in_call: false }
    }

    /// Runs to the start of the next system call; false when the process has ended.
    fn step(&mut self) -> bool {
        let pid = pid(&self.child);
        let mut signal = None;
        loop {
            ptrace::syscall(pid, signal.take()).expect("it is stopped");
            match waitpid(pid, Some(WaitPidFlag::__WALL)).expect("it continues") {
                WaitStatus::PtraceSyscall(_) => {
                    self.is_in_call = !self.is_in_call;
                    if self.is_in_call {
                        return true;
                    }
                }
                WaitStatus::Stopped(_, its) => signal = Some(its),
                WaitStatus::Exited(..) | WaitStatus::Signaled(..) => return false,
                _ => {}
            }
        }
    }

    fn kill(mut self) {
        self.child.kill().expect("it is running");
        let pid = pid(&self.child);
        let is_over = |status| matches!(status, WaitStatus::Signaled(_, Signal::SIGKILL, _));
        while !is_over(waitpid(pid, Some(WaitPidFlag::__WALL)).expect("it ends")) {}
    }
}

fn pid(child: &Child) -> Pid {
    Pid::from_raw(child.id().cast_signed())
}

/// Deletes what a run has left beside its output.
fn clear(desk: &Desk) {
    for entry in fs::read_dir(desk.path("")).expect("a folder").flatten() {
        if entry.file_name().to_string_lossy().starts_with('.') {
            fs::remove_dir_all(entry.path()).expect("a workplace");
        }
    }
}

/// Whether there are hidden files beside the output.
fn is_something_left(desk: &Desk) -> bool {
    let mut entries = fs::read_dir(desk.path("")).expect("a folder").flatten();
    entries.any(|entry| entry.file_name().to_string_lossy().starts_with('.'))
}

/// All files on the disk with their sizes; workplaces without the random part of their names.
fn on_disk(folder: &Path, prefix: &str, found: &mut Vec<(String, u64)>) {
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let (name, about) = (entry.file_name(), entry.metadata().expect("it exists"));
        let name = name.to_string_lossy();
        let name = if name.ends_with(".tmp") { "workplace" } else { &name };
        let path = format!("{prefix}/{name}");
        if about.is_dir() {
            on_disk(&entry.path(), &path, found);
        }
        found.push((path, about.len()));
    }
    found.sort();
}

/// Kills a run at each of its system calls, starting with the first write.
///
/// `prepare` sets up the desk before each kill; `look` checks the state after it, and `go_on` does
/// the next run and checks its result. Both receive the number of steps. When the disk is the same
/// as after the previous kill, `go_on` is skipped, as the next run would do the same. Returns the
/// number of kills.
fn kill_everywhere(
    desks: &[Desk; AT_ONCE],
    arguments: &[&str],
    prepare: impl Fn(&Desk) + Sync,
    look: impl Fn(&Desk, usize) + Sync,
    go_on: impl Fn(&Desk, usize) + Sync,
) -> usize {
    let (prepare, look, go_on) = (&prepare, &look, &go_on);
    let kills = |desk: &Desk, first: usize| {
        let mut before = Vec::new();
        for (kills, steps) in (first..MOST_STEPS).step_by(AT_ONCE).enumerate() {
            prepare(desk);
            let mut run = Traced::start(desk, arguments);
            let mut left = steps;
            let is_over = loop {
                if !run.step() {
                    break true;
                }
                if is_something_left(desk) || left < steps {
                    if left == 0 {
                        break false;
                    }
                    left -= 1;
                }
            };
            if is_over {
                return kills;
            }
            run.kill();
            let mut now = Vec::new();
            on_disk(&desk.path(""), "", &mut now);
            look(desk, steps);
            if now == before {
                clear(desk);
            } else {
                go_on(desk, steps);
                assert!(!is_something_left(desk), "left behind after {steps} steps");
                before = now;
            }
        }
        panic!("the run does not end");
    };
    thread::scope(|scope| {
        let runs: Vec<_> = desks
            .iter()
            .enumerate()
            .map(|(first, desk)| scope.spawn(move || kills(desk, first)))
            .collect();
        runs.into_iter().map(|run| run.join().expect("the failure is shown above")).sum()
    })
}

const PUBLISH: [&str; 8] =
    ["publish", "katalog.json", "--widget", "dist", "--out", "site", "--today", "2026-11-22"];

fn catalogues() -> [String; 2] {
    // Each has a file that the other has not.
    let other = SMALL
        .replace("Familienbüro", "Familienzentrum")
        .replace("\"offers\"", r#""includes": ["land.json"], "offers""#);
    [SMALL.to_owned(), other]
}

fn desk() -> Desk {
    // The smallest possible widget.
    Desk::with(&[("land.json", &SMALL.replace("familienbuero", "landesbuero"))])
}

type Files = BTreeMap<String, Vec<u8>>;

fn sites(desk: &Desk) -> [Files; 2] {
    catalogues().map(|catalogue| {
        desk.put("katalog.json", &catalogue);
        let output = desk.publish(&[]);
        assert!(output.status.success(), "{}", complained(&output));
        desk.files("site")
    })
}

#[test]
fn a_kill_at_any_system_call_leaves_the_old_site_or_the_new_one() {
    let desks = [desk(), desk()];
    let [sites, same] = [sites(&desks[0]), sites(&desks[1])];
    assert!(sites == same && sites[0].len() < sites[1].len());
    let now = |desk: &Desk| usize::from(desk.files("site") == sites[1]);
    // Alternates between the two catalogues.
    let prepare = |desk: &Desk| desk.put("katalog.json", &catalogues()[1 - now(desk)]);
    let look = |desk: &Desk, steps| {
        let left = desk.files("site");
        assert!(sites.contains(&left), "half a site after {steps} steps: {:?}", left.keys());
    };
    let kills = kill_everywhere(&desks, &PUBLISH, prepare, look, |desk, steps| {
        let wanted = usize::from(desk.read("katalog.json") == catalogues()[1]);
        let output = desk.publish(&[]);
        assert!(output.status.success(), "after {steps} steps: {}", complained(&output));
        assert!(desk.files("site") == sites[wanted], "after {steps} steps");
    });
    assert!(kills > 100, "{kills}");
}

#[test]
fn a_kill_at_any_system_call_leaves_the_old_catalogue_or_the_new_one() {
    let tables = ["Name\nElterncafé\n", "Name\nKrabbelgruppe\n"];
    let catalogue = |desk: &Desk| fs::read_to_string(desk.path("neu.json")).expect("it exists");
    let import = ["import", "tabelle.csv", "-o", "neu.json", "--today", "2026-11-22"];
    let run = |desk: &Desk| {
        let output = Command::new(env!("CARGO_BIN_EXE_katalog"))
            .args(import)
            .current_dir(desk.path(""))
            .output()
            .expect("katalog runs");
        assert!(desk.path("neu.json").exists(), "{}", complained(&output));
    };
    let desks = [desk(), desk()];
    let catalogues = tables.map(|table| {
        desks[0].put("tabelle.csv", table);
        run(&desks[0]);
        catalogue(&desks[0])
    });
    desks[1].put("neu.json", &catalogues[0]);
    let now = |desk: &Desk| usize::from(catalogue(desk) == catalogues[1]);
    let prepare = |desk: &Desk| desk.put("tabelle.csv", tables[1 - now(desk)]);
    let look = |desk: &Desk, steps| {
        assert!(catalogues.contains(&catalogue(desk)), "half a catalogue after {steps} steps");
    };
    let kills = kill_everywhere(&desks, &import, prepare, look, |desk, steps| {
        let wanted = usize::from(desk.read("tabelle.csv") == tables[1]);
        run(desk);
        assert_eq!(catalogue(desk), catalogues[wanted], "after {steps} steps");
    });
    assert!(kills > 20, "{kills}");
}

#[test]
fn a_kill_at_any_system_call_of_the_first_publication_leaves_no_site_or_all_of_it() {
    let desks = [desk(), desk()];
    let [_, wanted] = sites(&desks[0]);
    let prepare = |desk: &Desk| {
        desk.put("katalog.json", &catalogues()[1]);
        if desk.path("site").exists() {
            fs::remove_dir_all(desk.path("site")).expect("it is a folder");
        }
    };
    let look = |desk: &Desk, steps| {
        let is_there = desk.path("site").exists();
        assert!(!is_there || desk.files("site") == wanted, "half a site after {steps} steps");
    };
    let kills = kill_everywhere(&desks, &PUBLISH, prepare, look, |desk, steps| {
        let output = desk.publish(&[]);
        assert!(output.status.success(), "after {steps} steps: {}", complained(&output));
        assert!(desk.files("site") == wanted, "after {steps} steps");
    });
    assert!(kills > 100, "{kills}");
}
