// The page follows what happens at the speaker, and draws it.

import { SpeakerClock } from "./clock.js";
import { sessionIs, showSituation, startControls } from "./controls.js";
import { Listening } from "./listening.js";
import { logCard, logHeard, logNotice, logYou } from "./log.js";
import { startMicrophone } from "./microphone.js";
import { Passage, showKeptPlace } from "./passage.js";
import { Speaking, clearSaying } from "./speaking.js";
import { Voice } from "./voice.js";
import { addExchange } from "./wire.js";

const clock = new SpeakerClock();
const voice = new Voice();
const status = document.getElementById("status");
const now = document.querySelector(".now");
const whereabouts = document.getElementById("whereabouts");
let state = null;
let passage = null;
let present = false;

function turnTo(next, kind, words) {
  state = next;
  now.classList.toggle("listening", kind === "listens");
  document.body.dataset.state = kind;
  status.textContent = words;
  if (present) state?.sound();
}

function breakOff(moment) {
  state?.stop(moment);
  state = null;
}

const happens = {
  said({ line, now: moment }) {
    if (line.startsWith("/")) return;
    breakOff(moment);
    logYou(line);
  },
  heard: logHeard,
  card: logCard,
  notice({ text, now: moment }) {
    state?.interrupt(moment);
    logNotice(text);
  },
  exchange(exchange) {
    addExchange(exchange);
    sessionIs(exchange.reply?.response?.shouldEndSession === false);
  },
  situation(told) {
    showSituation(told);
    document.body.dataset.speed = told.speed;
    const who = told.person ? `, ${told.person}` : "";
    whereabouts.textContent = `${told.device}${who}`;
  },
  speaks(told) {
    if (told.passage) passage = new Passage(told.passage, told.began);
    else if (!told.reprompts) { passage = null; showKeptPlace(told.place); }
    turnTo(new Speaking(told, clock, voice), "speaks", told.reprompts ? "Asks once more" : "Speaks");
  },
  listens(told) {
    turnTo(new Listening(told), "listens", "Listens");
  },
  rests() {
    passage = null;
    sessionIs(false);
    clearSaying();
    turnTo(null, "rests", "Nothing is open.");
  },
  present() {
    present = true;
    document.body.dataset.present = "true";
    state?.sound();
  },
};

const FRAME = 30; // milliseconds
const STATES = new Set(["speaks", "listens", "rests"]);

function take(told) {
  const faster = clock.rate !== told.rate;
  clock.set(told.now, told.rate);
  if (STATES.has(told.kind)) breakOff(told.now);
  happens[told.kind](told);
  // What goes on goes on at the new speed.
  if (faster && present && !STATES.has(told.kind)) state?.sound();
}

function draw() {
  if (present && state) {
    state.draw(clock.now());
    if (document.body.dataset.state === "speaks") passage?.draw(clock.now());
  }
}

// Often enough for an eye, and no more: a frame of its own each time the screen is drawn costs
// a slow machine its whole strength.
let drawn = 0;
function frame(at) {
  if (at - drawn > FRAME) {
    drawn = at;
    draw();
  }
  requestAnimationFrame(frame);
}

async function say(line) {
  voice.hush();
  await fetch("/lines", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ line }),
  });
}

const stream = new EventSource("/happenings");
stream.addEventListener("message", ({ data }) => take(JSON.parse(data)));
stream.addEventListener("error", () => {
  voice.hush();
  status.textContent = "The speaker is not there. It is started with ./run --web.";
});
startControls(say);
startMicrophone(say);
requestAnimationFrame(frame);
