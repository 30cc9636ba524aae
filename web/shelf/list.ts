// The list of another bank's questions. A short one is in the page whole, so that the browser's own search finds all of it;
// of a long one only the rows around what is seen are, each with its place in the whole, and with room for all others
// between and behind them. It must not know how a bank is searched.
import { Heights } from "./heights";
import type { Row } from "./messages";

/** Lists of more rows than this are windowed. */
export const WHOLE = 300;
/** How much is kept ready above and below what is seen, in heights of the screen. */
const AHEAD = 1;
/** How many rows are asked for at once, so that scrolling seldom waits. */
const BATCH = 120;
/** A row's height before any was seen, in pixels. */
const GUESS = 53;

/** Where rows and answers come from, and how a text that the worker wrote becomes elements. */
export interface Source {
  rows(from: number, count: number): Promise<Row[]>;
  answer(id: string): Promise<string>;
  write(element: Element, html: string): void;
}

export class List {
  readonly #box: HTMLElement;
  readonly #template: HTMLTemplateElement;
  readonly #source: Source;
  /** What is asked for, as far as it is known. */
  #rows: (Row | undefined)[] = [];
  #heights = new Heights(0, GUESS);
  #guess = GUESS;
  #width = 0;
  /** The elements in the page by their rows' ids, and the places of these. */
  #elements = new Map<string, HTMLElement>();
  #places = new WeakMap<Element, number>();
  #written = new WeakMap<Element, string>();
  /** The answers that are open, by their questions' ids; empty until they have come. */
  #open = new Map<string, string>();
  /** A row that must be in the page although it may not be seen yet. */
  #pinned: number | undefined;
  /** Rises with every list, so that what comes late is known. */
  #edition = 0;
  #fetching = new Map<number, Promise<void>>();
  #frame = 0;
  readonly #sizes: ResizeObserver;

