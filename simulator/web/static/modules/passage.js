// The passage as a line: where you are on it, and where the skill would go on if you walked off.

const section = document.getElementById("passage");
const track = document.getElementById("track");
const you = document.getElementById("place-you");
const skill = document.getElementById("place-skill");
const ORDINALS = ["", "first", "second", "third", "fourth", "fifth"];

export function stepName({ stretch, side, repeat }) {
  if (!stretch) return "before the first stretch";
  const words = stretch.replaceAll("_", " ");
  const which = side === "both" ? "" : `, ${side}`;
  return `${words}${which}, ${ORDINALS[repeat] ?? repeat}`;
}

const sameStep = (one, two) =>
  one.stretch === two.stretch && one.side === two.side && one.repeat === two.repeat;

/** The cues, each with its place in time and the first cue of its step. */
function timed(cues) {
  let at = 0;
  let first = 0;
  return cues.map((cue, index) => {
    if (index && !sameStep(cue, cues[index - 1])) first = index;
    const begin = at;
    at += cue.spoken + cue.silence;
    return { ...cue, begin, end: at, first };
  });
}

export class Passage {
  #began;
  #cues;
  #whole;
  #you = mark("you");
  #skill = mark("skill");

  /** `began`: when it began to sound, which is a little later than the skill has noted. */
  constructor({ began: noted, cues }, began) {
    this.noted = noted;
    this.#began = began;
    this.#cues = timed(cues);
    this.#whole = this.#cues.at(-1)?.end ?? 0;
    section.hidden = !this.#whole;
    track.hidden = false;
    track.replaceChildren(...this.#steps(), this.#skill, this.#you);
  }

  draw(moment) {
    const passed = Math.min(moment - this.#began, this.#whole);
    const here = this.#cues.find(({ end }) => passed < end) ?? this.#cues.at(-1);
    if (!here) return;
    const place = this.#kept(moment - this.noted);
    this.#you.style.left = `${(passed / this.#whole) * 100}%`;
    this.#skill.style.left = `${(place.begin / this.#whole) * 100}%`;
    const phase = here.phase ? ` (${here.phase.replace("_", " ")})` : "";
    write(you, stepName(here) + phase);
    write(skill, stepName(place));
    track.setAttribute("aria-label", `${Math.round((passed / this.#whole) * 100)} % of the passage`);
  }

  /** The beginning of the step that was surely going on, by the skill's own reckoning. */
  #kept(passed) {
    const going = this.#cues.filter(({ surely }) => surely <= passed).at(-1) ?? this.#cues[0];
    const own = going.stretch ? going : this.#cues.find(({ stretch }) => stretch) ?? going;
    return this.#cues[own.first];
  }

  #steps() {
    const steps = [];
    this.#cues.forEach((cue) => {
      if (this.#cues[cue.first] === cue) {
        const step = document.createElement("div");
        step.className = "step";
        step.title = stepName(cue);
        steps.push({ step, seconds: 0 });
      }
      const part = document.createElement("div");
      part.className = `cue ${cue.phase ?? ""}`;
      steps.at(-1).step.append(part);
      steps.at(-1).seconds += cue.end - cue.begin;
    });
    let index = 0;
    for (const { step, seconds } of steps) {
      step.style.width = `calc(${(seconds / this.#whole) * 100}% - 3px)`;
      for (const part of step.children) {
        const cue = this.#cues[index++];
        part.style.width = `${seconds ? ((cue.end - cue.begin) / seconds) * 100 : 0}%`;
      }
    }
    return steps.map(({ step }) => step);
  }
}

/** No passage is spoken: only the place that is kept, if there is one. */
export function showKeptPlace(place) {
  track.hidden = true;
  section.hidden = !place;
  if (!place) return;
  write(you, "in between");
  write(skill, stepName(place));
}

function mark(kind) {
  const element = document.createElement("div");
  element.className = `mark ${kind}`;
  return element;
}

function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}
