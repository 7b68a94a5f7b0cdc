// The ring: what is left of a silence, or of an open microphone.

const ring = document.getElementById("ring-left");
const seconds = document.getElementById("ring-seconds");
const calm = matchMedia("(prefers-reduced-motion: reduce)");

export function showRing(left, whole) {
  const shown = calm.matches ? Math.ceil(left) : left;
  ring.classList.toggle("empty", left <= 0);
  ring.style.strokeDashoffset = String(1 - Math.min(1, shown / whole));
  seconds.textContent = left > 0 ? String(Math.ceil(left - 0.001)) : "";
}

export function emptyRing() {
  showRing(0, 1);
}