  constructor(box: HTMLElement, template: HTMLTemplateElement, source: Source, signal: AbortSignal) {
    this.#box = box;
    this.#template = template;
    this.#source = source;
    this.#sizes = new ResizeObserver((entries) => this.#resized(entries));
    this.#sizes.observe(box);
    const later = () => {
      this.#frame ||= requestAnimationFrame(() => {
        this.#frame = 0;
        this.#draw();
      });
    };
    addEventListener("scroll", later, { signal, passive: true });
    addEventListener("resize", later, { signal });
    box.addEventListener("focusin", later, { signal });
    // The browser's own search is about to show an answer that is closed.
    box.addEventListener("beforematch", ({ target }) => this.toggle(this.rowOf(target), true), { signal });
    signal.addEventListener("abort", () => {
      this.#sizes.disconnect();
      cancelAnimationFrame(this.#frame);
    });
  }

  /** How many rows there are. */
  get count(): number {
    return this.#rows.length;
  }

  get #windowed(): boolean {
    return this.count > WHOLE;
  }

  /** Shows another list of this many rows, of which the first are here. */
  show(count: number, first: Row[]): void {
    this.#edition++;
    this.#fetching.clear();
    this.#pinned = undefined;
    this.#rows = [...first];
    this.#rows.length = count;
    this.#heights = new Heights(count, this.#guess);
    this.#box.toggleAttribute("data-windowed", this.#windowed);
    // A new list is read from its beginning.
    const above = this.#box.getBoundingClientRect().top - this.#covered();
    this.#draw();
    if (above < 0 && this.#windowed) {
      scrollBy(0, this.#box.getBoundingClientRect().top - this.#covered());
      this.#draw();
    }
  }

  /** The place of the row that something stands in. */
  rowOf(target: EventTarget | null): number | undefined {
    const row = target instanceof Element && target.closest("article");
    return row ? this.#places.get(row) : undefined;
  }

  /** Opens or closes a row's answer, or turns it over. */
  async toggle(place: number | undefined, open?: boolean): Promise<void> {
    const row = place === undefined ? undefined : this.#rows[place];
    if (!row || this.#open.has(row.id) === open) return;
    if (this.#open.has(row.id)) {
      this.#open.delete(row.id);
      this.#fill(row);
      return;
    }
    this.#open.set(row.id, "");
    this.#fill(row);
    const html = await this.#source.answer(row.id);
    if (!this.#open.has(row.id)) return;
    this.#open.set(row.id, html);
    this.#fill(row);
  }

  /** Brings a row into view and the focus to it, wherever it is. */
  async go(place: number): Promise<void> {
    const edition = this.#edition;
    this.#pinned = place;
    if (!this.#rows[place]) await this.#fetch(place);
    if (edition !== this.#edition) return;
    this.#draw();
    const row = this.#rows[place];
    const element = row && this.#elements.get(row.id);
    element?.querySelector<HTMLElement>("h3 button")?.focus({ preventScroll: true });
    element?.scrollIntoView({ block: "nearest" });
    this.#pinned = undefined;
    this.#draw();
  }

  /** How much of the screen's top the search covers. */
  #covered(): number {
    const tools = this.#box.parentElement?.querySelector(".tools");
    if (!tools || getComputedStyle(tools).position !== "sticky") return 0;
    return tools.getBoundingClientRect().height;
  }

  /** The places of the rows that are to be in the page, in order. */
  #wanted(): number[] {
    const { count } = this;
    if (!this.#windowed) return Array.from({ length: count }, (_, place) => place);
    const { top } = this.#box.getBoundingClientRect();
    const from = this.#heights.at(-top - AHEAD * innerHeight);
    const to = this.#heights.at(-top + (1 + AHEAD) * innerHeight);
    const wanted = new Set<number>();
    for (let place = from; place <= to; place++) wanted.add(place);
    // Whoever has the focus keeps it, and can go on to either neighbour.
    for (const held of [this.rowOf(document.activeElement), this.#pinned]) {
      if (held === undefined) continue;
      for (let place = held - 1; place <= held + 1; place++) if (place >= 0 && place < count) wanted.add(place);
    }
    return [...wanted].sort((left, right) => left - right);
  }

  /** Brings the page up to what is to be seen, without moving what is. */
  #draw(): void {
    const wanted = this.#wanted();
    const missing = wanted.find((place) => !this.#rows[place]);
    if (missing !== undefined) void this.#fetch(missing);
    const shown = wanted.filter((place) => this.#rows[place]);
    const kept = this.#anchor();
    const elements = new Map<string, HTMLElement>();
    for (const place of shown) {
      const row = this.#rows[place]!;
      const element = this.#elements.get(row.id) ?? this.#element(row);
      elements.set(row.id, element);
      this.#place(element, row, place);
    }
    for (const [id, element] of this.#elements) {
      if (elements.has(id)) continue;
      this.#sizes.unobserve(element);
      element.remove();
    }
    this.#elements = elements;
    let next = this.#box.firstElementChild;
    let end = 0;
    for (const place of shown) {
      const element = elements.get(this.#rows[place]!.id)!;
      // What has the focus is never moved: the others are put around it.
      if (element === next) next = next.nextElementSibling;
      else this.#box.insertBefore(element, next);
      element.style.marginBlockStart = this.#windowed ? `${this.#heights.before(place) - this.#heights.before(end)}px` : "";
      end = place + 1;
    }
    const after = this.#windowed ? this.#heights.before(this.count) - this.#heights.before(end) : 0;
    this.#box.style.paddingBlockEnd = `${after}px`;
    if (!this.#windowed) return;
    for (const element of elements.values()) {
      this.#heights.set(this.#places.get(element)!, element.getBoundingClientRect().height);
      this.#sizes.observe(element);
    }
    this.#restore(kept);
  }

  /** The first row that is seen, and where. */
  #anchor(): [Element, number] | undefined {
    if (!this.#windowed) return undefined;
    for (const element of this.#box.children) {
      const { top, bottom } = element.getBoundingClientRect();
      if (bottom > 0 && top < innerHeight) return [element, top];
    }
    return undefined;
  }

  #restore(kept: [Element, number] | undefined): void {
    if (!kept?.[0].isConnected) return;
    const moved = kept[0].getBoundingClientRect().top - kept[1];
    if (Math.abs(moved) >= 1) scrollBy(0, moved);
  }

  /** A row became higher or lower, or all did with the width. */
  #resized(entries: ResizeObserverEntry[]): void {
    if (!this.#windowed) return;
    const { width } = this.#box.getBoundingClientRect();
    if (width !== this.#width) {
      this.#width = width;
      this.#guessAnew();
      return;
    }
    for (const { target } of entries) {
      const place = this.#places.get(target);
      if (place !== undefined && target.isConnected) this.#heights.set(place, target.getBoundingClientRect().height);
    }
  }

  /** All rows are taken to be as high as those of the page are on average. */
  #guessAnew(): void {
    const closed = [...this.#elements].filter(([id]) => !this.#open.has(id)).map(([, element]) => element);
    if (!closed.length) return;
    const sum = closed.reduce((sum, element) => sum + element.getBoundingClientRect().height, 0);
    this.#guess = sum / closed.length;
    this.#heights = new Heights(this.count, this.#guess);
    for (const element of this.#elements.values()) {
      this.#heights.set(this.#places.get(element)!, element.getBoundingClientRect().height);
    }
    // Once with the rows that are there, which keep their places on the screen, and once with those that then are seen.
    const kept = this.#anchor();
    let end = 0;
    for (const element of this.#box.children as HTMLCollectionOf<HTMLElement>) {
      const place = this.#places.get(element)!;
      element.style.marginBlockStart = `${this.#heights.before(place) - this.#heights.before(end)}px`;
      end = place + 1;
    }
    this.#restore(kept);
    this.#draw();
  }

  /** Asks for the rows around a place, unless they are on their way. */
  #fetch(place: number): Promise<void> {
    const batch = Math.floor(place / BATCH);
    const edition = this.#edition;
    const bring = async () => {
      const rows = await this.#source.rows(batch * BATCH, BATCH);
      if (edition !== this.#edition) return;
      rows.forEach((row, at) => { this.#rows[batch * BATCH + at] ??= row; });
      this.#draw();
    };
    const coming = this.#fetching.get(batch) ?? bring();
    this.#fetching.set(batch, coming);
    return coming;
  }

  #element(row: Row): HTMLElement {
    const element = this.#template.content.firstElementChild!.cloneNode(true) as HTMLElement;
    element.dataset.questionId = row.id;
    const region = `answer-${row.id}`;
    element.querySelector(".answer")!.id = region;
    element.querySelector("h3 button")!.setAttribute("aria-controls", region);
    for (const facet of ["level", "category", "difficulty"] as const) {
      const place = element.querySelector<HTMLElement>(`[data-${facet}]`)!;
      place.dataset[facet] = row[facet];
      place.textContent = row[facet];
    }
    this.#elements.set(row.id, element);
    this.#fill(row);
    return element;
  }

  /** Says which row of how many an element is, and what of it was found. */
  #place(element: HTMLElement, row: Row, place: number): void {
    this.#places.set(element, place);
    element.setAttribute("aria-posinset", `${place + 1}`);
    element.setAttribute("aria-setsize", `${this.count}`);
    const parts: [selector: string, html: string][] = [["h3 button", row.title], [".short", row.summary]];
    for (const [selector, html] of parts) {
      const part = element.querySelector<HTMLElement>(selector)!;
      if (this.#written.get(part) === html) continue;
      this.#source.write(part, html);
      this.#written.set(part, html);
    }
  }

  /** Shows an answer as far as it has come, or puts it away. */
  #fill(row: Row): void {
    const element = this.#elements.get(row.id);
    if (!element) return;
    const html = this.#open.get(row.id);
    const answer = element.querySelector(".answer")!;
    element.querySelector("h3 button")!.setAttribute("aria-expanded", `${html !== undefined}`);
    if (html === undefined) answer.setAttribute("hidden", "until-found");
    else answer.removeAttribute("hidden");
    const whole = answer.querySelector<HTMLElement>("[data-part=whole]")!;
    if (html && !whole.hasChildNodes()) this.#source.write(whole, html);
  }
}
