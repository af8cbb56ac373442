// Starts the widget: a separate file, because the Content-Security-Policy forbids inline scripts,
// and a small one, because it has to load before the first tap.
//
// The first question is static HTML and can be answered before the program has loaded.
// Checkboxes keep their state; a tap on "Weiter" or on a language is recorded here and replayed
// later.
//
// The browser loads a single file: esbuild bundles the modules of boot/ in the order of these imports.

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
