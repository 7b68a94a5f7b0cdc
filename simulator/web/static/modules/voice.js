// The voice: one sound at a time, at the speed of time as far as an ear can follow.

export const FASTEST_HEARD = 3;

export class Voice {
  #playing = null;
  #ready = new Map();

  /** Have a sound at hand before it is needed. */
  prepare(url) {
    if (!this.#ready.has(url)) {
      const sound = new Audio(url);
      sound.preload = "auto";
      this.#ready.set(url, sound);
    }
    return this.#ready.get(url);
  }

  /** Begin to play, from some seconds on, instead of what is playing. */
  async play(url, rate, from = 0) {
    this.hush();
    if (rate > FASTEST_HEARD) return;
    const sound = this.prepare(url);
    this.#ready.delete(url);
    this.#playing = sound;
    sound.playbackRate = rate;
    if (from > 0.05) sound.currentTime = from;
    try {
      await sound.play();
    } catch (fault) {
      // Broken off before it began, or a browser that wants a click first.
      if (fault.name !== "AbortError" && fault.name !== "NotAllowedError") throw fault;
    }
  }

  hush() {
    this.#playing?.pause();
    this.#playing = null;
  }
}
