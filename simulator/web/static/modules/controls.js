// Everything a person can say or do on this page; each becomes a line for the speaker.

const SPEEDS = [1, 1.5, 2, 3, 10, 30, 60];
const NAME = "my back stretches";
const CLOSED = [`start ${NAME}`, `resume ${NAME}`];
const OPEN = ["yes", "pause", "resume", "next", "which side am I on", "how much longer", "slower", "repeat", "it hurts", "stop"];

const form = document.getElementById("say");
const line = document.getElementById("line");
const chips = document.getElementById("chips");
const speed = document.getElementById("speed");
const speedShown = document.getElementById("speed-shown");
const device = document.getElementById("device");
const screen = document.getElementById("screen");
const person = document.getElementById("person");

let open = null;
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
      send(open ? button.dataset.ask : `ask ${NAME} ${button.dataset.ask}`);
    });
  }
  device.addEventListener("change", () => send(`/device ${device.value}`));
  screen.addEventListener("change", () => send(`/screen ${screen.value}`));
  person.addEventListener("change", () => send(`/person ${person.value}`));
  speed.addEventListener("input", () => showSpeed(SPEEDS[speed.value]));
  speed.addEventListener("change", () => send(`/speed ${SPEEDS[speed.value]}`));
  sessionIs(false);
}

function showSpeed(number) {
  speedShown.textContent = `${number} ×`;
  speed.setAttribute("aria-valuetext", number === 1 ? "as it is" : `${number} times as fast`);
}

/** What one would say next depends on whether a session is open. */
export function sessionIs(nowOpen) {
  if (open === nowOpen) return;
  open = nowOpen;
  chips.replaceChildren(...(open ? OPEN : CLOSED).map((text) => {
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

export function showSituation(situation) {
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
