// The screen of the speaker: a frame of its size, in which Amazon's engine draws; its documents
// speak with the page's voice.

import { logNotice } from "./log.js";
import { Speaking } from "./speaking.js";

const PATIENCE = 8000; // milliseconds, for the engine to come
const NO_ENGINE = "Amazon’s APL engine is not here, so nothing is drawn: the terminal in which this speaker was started says how to get it.";
const LATE = "The screen does not come up, so the speaker goes on without one. Say “resume” if it was speaking.";
const UNDRAWN = "This picture could not be drawn, and what it was to say is not heard. Say “resume” to go on.";

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
    delete section.dataset.token;
    section.hidden = !size;
    if (!size) return;
    if (!engine) {
      this.#note(NO_ENGINE);
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
    this.#coming = this.#engineOf(this.#frame);
    this.#fit();
  }

  /** The engine in a frame, once it is ready. Without it the speaker has no screen: a document would
      speak in it, and nobody would hear that. */
  #engineOf(frame) {
    const late = setTimeout(() => {
      if (frame !== this.#frame) return;
      logNotice(LATE);
      this.#tell({ line: "/screen -" });
    }, PATIENCE);
    return new Promise((ready) => {
      frame.addEventListener("load", () => {
        const inside = frame.contentWindow;
        const there = () => {
          clearTimeout(late);
          if (frame === this.#frame) section.dataset.ready = "true";
          ready(inside.engine);
        };
        if (inside.engine) there();
        else inside.addEventListener("engine", there, { once: true });
      }, { once: true });
    });
  }

  /** Do something with the engine, after whatever was to be done before; a fault is told. */
  #next(step) {
    const frame = this.#frame;
    if (!frame) return;
    this.#coming = this.#coming.then(async (engine) => {
      if (frame !== this.#frame) return engine;
      try {
        await step(engine);
      } catch (fault) {
        console.warn(fault);
        delete section.dataset.token;
        this.#note(UNDRAWN);
      }
      return engine;
    });
  }

  /** Say on the page, beside the screen, what is wrong with it; empty: nothing. */
  #note(text) {
    section.querySelector(".note")?.remove();
    if (!text) return;
    const note = document.createElement("p");
    note.className = "note";
    note.setAttribute("role", "status");
    note.textContent = text;
    section.append(note);
  }

  #clear() {
    const drawn = this.#drawn;
    this.#drawn = null;
    drawn?.destroy();
  }

  /** Draw a document, after whatever was to be drawn before. */
  show(told) {
    this.#speeches = told.speeches;
    this.#next(async (engine) => {
      this.#note("");
      this.#clear();
      engine.time.setMoment(this.#clock.now() * 1000);
      engine.time.setRate(this.#clock.rate);
      const theme = light.matches ? "light" : "dark";
      this.#drawn = await engine.draw(told, this.#size, theme, this.#room(told.token));
      section.dataset.token = told.token;
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
    this.#next(() => {
      delete section.dataset.token;
      this.#clear();
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
    this.#next((engine) => engine.time.setRate(this.#clock.rate));
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
