// <gil-visualizer scenario="convoy">: puts the visualizer's frame into a page, gives it the height that it needs, and
// passes on what is asked and told. It needs no storage and no rights but to show a frame of the site it came from.
const attributes = ["scenario", "theme", "autoplay", "speed", "t"];

class GilVisualizer extends HTMLElement {
  static observedAttributes = attributes;

  #frame = document.createElement("iframe");
  /** @type {object[]} what was asked before the frame was ready */
  #waiting = [];
  #ready = false;

  constructor() {
    super();
    const frame = this.#frame;
    frame.loading = "lazy";
    frame.style.cssText = "display:block;inline-size:100%;block-size:560px;border:0";
    this.attachShadow({ mode: "open" }).append(frame);
  }

  connectedCallback() {
    addEventListener("message", this.#hear);
    this.#load();
  }

  disconnectedCallback() {
    removeEventListener("message", this.#hear);
  }

  attributeChangedCallback() {
    if (this.isConnected) this.#load();
  }

  /** Lets time pass from where it stands. */
  play() { this.#ask({ type: "play" }); }

  /** Stands still. */
  pause() { this.#ask({ type: "pause" }); }

  /** Goes to the next event. */
  step() { this.#ask({ type: "step" }); }

  /** @param {number} us the moment to show, in microseconds */
  seek(us) { this.#ask({ type: "seek", us }); }

  #load() {
    const scenario = this.getAttribute("scenario");
    const place = scenario ? `embed/${encodeURIComponent(scenario)}/` : "embed/";
    const address = new URL(place, import.meta.url);
    for (const name of attributes.slice(1)) {
      const value = this.getAttribute(name);
      if (value !== null) address.searchParams.set(name, value === "" ? "1" : value);
    }
    this.#frame.title = this.getAttribute("title") ?? "GIL visualizer";
    if (this.#frame.src === address.href) return;
    this.#ready = false;
    this.#frame.src = address.href;
  }

  /** @param {object} request */
  #ask(request) {
    if (!this.#ready) this.#waiting.push(request);
    else this.#frame.contentWindow?.postMessage({ evalloop: 1, ...request }, "*");
  }

  /** @param {MessageEvent} event */
  #hear = ({ source, data }) => {
    if (source !== this.#frame.contentWindow || data?.evalloop !== 1) return;
    const { type, ...detail } = data;
    if (type === "resize") this.#frame.style.blockSize = `${Math.ceil(detail.height)}px`;
    if (type === "ready") {
      this.#ready = true;
      for (const request of this.#waiting.splice(0)) this.#ask(request);
    }
    this.dispatchEvent(new CustomEvent(type, { detail }));
  };
}

customElements.define("gil-visualizer", GilVisualizer);
