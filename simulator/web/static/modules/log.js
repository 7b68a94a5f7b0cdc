// What was said so far, by both.

const log = document.getElementById("log");

function add(...parts) {
  const bottom = log.scrollHeight - log.scrollTop - log.clientHeight < 80;
  log.append(...parts);
  if (bottom) log.scrollTop = log.scrollHeight;
}

function paragraph(kind, text) {
  const element = document.createElement("p");
  element.className = kind;
  element.textContent = text;
  return element;
}

export function logYou(line) {
  add(paragraph("you", line));
}

export function logSpoken(words, silence, brokenOff) {
  const element = paragraph("alexa", brokenOff ? `${words} –` : words);
  // A shorter one is only a breath between two sentences.
  if (silence >= 1 && !brokenOff) {
    const mark = document.createElement("span");
    mark.className = "silence";
    mark.textContent = `${Number(silence.toFixed(1))} s of silence`;
    element.append(mark);
  }
  add(element);
}

export function logHeard({ intent, certainty, slots }) {
  const filled = Object.values(slots).map((slot) => `${slot.name}: ${slot.value_id ?? slot.spoken}`);
  const name = intent.replace("AMAZON.", "").replace(/Intent$/, "");
  const what = certainty ? `understood as ${name}` : "not understood";
  add(paragraph("aside", [what, ...filled].join(", ")));
}

export function logNotice(text) {
  const element = paragraph("notice", text);
  element.setAttribute("role", "status");
  add(element);
}

export function logCard({ title, text }) {
  const element = paragraph("phone", "");
  const heading = document.createElement("b");
  heading.textContent = `On your phone: ${title}`;
  element.append(heading, text);
  add(element);
}
