// One tab is the speaker: whichever was opened last. Two would sound at once, and tell everything twice.

const channel = new BroadcastChannel("speaker");

/** Be the speaker from now on; `leave` is called when another tab is. */
export function beTheSpeaker(leave) {
  channel.postMessage("another");
  channel.addEventListener("message", () => {
    channel.close();
    leave();
  }, { once: true });
}
