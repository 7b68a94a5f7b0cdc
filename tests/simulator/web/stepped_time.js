// Time that goes by frames, as fast as the machine draws them: what is measured does not depend on
// how busy the machine is. All frames of the page share the time of the outermost.

(() => {
  // Nobody listens, and sounds keep a time of their own.
  HTMLMediaElement.prototype.play = async () => {};
  if (top !== window) {
    const room = top;
    performance.now = () => room.performance.now();
    window.Date = class extends Date {
      constructor(...given) { super(...(given.length ? given : [room.Date.now()])); }
      static now() { return room.Date.now(); }
    };
    window.setTimeout = (then, wait, ...given) => room.setTimeout(then, wait, ...given);
    window.clearTimeout = (timer) => room.clearTimeout(timer);
    window.requestAnimationFrame = (then) => room.requestAnimationFrame(then);
    window.cancelAnimationFrame = (frame) => room.cancelAnimationFrame(frame);
    return;
  }

  const TURNS = 10; // steps
  const real = {
    Date,
    frame: requestAnimationFrame.bind(window),
    timeout: setTimeout.bind(window),
  };
  let steps = 0;
  const began = Date.now();
  const timers = new Map();
  let frames = new Map();
  let now = 0;
  let last = 0;

  performance.now = () => now;
  window.Date = class extends real.Date {
    constructor(...given) { super(...(given.length ? given : [began + now])); }
    static now() { return began + Math.round(now); }
  };
  window.setTimeout = (then, wait = 0, ...given) => {
    timers.set(++last, { at: now + Math.max(1, Number(wait)), run: () => then(...given) });
    return last;
  };
  window.clearTimeout = (timer) => timers.delete(timer);
  window.requestAnimationFrame = (then) => {
    frames.set(++last, then);
    return last;
  };
  window.cancelAnimationFrame = (frame) => frames.delete(frame);
  window.everyFrame = () => {};
  window.frameLasts = 100; // milliseconds

  // While the skill makes up what comes next, and until it is drawn and the speaker has become
  // quiet for it, time stands still: how long that takes is another question, and depends on the
  // machine.
  let thinks = false;
  const send = window.fetch.bind(window);
  window.fetch = (address, options) => {
    if (options?.body?.includes('"spoken"')) {
      thinks = true;
      const [show, room] = [document.getElementById("show"), document.body];
      Promise.all([
        changed(show, "data-token", () => true),
        changed(room, "data-state", () => room.dataset.state !== "speaks"),
      ]).then(() => { thinks = false; });
    }
    return send(address, options);
  };

  function changed(element, attribute, so) {
    return new Promise((then) => {
      const goesOn = new MutationObserver(() => {
        if (!so()) return;
        goesOn.disconnect();
        then();
      });
      goesOn.observe(element, { attributeFilter: [attribute] });
    });
  }

  // So it does until the screen is there.
  function standsStill() {
    const show = document.getElementById("show");
    return thinks || Boolean(show?.querySelector("iframe") && !show.dataset.ready);
  }

  function step() {
    const still = standsStill();
    const end = still ? now : now + window.frameLasts;
    for (;;) {
      const due = [...timers].filter(([, { at }]) => at <= end).sort(([, one], [, two]) => one.at - two.at)[0];
      if (!due) break;
      timers.delete(due[0]);
      now = Math.max(now, due[1].at);
      due[1].run();
    }
    now = end;
    const drawing = frames;
    frames = new Map();
    for (const draw of drawing.values()) draw(now);
    window.everyFrame(now);
    // Now and then the browser has its turn, which whoever types and clicks here waits for; while
    // time stands still, it has it all the time.
    if (still) real.timeout(() => next.port2.postMessage(null), 1);
    else if (++steps % TURNS) next.port2.postMessage(null);
    else real.frame(() => next.port2.postMessage(null));
  }

  // A message comes at once; a timer would wait some milliseconds.
  const next = new MessageChannel();
  next.port1.onmessage = step;
  next.port2.postMessage(null);
})();
