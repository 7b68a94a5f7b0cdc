// The conversation as text, to be copied or saved.

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
  const copy = document.getElementById("transcript-copy");
  copy.addEventListener("click", async () => {
    await navigator.clipboard.writeText(text());
    copy.textContent = "Copied";
    setTimeout(() => { copy.textContent = "Copy it"; }, 1500);
  });
  document.getElementById("transcript-save").addEventListener("click", () => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text()], { type: "text/plain" }));
    link.download = "my-back-stretches.txt";
    link.click();
    URL.revokeObjectURL(link.href);
  });
}
