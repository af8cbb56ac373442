// The catalogue is requested once the first question has been painted: before, it would take its share of
// the line from the style sheet. Where nothing is painted because the page is out of sight, it is requested
// when the program starts. The program, which knows the address by its attribute, takes over the request.

import { chosenCatalogue, fetchCatalogue } from "../own.mjs";
import { page, parameters } from "../page.mjs";
import { started } from "./program.mjs";

const catalogue = chosenCatalogue(parameters);
page.dataset.catalogue = catalogue;
if (catalogue) {
  const painted = new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  Promise.race([painted, started]).then(() => {
    page.catalogue = fetchCatalogue(catalogue);
    // The program tells of a failure.
    page.catalogue.catch(() => {});
  });
}
