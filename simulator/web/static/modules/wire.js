// Behind the scenes: what went to the skill, and what came back.

import { copies } from "./copying.js";

const MOST = 80;
const list = document.getElementById("exchange");
const text = document.getElementById("wire-text");
const tabs = { envelope: document.getElementById("tab-envelope"), reply: document.getElementById("tab-reply") };
const kept = [];
let way = "envelope";

function name({ request }) {
  const time = request.timestamp.slice(11, 19);
  return `${time} ${request.intent?.name ?? request.reason ?? request.type}`;
}

export function addExchange(exchange) {
  const follows = list.selectedIndex <= 0;
  kept.unshift(exchange);
  list.prepend(new Option(name(exchange.envelope)));
  if (kept.length > MOST) {
    kept.pop();
    list.lastElementChild.remove();
  }
  if (follows) list.selectedIndex = 0;
  draw();
}

function draw() {
  const exchange = kept[list.selectedIndex];
  text.textContent = exchange ? JSON.stringify(exchange[way], null, 2) : "";
}

function choose(next) {
  way = next;
  for (const [key, tab] of Object.entries(tabs)) {
    tab.setAttribute("aria-selected", String(key === way));
    tab.tabIndex = key === way ? 0 : -1;
  }
  text.setAttribute("aria-labelledby", tabs[way].id);
  draw();
}

list.addEventListener("change", draw);
for (const [key, tab] of Object.entries(tabs)) {
  tab.addEventListener("click", () => choose(key));
  tab.addEventListener("keydown", ({ key: pressed }) => {
    if (pressed !== "ArrowLeft" && pressed !== "ArrowRight") return;
    choose(way === "envelope" ? "reply" : "envelope");
    tabs[way].focus();
  });
}
copies(document.getElementById("copy"), () => text.textContent);
