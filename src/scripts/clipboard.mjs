// Copies a text, which is also selected: without HTTPS there is no clipboard, and in a host's page it may be
// forbidden; the older way copies what is selected. Tells whether one of them has worked.
/** @type {(selected: string) => Promise<boolean>} */
export const copy = async (selected) => {
  const isCopied = await navigator.clipboard?.writeText(selected).then(
    () => true,
    () => false,
  );
  return isCopied || document.execCommand("copy");
};
