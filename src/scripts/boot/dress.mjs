// The style sheet is part of the page, unless a header by the host forbids that: then it is a file. Before
// everything else, because colours are set in it.

import { addStyles } from "../styles.mjs";

if (!document.styleSheets.length) await addStyles(new URL("./main.css", import.meta.url));
