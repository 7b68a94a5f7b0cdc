// The open microphone of the speaker: the ring empties until it closes.

import { emptyRing, showRing } from "./ring.js";

export class Listening {
  #began;
  #until;

  constructor({ began, until }) {
    this.#began = began;
    this.#until = until;
  }

  sound() {}

  draw(moment) {
    showRing(Math.max(0, this.#until - moment), this.#until - this.#began);
  }

  interrupt() {}

  stop() {
    emptyRing();
  }
}
