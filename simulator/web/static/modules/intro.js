// What is practised and what is kept, while nothing is open; and what one may say.

import { figure } from "./figure.js";

const intro = document.getElementById("intro");
const title = document.getElementById("intro-title");
const stretches = document.getElementById("stretches");
const calendar = document.getElementById("calendar");
const calendarTitle = document.getElementById("calendar-title");
const weeks = document.getElementById("weeks");
const kept = document.getElementById("kept");
const light = matchMedia("(prefers-color-scheme: light)");
const HELD = 1;

let told = null;

/** Ask the speaker for it, and show it; `takes` gets what one may say. */
export async function readOverview(takes) {
  const answer = await fetch("/overview");
  if (!answer.ok) throw new Error(`The speaker could not tell what is practised: ${answer.status}`);
  told = await answer.json();
  takes(told);
  draw();
}

export function showIntro(shown) {
  intro.hidden = !shown || !told;
}

function draw() {
  title.textContent = told.title;
  const colours = light.matches ? told.palette.light : told.palette.dark;
  stretches.replaceChildren(...told.stretches.map((stretch) => {
    const item = document.createElement("li");
    const name = document.createElement("span");
    name.className = "stretch-name";
    name.textContent = stretch.name;
    const long = document.createElement("span");
    long.className = "stretch-minutes";
    long.textContent = minutes(stretch.minutes);
    item.append(figure(stretch.figure, colours, HELD), name, long);
    return item;
  }));
  drawCalendar();
  kept.textContent = JSON.stringify(told.kept, null, 1);
}

function drawCalendar() {
  const practised = told.weeks.flat().filter((day) => day === "done").length;
  calendar.hidden = !practised;
  const days = practised === 1 ? "one day" : `${practised} days`;
  const when = told.weeks.length === 1 ? "this week" : `of these ${told.weeks.length} weeks`;
  calendarTitle.textContent = `Practised on ${days} ${when}`;
  weeks.setAttribute("aria-label", calendarTitle.textContent);
  const names = told.weekdays.map((name) => cell("weekday", name));
  weeks.replaceChildren(...names, ...told.weeks.flat().map((day) => cell(`day ${day}`, "")));
}

function cell(kind, text) {
  const element = document.createElement("span");
  element.className = kind;
  element.textContent = text;
  return element;
}

const minutes = (count) => `${count} min`;

light.addEventListener("change", () => { if (told) draw(); });
