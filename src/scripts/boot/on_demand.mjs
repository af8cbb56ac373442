// Scripts that only some visits need are loaded on demand.

import { find } from "../find.mjs";
import { on, page, parameters } from "../page.mjs";
import { LOOKS, isTeam } from "./address.mjs";

const isShared = isTeam || parameters.has("pause");
if (isShared) page.dataset.shared = "";
export const team = isShared && import("../team.mjs");

// A browser may keep the failure of an import: another URL of the file fetches it again.
let handover = new URL("./handover.mjs", import.meta.url).href;
on("handover", async () => {
  try {
    (await import(handover)).default();
  } catch (error) {
    console.error(error);
    handover += "?";
    const sorry = find("#link-failed");
    if (sorry) sorry.hidden = false;
  }
});

// The theme, from the URL or the catalogue; a published page knows it from the beginning.
const look = async () => (await import("../looks.mjs")).default(page.dataset, parameters);
if (LOOKS.some((name) => parameters.has(name) || name in page.dataset)) look();
on("theme", look);

if (parent !== window) import("../in_frame.mjs");
