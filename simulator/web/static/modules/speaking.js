// A reply being spoken: each word lights up in its time, each silence empties the ring.

import { logSpoken } from "./log.js";
import { emptyRing, showRing } from "./ring.js";

const saying = document.getElementById("saying");
const LONG = 24; // words that still fit in large type
const AHEAD = 3; // sounds that are fetched before they are needed

/** Give each piece its place in time, in seconds after the beginning. */
function timed(pieces) {
  let begin = 0;
  return pieces.map((piece) => {
    const estimated = piece.words.reduce((sum, [, seconds]) => sum + seconds, 0);
    const scale = estimated ? piece.seconds / estimated : 0;
    let word = begin;
    const words = piece.words.map(([text, seconds]) => {
      const at = word;
      word += seconds * scale;
      return { text, at };
    });
    const placed = { ...piece, words, begin, silent: begin + piece.seconds };
    begin = placed.end = placed.silent + piece.silence;
    return placed;
  });
}

export class Speaking {
  #clock;
  #voice;
  #began;
  #pieces;
  #current = -1;
  #logged = 0;
  #cancel = () => {};

  constructor({ began, pieces }, clock, voice) {
    this.#clock = clock;
    this.#voice = voice;
    this.#began = began;
    this.#pieces = timed(pieces);
  }

  /** Begin to sound, wherever it has got to. */
  sound() {
    this.#cancel();
    const passed = this.#clock.now() - this.#began;
    const index = this.#pieces.findIndex((piece) => piece.end > passed);
    if (index < 0) return;
    const piece = this.#pieces[index];
    for (const next of this.#pieces.slice(index, index + AHEAD)) {
      if (next.sound) this.#voice.prepare(next.sound);
    }
    if (piece.sound && passed < piece.silent) {
      this.#voice.play(piece.sound, this.#clock.rate, Math.max(0, passed - piece.begin));
    }
    this.#cancel = this.#clock.at(this.#began + piece.end, () => this.sound());
  }

  /** Draw it as it is at this moment. */
  draw(moment) {
    const passed = moment - this.#began;
    this.#move(passed);
    const piece = this.#pieces[this.#current];
    if (!piece) return;
    piece.words.forEach(({ at }, index) => {
      const next = piece.words[index + 1]?.at ?? piece.silent;
      const span = saying.children[index];
      span.classList.toggle("spoken", at <= passed);
      span.classList.toggle("current", at <= passed && passed < next);
    });
    if (passed >= piece.silent && piece.silence > 0) showRing(piece.end - passed, piece.silence);
    else emptyRing();
  }

  /** Somebody speaks over it: what was said until then belongs in front of their words. */
  interrupt(moment) {
    const passed = moment - this.#began;
    this.#move(passed);
    const piece = this.#pieces[this.#current];
    if (!piece) return;
    const spoken = piece.words.filter(({ at }) => at < passed).slice(this.#logged);
    const whole = this.#logged + spoken.length === piece.words.length;
    if (spoken.length) this.#log(spoken, whole ? piece.silence : 0, !whole);
    this.#logged += spoken.length;
  }

  /** Leave off at a moment: what was spoken until then stays in the log. */
  stop(moment) {
    this.#cancel();
    this.#voice.hush();
    this.interrupt(moment);
    for (const span of saying.querySelectorAll(".current")) span.classList.remove("current");
    this.#current = this.#pieces.length;
    emptyRing();
  }

  /** Go to the piece of that time; those before it are history. */
  #move(passed) {
    const started = this.#pieces.filter(({ begin }) => begin <= passed).length - 1;
    while (this.#current < started) {
      const over = this.#pieces[this.#current];
      if (over) this.#log(over.words.slice(this.#logged), over.silence, false);
      this.#current += 1;
      this.#logged = 0;
      // A silence of its own leaves the last words where they are.
      if (this.#pieces[this.#current].words.length) show(this.#pieces[this.#current].words);
    }
  }

  #log(words, silence, brokenOff) {
    if (words.length) logSpoken(words.map(({ text }) => text).join(" "), silence, brokenOff);
  }
}

function show(words) {
  saying.classList.toggle("long", words.length > LONG);
  saying.replaceChildren();
  for (const { text } of words) {
    const span = document.createElement("span");
    span.textContent = text;
    saying.append(span, " ");
  }
}

export function clearSaying() {
  saying.replaceChildren();
}
