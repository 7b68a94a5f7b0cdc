// A button that copies a text, and says so for a moment.

const SAYS_SO = 1500; // milliseconds

/** `text` gives what is copied, when the button is pressed. */
export function copies(button, text) {
  const label = button.textContent;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(text());
    button.textContent = "Copied";
    setTimeout(() => { button.textContent = label; }, SAYS_SO);
  });
}
