// A document stays on the screen, and the microphone is closed.

export class Showing {
  interrupt() {}
  sound() {}
  draw() {}
  stop() {}
}
