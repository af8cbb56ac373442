// Everything that a page can store on a device. In a sandbox, mere access throws.
async () => {
  const names = (/** @type {() => Storage} */ storage) => {
    try {
      return Object.keys(storage());
    } catch {
      return [];
    }
  };
  const list = async (/** @type {() => Promise<unknown[]>} */ ask) => {
    try {
      return await ask();
    } catch {
      return [];
    }
  };
  return {
    local: names(() => localStorage),
    session: names(() => sessionStorage),
    databases: await list(async () => (await indexedDB.databases()).map(({ name }) => name)),
    caches: await list(() => caches.keys()),
    service_workers: await list(async () =>
      (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope),
    ),
  };
}
