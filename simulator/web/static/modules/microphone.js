// Speaking instead of typing, where the browser can listen.

const Recognition = window.SpeechRecognition ?? window.webkitSpeechRecognition;
const button = document.getElementById("speak");
const note = document.getElementById("speak-note");
const line = document.getElementById("line");

const recognition = Recognition && new Recognition();

export function hearIn(locale) {
  if (recognition) recognition.lang = locale;
}

export function startMicrophone(say) {
  if (!recognition) return;
  recognition.interimResults = true;
  button.hidden = note.hidden = false;

  const pressed = (on) => button.setAttribute("aria-pressed", String(on));
  button.addEventListener("click", () => {
    if (button.getAttribute("aria-pressed") === "true") recognition.stop();
    else recognition.start();
  });
  recognition.addEventListener("start", () => pressed(true));
  recognition.addEventListener("end", () => pressed(false));
  recognition.addEventListener("error", ({ error }) => {
    if (error !== "no-speech" && error !== "aborted") note.textContent = `The browser could not listen (${error}). Type instead.`;
  });
  recognition.addEventListener("result", ({ results }) => {
    const last = results[results.length - 1];
    line.value = last[0].transcript;
    if (last.isFinal) {
      say(line.value);
      line.value = "";
    }
  });
}
