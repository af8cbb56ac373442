// Copies a text, which is also selected: without HTTPS there is no Clipboard API, and a host's page may
// forbid it; the older command copies the selection. Returns whether either worked.
/** @type {(selected: string) => Promise<boolean>} */
export const copy = async (selected) => {
  const isCopied = await navigator.clipboard?.writeText(selected).then(
    () => true,
    () => false,
  );
  return isCopied || document.execCommand("copy");
};
