// Requests the catalogue once the first question has been painted: earlier, it would compete with the
// program for bandwidth. If nothing is painted because the page is in the background, it is
// requested when the program starts. The program finds the URL in an attribute, and takes over the
// request.

import { chosenCatalogue, fetchCatalogue } from "../own.mjs";
import { page, parameters } from "../page.mjs";
import { started } from "./program.mjs";

const catalogue = chosenCatalogue(parameters);
page.dataset.catalogue = catalogue;
if (catalogue) {
  const painted = new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  Promise.race([painted, started]).then(() => {
    page.catalogue = fetchCatalogue(catalogue);
    // The program reports the failure.
    page.catalogue.catch(() => {});
  });
}
