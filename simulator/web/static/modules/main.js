// The page follows what happens at the speaker, and draws it.

import { SpeakerClock } from "./clock.js";
import { drawsScreens, sessionIs, showSituation, startControls, takeSayings } from "./controls.js";
import { readOverview, showIntro } from "./intro.js";
import { linesOf } from "./link.js";
import { Listening } from "./listening.js";
import { logCard, logHeard, logNotice, logYou } from "./log.js";
import { hearIn, startMicrophone } from "./microphone.js";
import { Passage, showKeptPlace } from "./passage.js";
import { Screen } from "./screen.js";
import { Showing } from "./showing.js";
import { Speaking, clearSaying } from "./speaking.js";
import { beTheSpeaker } from "./tabs.js";
import { startTranscript } from "./transcript.js";
import { FASTEST_HEARD, Voice } from "./voice.js";
import { addExchange } from "./wire.js";

const clock = new SpeakerClock();
const voice = new Voice();
const screen = new Screen(clock, voice, (told) => tell(told));
const status = document.getElementById("status");
const now = document.querySelector(".now");
const log = document.getElementById("log");
const whereabouts = document.getElementById("whereabouts");
const spoken = [document.getElementById("saying"), log, document.getElementById("line"), document.getElementById("chips")];
let state = null;
let passage = null;
let present = false;
let drawn = null; // the document on the screen
let hasEngine = false;
let size = null; // of the screen

function turnTo(next, kind, words) {
  state = next;
  now.classList.toggle("listening", kind === "listens");
  document.body.dataset.state = kind;
  status.textContent = words;
  showIntro(kind === "rests");
  if (present && kind === "rests") overview();
  screen.quiet(kind !== "speaks");
  if (present) state?.sound();
}

function overview() {
  readOverview(takeSayings)
    .then(() => showIntro(document.body.dataset.state === "rests"))
    .catch((fault) => { if (!document.body.dataset.away) logNotice(fault.message); });
}

function breakOff(moment) {
  state?.stop(moment);
  state = null;
}

const happens = {
  said({ line, now: moment }) {
    if (line.startsWith("/")) return;
    breakOff(moment);
    screen.cancel();
    logYou(line);
  },
  heard: logHeard,
  card: logCard,
  notice({ text, now: moment }) {
    state?.interrupt(moment);
    logNotice(text);
  },
  reminds({ text, sound, now: moment }) {
    state?.interrupt(moment);
    logNotice(`♪ ${text}`);
    // Over another voice it is only shown: what is being paced goes on.
    if (present && !state) voice.play(sound, 1);
  },
  exchange(exchange) {
    addExchange(exchange);
    const { shouldEndSession } = exchange.reply?.response ?? {};
    sessionIs(shouldEndSession === false || Boolean(size && exchange.reply.response && shouldEndSession === undefined));
  },
  situation(told) {
    showSituation(told);
    hearIn(told.locale);
    for (const element of spoken) element.lang = told.locale;
    if (present && document.body.dataset.state === "rests") overview();
    document.body.dataset.speed = told.speed;
    size = told.screen;
    if (present) screen.resize(size, hasEngine);
    const who = told.person ? `, ${told.person}` : "";
    whereabouts.textContent = `${told.device}${who}`;
  },
  speaks(told) {
    if (!told.pieces.length) { /* The document speaks. */ }
    else if (told.passage) passage = new Passage(told.passage, told.began);
    else if (!told.reprompts) { passage = null; showKeptPlace(told.place); }
    turnTo(new Speaking(told, clock, voice), "speaks", told.reprompts ? "Asks once more" : "Speaks");
  },
  listens(told) {
    turnTo(new Listening(told), "listens", "Listens");
  },
  shows() {
    turnTo(new Showing(), "shows", "On the screen");
  },
  document(told) {
    drawn = told;
    if (present) showDocument();
  },
  commands(told) {
    if (present) screen.run(told);
  },
  dismissed() {
    drawn = null;
    screen.dismiss();
  },
  rests() {
    passage = null;
    sessionIs(false);
    clearSaying();
    turnTo(null, "rests", "Nothing is open.");
  },
  present({ engine }) {
    if (present) return;
    present = true;
    hasEngine = engine;
    drawsScreens(engine);
    screen.resize(size, hasEngine);
    if (drawn) showDocument();
    document.body.dataset.present = "true";
    document.body.dataset.state ??= "rests";
    overview();
    state?.sound();
    for (const line of linesOf(location.href)) say(line);
    // Loading the page again goes on; it does not begin anew.
    history.replaceState(null, "", location.pathname);
  },
};

const FRAME = 30; // milliseconds
const STATES = new Set(["speaks", "listens", "shows", "rests"]);

function showDocument() {
  passage = drawn.passage ? new Passage(drawn.passage, clock.now()) : null;
  if (!passage) showKeptPlace(drawn.place);
  screen.show(drawn);
}

function take(told) {
  const faster = clock.rate !== told.rate;
  clock.set(told.now, told.rate);
  // What is too fast to be heard is read out, where something reads.
  log.setAttribute("aria-live", told.rate > FASTEST_HEARD ? "polite" : "off");
  if (STATES.has(told.kind)) breakOff(told.now);
  happens[told.kind](told);
  // What goes on goes on at the new speed.
  if (faster && present) {
    if (!STATES.has(told.kind)) state?.sound();
    screen.timeChanged();
  }
}

function draw() {
  if (present && state) {
    state.draw(clock.now());
    screen.draw(clock.now());
    if (document.body.dataset.state !== "listens") passage?.draw(clock.now());
  }
}

// Often enough for an eye, and no more: a frame of its own each time the screen is drawn costs
// a slow machine its whole strength.
let lastFrame = 0;
function frame(at) {
  if (at - lastFrame > FRAME) {
    lastFrame = at;
    draw();
  }
  requestAnimationFrame(frame);
}

// One after the other, in the order in which they came; whether it arrived.
let telling = Promise.resolve();
function tell(told) {
  telling = telling.then(() => arrives(told));
  return telling;
}

async function arrives(told) {
  try {
    const answer = await fetch("/told", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(told),
    });
    return answer.ok;
  } catch {
    away();
    return false;
  }
}

/** The speaker has gone: nothing of what it said goes on. */
function away() {
  if (document.body.dataset.away) return;
  document.body.dataset.away = "true";
  breakOff(clock.now());
  voice.hush();
  screen.cancel();
  status.textContent = "The speaker is not there. It is started with ./run --web.";
}

function say(line) {
  const seen = screen.seen();
  if (!line.startsWith("/")) {
    voice.hush();
    screen.cancel();
  }
  return tell(seen ? { line, seen } : { line });
}

/** Another tab is the speaker now. */
function handOver() {
  away();
  stream.close();
  status.textContent = "The speaker is in another tab. Load this page again to have it here.";
}

const stream = new EventSource("/happenings");
stream.addEventListener("message", ({ data }) => take(JSON.parse(data)));
stream.addEventListener("error", away);
// It may be another one by now, with another conversation: everything is drawn anew.
stream.addEventListener("open", () => {
  if (document.body.dataset.away) location.reload();
});
beTheSpeaker(handOver);
startControls(say);
startTranscript();
startMicrophone(say);
requestAnimationFrame(frame);
