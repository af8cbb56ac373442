// Freezes `Date`: without arguments it is this time, otherwise it works as usual. Only a test
// advances it.
(() => {
  const RealDate = Date;
  let now = new RealDate(LOCAL_TIME).getTime();
  window.harnessClock = { forward: (milliseconds) => void (now += milliseconds) };
  const FixedDate = new Proxy(RealDate, {
    construct: (target, values, newTarget) =>
      Reflect.construct(target, values.length ? values : [now], newTarget),
    apply: () => new RealDate(now).toString(),
    get: (target, key) => (key === "now" ? () => now : Reflect.get(target, key)),
  });
  RealDate.prototype.constructor = FixedDate;
  globalThis.Date = FixedDate;
})();
