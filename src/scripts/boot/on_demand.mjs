// Scripts that only some visits need are loaded on demand.

import { on, page, parameters } from "../page.mjs";
import { isTeam } from "./address.mjs";

const isShared = isTeam || parameters.has("pause");
if (isShared) page.dataset.shared = "";
export const team = isShared && import("../team.mjs");

on("handover", async () => (await import("../handover.mjs")).default());

// The theme, from the URL or the catalogue.
const look = async () => (await import("../looks.mjs")).default(page.dataset, parameters);
const LOOKS = ["accent_color", "color_scheme", "corner_radius", "font_family", "logo_url"];
if (LOOKS.some((name) => parameters.has(name))) look();
on("theme", look);

if (parent !== window) import("../in_frame.mjs");
