// The conversation as text, to be copied or saved.

import { copies } from "./copying.js";

const log = document.getElementById("log");
const WHO = { you: "You: ", alexa: "Alexa: ", notice: "* ", phone: "Card: " };

function text() {
  return [...log.children]
    .filter(({ className }) => className in WHO)
    .map((line) => {
      const silence = line.querySelector(".silence")?.textContent;
      const words = silence ? `${line.firstChild.textContent} (${silence})` : line.innerText;
      return WHO[line.className] + words;
    })
    .join("\n") + "\n";
}

export function startTranscript() {
  copies(document.getElementById("transcript-copy"), text);
  document.getElementById("transcript-save").addEventListener("click", () => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text()], { type: "text/plain" }));
    link.download = "my-back-stretches.txt";
    link.click();
    URL.revokeObjectURL(link.href);
  });
}
