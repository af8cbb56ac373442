// Starts the widget: a file of its own, because the Content-Security-Policy forbids
// inline scripts, and a small one, because it has to be there before the first tap.
//
// The first question is real HTML and can be answered before the program has arrived.
// Ticks keep themselves; a tap on "Weiter" or on a language is remembered here and carried
// out later.
//
// For the browser it is one file: esbuild puts the modules of boot/ into it, in the order of these imports.

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
