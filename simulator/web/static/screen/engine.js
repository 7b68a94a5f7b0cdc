// One document at a time, drawn by Amazon's engine.

/* global AplRenderer, Module, speakerTime */

// Amazon's initEngine waits for the start of the runtime, and for ever if that is over by then:
// the runtime starts with a script of its own, which may have come long before this one.
const ready = Module.calledRun ? Promise.resolve() : AplRenderer.initEngine();
const view = document.getElementById("view");
const LABEL = 1; // the engine's number of the property accessibilityLabel

let held = null; // the label of the control that has the focus

class Drawn {
  #renderer;
  #told;

  constructor(renderer, token, room) {
    this.#renderer = renderer;
    this.token = token;
    this.room = room;
    this.#watch();
    this.#name();
  }

  run(commands) {
    this.#renderer.executeCommands(JSON.stringify(commands));
  }

  /** Break off whatever commands are running. */
  cancel() {
    this.#renderer.cancelExecution();
  }

  seen() {
    const visible = JSON.parse(this.#renderer.context.getVisualContext() || "{}");
    return { token: this.token, visible, locked: this.#renderer.screenLock() };
  }

  /** The engine draws for eyes and fingers: give its controls names, and let them take keys. */
  #name() {
    view.tabIndex = -1;
    for (const { uid } of controlsIn(this.seen().visible)) {
      const control = document.getElementById(uid);
      const label = this.#renderer.componentMap[uid].props[LABEL];
      control.tabIndex = 0;
      control.setAttribute("role", "button");
      control.setAttribute("aria-label", label);
      control.addEventListener("keydown", (event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        event.stopPropagation();
        press(control);
      });
      // A new document takes the place of the old one: whoever was at "Pause" stays there.
      if (label === held) control.focus();
    }
  }

  destroy() {
    held = document.activeElement?.getAttribute("aria-label") ?? held;
    this.cancel();
    this.#renderer.destroy();
    this.#renderer = null;
    view.replaceChildren();
  }

  /** Tell when the document becomes busy, or idle. */
  #watch() {
    if (!this.#renderer) return;
    const locked = this.#renderer.screenLock();
    if (locked !== this.#told) {
      this.#told = locked;
      this.room.changed(this.seen());
    }
    requestAnimationFrame(() => this.#watch());
  }
}

/** What can be touched, in a visual context of the engine's. */
function controlsIn(part) {
  const own = part.tags && "focused" in part.tags ? [part] : [];
  return [...own, ...(part.children ?? []).flatMap(controlsIn)];
}

function press(control) {
  const { left, top, width, height } = control.getBoundingClientRect();
  for (const type of ["mousedown", "mouseup"]) {
    control.dispatchEvent(new MouseEvent(type, { bubbles: true, clientX: left + width / 2, clientY: top + height / 2 }));
  }
}

/** The engine's audio player: the room speaks for it. */
function player(room) {
  return (listener) => {
    let last = 0;
    return {
      prepare(address) {
        const id = `${++last}`;
        Promise.resolve().then(() => {
          if (room.knows(address)) listener.onPrepared(id);
          else listener.onError(id, new Error(`no speech at ${address}`));
        });
        this[id] = address;
        return id;
      },
      play(id) {
        listener.onPlaybackStarted(id);
        room.speak(this[id], () => listener.onPlaybackFinished(id));
      },
      flush() {
        room.hush();
      },
    };
  };
}

/**
 * Draw a document. `room` says what becomes of its events: `event(sent)`, `changed()`,
 * `knows(address)`, `speak(address, finished)`, `hush()`.
 */
async function draw({ token, document: layout, data }, screen, theme, room) {
  const content = AplRenderer.Content.create(JSON.stringify(layout));
  const [parameter] = layout.mainTemplate?.parameters ?? [];
  if (parameter) content.addData(parameter, JSON.stringify(data));
  const renderer = AplRenderer.default.create({
    content,
    view,
    theme,
    mode: "HUB",
    environment: { agentName: "local-speaker", agentVersion: "1.4", allowOpenUrl: false, disallowVideo: true },
    viewport: { width: screen.width, height: screen.height, dpi: 160, shape: screen.round ? "ROUND" : "RECTANGLE" },
    utcTime: Date.now(),
    localTimeAdjustment: 0,
    notLoadFonts: true,
    logLevel: "error",
    logTransport: (level, name, text) => { if (level === "error") console.error(name, text); },
    onSpeakEventStart: () => {},
    onSpeakEventEnd: () => {},
    audioPlayerFactory: player(room),
    onSendEvent: (sent) => room.event(sent),
  });
  await renderer.init();
  if (!renderer.context) throw new Error("the engine does not draw this document");
  return new Drawn(renderer, token, room);
}

ready.then(() => {
  window.engine = { draw, time: speakerTime };
  window.dispatchEvent(new Event("engine"));
});
