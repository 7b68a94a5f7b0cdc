// The screen of the speaker: a frame of its size, in which Amazon's engine draws; its documents
// speak with the page's voice.

import { Speaking } from "./speaking.js";

const section = document.getElementById("show");
const light = matchMedia("(prefers-color-scheme: light)");

export class Screen {
  #clock;
  #voice;
  #tell;
  #frame = null;
  #size = null;
  #drawn = null;
  #coming = Promise.resolve();
  #speeches = {};
  #speaking = null;
  #finish = () => {};
  #quiet = true;
  #waiting = null;

  /** `tell` takes what the speaker is to be told. */
  constructor(clock, voice, tell) {
    this.#clock = clock;
    this.#voice = voice;
    this.#tell = tell;
    new ResizeObserver(() => this.#fit()).observe(section);
  }

  /** Be a screen of that size, or none. */
  resize(size, engine) {
    if (JSON.stringify(size) === JSON.stringify(this.#size)) return;
    this.#size = size;
    this.#frame = this.#drawn = null;
    section.replaceChildren();
    delete section.dataset.ready;
    section.hidden = !size;
    if (!size) return;
    if (!engine) {
      const note = document.createElement("p");
      note.className = "note";
      note.textContent = "Amazon’s APL engine is not here, so nothing is drawn: the terminal in which this speaker was started says how to get it.";
      section.append(note);
      return;
    }
    const bezel = document.createElement("div");
    bezel.className = size.round ? "bezel round-bezel" : "bezel";
    this.#frame = document.createElement("iframe");
    this.#frame.title = `Screen, ${size.width} by ${size.height}`;
    this.#frame.width = size.width;
    this.#frame.height = size.height;
    this.#frame.src = "/screen";
    bezel.append(this.#frame);
    section.append(bezel);
    this.#coming = new Promise((ready) => {
      this.#frame.addEventListener("load", () => {
        const inside = this.#frame.contentWindow;
        const there = () => {
          section.dataset.ready = "true";
          ready(inside.engine);
        };
        if (inside.engine) there();
        else inside.addEventListener("engine", there);
      }, { once: true });
    });
    this.#fit();
  }

  /** Draw a document, after whatever was to be drawn before. */
  show(told) {
    this.#speeches = told.speeches;
    if (!this.#frame) return;
    const frame = this.#frame;
    this.#coming = this.#coming.then(async (engine) => {
      this.#drawn?.destroy();
      this.#drawn = null;
      if (frame !== this.#frame) return engine;
      engine.time.setMoment(this.#clock.now() * 1000);
      engine.time.setRate(this.#clock.rate);
      const theme = light.matches ? "light" : "dark";
      this.#drawn = await engine.draw(told, this.#size, theme, this.#room(told.token));
      section.dataset.token = told.token;
      return engine;
    });
  }

  run({ token, commands }) {
    this.#whenQuiet(() => {
      if (this.#drawn?.token === token) this.#drawn.run(commands);
    });
  }

  /** Somebody speaks: the document's commands and its speech break off. */
  cancel() {
    this.#waiting = null;
    this.#drawn?.cancel();
    this.hush();
  }

  dismiss() {
    if (!this.#frame) return;
    this.#coming = this.#coming.then((engine) => {
      this.#drawn?.destroy();
      this.#drawn = null;
      delete section.dataset.token;
      return engine;
    });
  }

  /** What is on it now; null: nothing. */
  seen() {
    return this.#drawn?.seen() ?? null;
  }

  /** Alexa herself speaks, or has finished: only one of them speaks at a time. */
  quiet(isQuiet) {
    this.#quiet = isQuiet;
    if (!isQuiet || !this.#waiting) return;
    const waiting = this.#waiting;
    this.#waiting = null;
    waiting();
  }

  timeChanged() {
    this.#coming.then((engine) => engine?.time.setRate(this.#clock.rate));
    this.#speaking?.sound();
    if (this.#speaking) this.#finishLater();
  }

  draw(moment) {
    this.#speaking?.draw(moment);
  }

  hush() {
    this.#finish();
    this.#leaveOff(this.#clock.now());
  }

  #leaveOff(moment) {
    this.#speaking?.stop(moment);
    this.#speaking = null;
    delete section.dataset.speaks;
  }

  #whenQuiet(then) {
    if (this.#quiet) then();
    else this.#waiting = then;
  }

  #room(token) {
    return {
      event: (sent) => this.#tell({ seen: this.seen(), touched: { token, components: {}, ...sent } }),
      changed: (seen) => this.#tell({ seen }),
      knows: (address) => address in this.#speeches,
      speak: (address, finished) => this.#whenQuiet(() => this.#speak(this.#speeches[address], finished)),
      hush: () => { this.#waiting = null; this.hush(); },
    };
  }

  #speak(pieces, finished) {
    this.hush();
    const began = this.#clock.now();
    this.#speaking = new Speaking({ began, pieces }, this.#clock, this.#voice);
    this.#speaking.ends = began + pieces.reduce((sum, { seconds, silence }) => sum + seconds + silence, 0);
    this.#speaking.finished = finished;
    this.#speaking.sound();
    section.dataset.speaks = "true";
    this.#finishLater();
  }

  #finishLater() {
    this.#finish();
    const { ends, finished } = this.#speaking;
    this.#finish = this.#clock.at(ends, () => {
      this.#leaveOff(ends);
      finished();
    });
  }

  /** As large as there is room. */
  #fit() {
    if (!this.#frame || !section.clientWidth) return;
    const { width, height } = this.#size;
    const most = Math.max(220, window.innerHeight * 0.44);
    const scale = Math.min(1, (section.clientWidth - 24) / width, most / height);
    this.#frame.style.transform = `scale(${scale})`;
    this.#frame.parentElement.style.width = `${width * scale}px`;
    this.#frame.parentElement.style.height = `${height * scale}px`;
  }
}
