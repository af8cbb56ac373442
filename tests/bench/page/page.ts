// Has every competitor do the same with the same catalogue, and times it.

import type { Found, Question, Rules, Subject } from "./contract";

interface Config {
  /** The competitors' modules. */
  subjects: string[];
  questions: Question[];
  words: string[];
  rules: Rules;
  /** How often each index is built. */
  builds: number;
}

/** Milliseconds; missing for what a competitor cannot do. */
interface Times {
  read: number;
  index: number;
  indexWords?: number;
  firstQuery: number;
  query: number;
  facets?: number;
  firstSearch?: number;
  search?: number;
}

/** A question takes microseconds, so they are repeated for at least this long. */
const LONG_ENOUGH = 250;
/** Two outliers, such as hiccups of the computer, do not shift a median of five. */
const ROUNDS = 5;

function time(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function median(times: number[]): number {
  return times.sort((a, b) => a - b)[times.length >> 1];
}

/** The median over rounds that ask everything once. */
function warm<T>(asked: T[], ask: (each: T) => void): number {
  const rounds: number[] = [];
  // The clock's resolution is tenths of milliseconds: one round may be too short for it.
  let repeats = 1;
  for (let spent = 0; spent < LONG_ENOUGH || rounds.length < ROUNDS; ) {
    const round = time(() => {
      for (let repeat = 0; repeat < repeats; repeat++) asked.forEach(ask);
    });
    spent += round;
    if (round < 10) repeats *= 2;
    else rounds.push(round / repeats / asked.length);
  }
  return median(rounds);
}

/** Lets pending tasks finish, so that they do not count towards the next competitor's time. */
function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 50));
}

async function run() {
  const get = async (path: string) => (await fetch(path)).arrayBuffer();
  const config: Config = await (await fetch("config.json")).json();
  const bytes = new Uint8Array(await get("katalog.json"));
  const times: Record<string, Times> = {};
  let expected: { name: string; sets: number[][] } | undefined;

  for (const name of config.subjects) {
    // In two steps, or esbuild would try to resolve the module.
    const path = `./${name}.mjs`;
    const module = await import(path);
    const builds: Pick<Times, "read" | "index" | "indexWords">[] = [];
    let firstQuery = 0;
    let firstSearch: number | undefined;
    let subject!: Subject & { free?(): void };
    for (let build = 0; build < config.builds; build++) {
      subject?.free?.();
      await pause();
      subject = new module.default();
      builds.push({
        read: time(() => subject.read(bytes, config.rules, config.questions)),
        index: time(() => subject.index()),
        indexWords: subject.indexWords && time(() => subject.indexWords!()),
      });
      if (build > 0) continue;
      firstQuery = time(() => subject.ask(0));
      firstSearch = subject.search && time(() => subject.search!(config.words[0]));
    }

    const sets = config.questions.map((_, question) => subject.all(question).sort((a, b) => a - b));
    expected ??= { name, sets };
    compare(name, sets, config.questions.map((_, question) => subject.ask(question)), expected);

    const numbers = config.questions.map((_, question) => question);
    const of = (step: "read" | "index" | "indexWords") =>
      median(builds.map((build) => build[step] ?? NaN));
    times[name] = {
      read: of("read"),
      index: of("index"),
      indexWords: subject.indexWords && of("indexWords"),
      firstQuery,
      query: warm(numbers, (question) => void subject.ask(question)),
      facets: subject.facets && warm(numbers, (question) => subject.facets!(question)),
      firstSearch,
      search: subject.search && warm(config.words, (words) => void subject.search!(words)),
    };
    subject.free?.();
  }
  const sizes = expected!.sets.map((set) => set.length);
  return { times, fitting: sizes.reduce((sum, size) => sum + size, 0) / sizes.length };
}

/** Being faster does not count if the results differ. */
function compare(name: string, sets: number[][], found: Found[], expected: { name: string; sets: number[][] }) {
  sets.forEach((set, question) => {
    const wanted = expected.sets[question];
    const { count, first } = found[question];
    const same = set.length === wanted.length && set.every((offer, at) => offer === wanted[at]);
    if (!same || count !== wanted.length || !first.every((offer) => set.includes(offer))) {
      throw new Error(
        `question ${question}: ${name} finds ${set.length} offers (and says ${count}), ` +
          `${expected.name} ${wanted.length}; they must be the same`,
      );
    }
  });
}

// Errors are returned as an answer too: otherwise the harness would wait in vain.
window.benchResult = run().catch((error) => ({ error: String(error?.stack ?? error) }));
