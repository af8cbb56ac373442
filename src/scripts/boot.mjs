// Starts the widget. What has to happen before it has loaded is early.js's.
//
// The first question is static HTML and can be answered before the program has loaded.
// Checkboxes keep their state; a tap on a button is recorded by early.js, and replayed here or by the
// program.
//
// The browser loads a single file: esbuild bundles the modules of boot/ in the order of these imports.

import "./boot/dress.mjs";
import "./boot/languages.mjs";
import { team } from "./boot/on_demand.mjs";
import "./boot/catalogue.mjs";
import { fail, message } from "./boot/message.mjs";
import { start } from "./boot/program.mjs";
import { page } from "./page.mjs";

try {
  await start();
  // A device must not be shared without the script that clears it.
  await team;
  page.dataset.started = "";
  message.hidden = !("failed" in page.dataset);
} catch (error) {
  fail(error);
}
