// Time inside the screen runs as fast as the speaker's: whatever the engine asks for the time, or
// waits for, is told and waits in those seconds. This has to be there before the engine is.

(() => {
  const real = {
    Date,
    now: performance.now.bind(performance),
    frame: requestAnimationFrame.bind(window),
    timeout: setTimeout.bind(window),
    interval: setInterval.bind(window),
  };
  let rate = 1;
  let anchor = real.now();
  let passed = 0; // milliseconds since the beginning
  let moment = real.Date.now(); // milliseconds since 1970 at the beginning

  const since = (at = real.now()) => passed + (at - anchor) * rate;

  window.Date = class extends real.Date {
    constructor(...given) {
      super(...(given.length ? given : [moment + since()]));
    }
    static now() {
      return Math.round(moment + since());
    }
  };
  performance.now = () => since();
  window.requestAnimationFrame = (then) => real.frame((at) => then(since(at)));
  window.setTimeout = (then, wait = 0, ...given) => real.timeout(then, wait / rate, ...given);
  window.setInterval = (then, wait = 0, ...given) => real.interval(then, wait / rate, ...given);

  window.speakerTime = {
    /** It is that moment (milliseconds since 1970). */
    setMoment(now) {
      moment = now - since();
    },
    setRate(next) {
      passed = since();
      anchor = real.now();
      rate = next;
    },
  };
})();
