// `Date` stands still; a date without arguments is this time, all others are what they were.
// Only a test sets it forward.
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
