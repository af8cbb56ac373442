//! A run that is killed, at whichever of its system calls, leaves a whole site behind, and the next
//! run clears away what it has left.

use std::collections::BTreeMap;
use std::fs;
use std::process::{Child, Command, Stdio};
use std::thread;

use nix::sys::ptrace::{self, Options};
use nix::sys::signal::Signal;
use nix::sys::wait::{WaitPidFlag, WaitStatus, waitpid};
use nix::unistd::Pid;

use crate::{Desk, SMALL, complained};

/// How many kills are tried at the same time.
const AT_ONCE: usize = 2;
/// More system calls than writing takes.
const MOST_STEPS: usize = 5_000;

/// A run of `katalog` that goes from one system call of its first thread to the next.
struct Traced {
    child: Child,
    is_in_call: bool,
}

impl Traced {
    fn start(desk: &Desk, arguments: &[&str]) -> Self {
        // Waits to be traced before it becomes the program.
        let mut command = Command::new("sh");
        command.args(["-c", r#"read -r line && exec "$@""#, "sh", env!("CARGO_BIN_EXE_katalog")]);
        command.args(arguments).current_dir(desk.path("")).stdin(Stdio::piped());
        command.stdout(Stdio::null()).stderr(Stdio::null());
        let mut child = command.spawn().expect("a shell");
        let pid = pid(&child);
        ptrace::seize(pid, Options::PTRACE_O_TRACESYSGOOD | Options::PTRACE_O_EXITKILL)
            .expect("a process may trace its children (/proc/sys/kernel/yama/ptrace_scope)");
        ptrace::interrupt(pid).expect("it is traced");
        waitpid(pid, Some(WaitPidFlag::__WALL)).expect("it stops");
        let mut input = child.stdin.take().expect("a pipe");
        std::io::Write::write_all(&mut input, b"\n").expect("it waits");
        Self { child, is_in_call: false }
    }

    /// Goes on to the beginning of the next system call; false when the run has ended.
    fn step(&mut self) -> bool {
        let pid = pid(&self.child);
        let mut signal = None;
        loop {
            ptrace::syscall(pid, signal.take()).expect("it is stopped");
            match waitpid(pid, Some(WaitPidFlag::__WALL)).expect("it goes on") {
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
        self.child.kill().expect("it is there");
        let pid = pid(&self.child);
        let is_over = |status| matches!(status, WaitStatus::Signaled(_, Signal::SIGKILL, _));
        while !is_over(waitpid(pid, Some(WaitPidFlag::__WALL)).expect("it ends")) {}
    }
}

fn pid(child: &Child) -> Pid {
    Pid::from_raw(child.id().cast_signed())
}

/// Whether something hidden lies beside what was written.
fn is_something_left(desk: &Desk) -> bool {
    let mut entries = fs::read_dir(desk.path("")).expect("a folder").flatten();
    entries.any(|entry| entry.file_name().to_string_lossy().starts_with('.'))
}

/// Kills a run at each of its system calls from the moment when it begins to write.
///
/// Before each the desk is made ready with `prepare`; after it `check` looks what is there, told
/// how many steps it went. How many kills there were.
fn kill_everywhere(
    desks: &[Desk; AT_ONCE],
    arguments: &[&str],
    prepare: impl Fn(&Desk, usize) + Sync,
    check: impl Fn(&Desk, usize) + Sync,
) -> usize {
    let (prepare, check) = (&prepare, &check);
    let kills = |desk: &Desk, first: usize| {
        for (kills, steps) in (first..MOST_STEPS).step_by(AT_ONCE).enumerate() {
            prepare(desk, steps);
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
            check(desk, steps);
        }
        panic!("it does not end");
    };
    thread::scope(|scope| {
        let runs: Vec<_> = desks
            .iter()
            .enumerate()
            .map(|(first, desk)| scope.spawn(move || kills(desk, first)))
            .collect();
        runs.into_iter().map(|run| run.join().expect("what is said above")).sum()
    })
}

const PUBLISH: [&str; 8] =
    ["publish", "katalog.json", "--widget", "dist", "--out", "site", "--today", "2026-11-22"];

fn catalogues() -> [String; 2] {
    // One has a file that the other has not.
    let other = SMALL
        .replace("Familienbüro", "Familienzentrum")
        .replace("\"offers\"", r#""includes": ["land.json"], "offers""#);
    [SMALL.to_owned(), other]
}

fn desk() -> Desk {
    // The smallest widget that there is.
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
    let prepare = |desk: &Desk, steps: usize| {
        let wanted = &catalogues()[steps / AT_ONCE % 2];
        desk.put("katalog.json", wanted);
    };
    let kills = kill_everywhere(&desks, &PUBLISH, prepare, |desk, steps| {
        let wanted = &sites[steps / AT_ONCE % 2];
        let left = desk.files("site");
        assert!(sites.contains(&left), "half a site after {steps} steps: {:?}", left.keys());
        let output = desk.publish(&[]);
        assert!(output.status.success(), "after {steps} steps: {}", complained(&output));
        assert!(desk.files("site") == *wanted, "after {steps} steps");
        assert!(!is_something_left(desk), "left over after {steps} steps");
    });
    assert!(kills > 100, "{kills}");
}

#[test]
fn a_kill_at_any_system_call_leaves_the_old_catalogue_or_the_new_one() {
    let table = |name: &str| format!("Name;Telefon\n{name};0561 1234\n");
    let catalogue = |desk: &Desk| fs::read_to_string(desk.path("neu.json")).expect("it is there");
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
    let catalogues = ["Elterncafé", "Krabbelgruppe"].map(|name| {
        desks[0].put("tabelle.csv", &table(name));
        run(&desks[0]);
        catalogue(&desks[0])
    });
    desks[1].put("neu.json", &catalogues[0]);
    let prepare = |desk: &Desk, steps: usize| {
        desk.put("tabelle.csv", &table(["Elterncafé", "Krabbelgruppe"][steps / AT_ONCE % 2]));
    };
    let kills = kill_everywhere(&desks, &import, prepare, |desk, steps| {
        assert!(catalogues.contains(&catalogue(desk)), "half a catalogue after {steps} steps");
        run(desk);
        assert_eq!(catalogue(desk), catalogues[steps / AT_ONCE % 2], "after {steps} steps");
        assert!(!is_something_left(desk), "left over after {steps} steps");
    });
    assert!(kills > 20, "{kills}");
}

#[test]
fn a_kill_at_any_system_call_of_the_first_publication_leaves_no_site_or_all_of_it() {
    let desks = [desk(), desk()];
    let [_, wanted] = sites(&desks[0]);
    let prepare = |desk: &Desk, _| {
        desk.put("katalog.json", &catalogues()[1]);
        if desk.path("site").exists() {
            fs::remove_dir_all(desk.path("site")).expect("it is a folder");
        }
    };
    let kills = kill_everywhere(&desks, &PUBLISH, prepare, |desk, steps| {
        let is_there = desk.path("site").exists();
        assert!(!is_there || desk.files("site") == wanted, "half a site after {steps} steps");
        let output = desk.publish(&[]);
        assert!(output.status.success(), "after {steps} steps: {}", complained(&output));
        assert!(!is_something_left(desk), "left over after {steps} steps");
    });
    assert!(kills > 100, "{kills}");
}
