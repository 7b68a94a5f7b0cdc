// The speaker's own time, in seconds since 1970, as far as this page can tell it between two words
// of the server: it runs on at the rate it was told.

export class SpeakerClock {
  #moment = Date.now() / 1000;
  #anchor = performance.now();
  rate = 1;

  set(moment, rate = this.rate) {
    this.#moment = moment;
    this.#anchor = performance.now();
    this.rate = rate;
  }

  now() {
    return this.#moment + ((performance.now() - this.#anchor) / 1000) * this.rate;
  }

  /** Call back at a moment; gives what cancels it. */
  at(moment, then) {
    const timer = setTimeout(then, Math.max(0, ((moment - this.now()) / this.rate) * 1000));
    return () => clearTimeout(timer);
  }
}
