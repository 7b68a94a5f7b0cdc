// Everything a person can say or do on this page; each becomes a line for the speaker.

import { copies } from "./copying.js";
import { linkTo } from "./link.js";

const SPEEDS = [1, 1.5, 2, 3, 10, 30, 60];
const FIRST_SCREEN = "medium";

const form = document.getElementById("say");
const line = document.getElementById("line");
const chips = document.getElementById("chips");
const speed = document.getElementById("speed");
const speedShown = document.getElementById("speed-shown");
const device = document.getElementById("device");
const screen = document.getElementById("screen");
const person = document.getElementById("person");
const bench = document.getElementById("bench");
const benchButton = document.getElementById("bench-button");
const begin = document.getElementById("begin");

const below = matchMedia("(max-width: 56rem)"); // where the bench is below everything else

let open = false;
let sayings = { example: "", sayings: [], asks: {}, asks_closed: {} };
let situation = {};
let canDraw = false;
let send = () => Promise.resolve(false);

export function startControls(say) {
  send = say;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const said = line.value.trim();
    if (!said) return;
    line.value = "";
    // What did not arrive can be sent again.
    send(said).then((arrived) => { if (!arrived && !line.value) line.value = said; });
  });
  for (const button of document.querySelectorAll("[data-line]")) {
    button.addEventListener("click", () => send(button.dataset.line));
  }
  for (const button of document.querySelectorAll("[data-ask]")) {
    button.addEventListener("click", () => {
      send((open ? sayings.asks : sayings.asks_closed)[button.dataset.ask]);
    });
  }
  device.addEventListener("change", () => send(`/device ${device.value}`));
  screen.addEventListener("change", () => send(`/screen ${screen.value}`));
  person.addEventListener("change", () => send(`/person ${person.value}`));
  speed.addEventListener("input", () => showSpeed(SPEEDS[speed.value]));
  speed.addEventListener("change", () => send(`/speed ${SPEEDS[speed.value]}`));
  benchButton.addEventListener("click", () => {
    bench.hidden = !bench.hidden;
    benchButton.setAttribute("aria-expanded", String(!bench.hidden));
    document.body.classList.toggle("with-bench", !bench.hidden);
    if (!bench.hidden && below.matches) bench.scrollIntoView();
  });
  begin.addEventListener("click", async () => {
    if (canDraw && !situation.screen) await send(`/screen ${FIRST_SCREEN}`);
    await send(sayings.example);
    line.focus({ preventScroll: true });
  });
  copies(document.getElementById("link"), () => linkTo(location.href, situation));
}

/** Whether there is an engine that draws screens. */
export function drawsScreens(draws) {
  canDraw = draws;
  begin.textContent = draws ? "Start, with a screen" : "Start";
}

/** What one may say, in the language of the speaker. */
export function takeSayings(told) {
  sayings = told;
  line.placeholder = told.example;
  showChips();
}

function showSpeed(number) {
  speedShown.textContent = `${number} ×`;
  speed.setAttribute("aria-valuetext", number === 1 ? "as it is" : `${number} times as fast`);
}

/** What one would say next depends on whether a session is open. */
export function sessionIs(nowOpen) {
  if (open === nowOpen) return;
  open = nowOpen;
  showChips();
}

function showChips() {
  chips.replaceChildren(...(open ? sayings.sayings : []).map((text) => {
    const chip = document.createElement("button");
    chip.type = "button";
    chip.textContent = text;
    chip.addEventListener("click", () => {
      send(text);
      line.focus({ preventScroll: true });
    });
    return chip;
  }));
}

export function showSituation(told) {
  situation = told;
  choose(device, situation.device, situation.device);
  choose(screen, situation.screen?.name ?? "-", situation.screen?.name);
  choose(person, situation.person ?? "-", situation.person);
  const near = SPEEDS.findIndex((number) => number >= situation.speed);
  speed.value = String(near < 0 ? SPEEDS.length - 1 : near);
  showSpeed(situation.speed);
}

/** Choose a value, which may be one that the page did not offer. */
function choose(list, value, text) {
  if (![...list.options].some((option) => option.value === value)) list.add(new Option(text, value));
  list.value = value;
}
