// The address of this page may say which speaker it is, its screen, its speed, and how to begin:
// ?speaker=bedroom&screen=medium&speed=10&say=start+the+neck+stretches

const COMMANDS = { speaker: "device", screen: "screen", speed: "speed" };

/** The lines that bring the speaker to where the address wants it, in order. */
export function linesOf(address) {
  const wanted = new URL(address).searchParams;
  const lines = Object.entries(COMMANDS)
    .filter(([name]) => wanted.get(name))
    .map(([name, command]) => `/${command} ${wanted.get(name)}`);
  return wanted.get("say") ? [...lines, wanted.get("say")] : lines;
}

/** An address that opens a speaker like this one. */
export function linkTo(address, { device, screen, speed }) {
  const link = new URL(address);
  link.search = new URLSearchParams({ speaker: device, screen: screen?.name ?? "-", speed: String(speed) });
  return String(link);
}
