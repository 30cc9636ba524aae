// A bank that is open: its search, its filters and its list, and their state in the address.
import { List, WHOLE, type Source } from "./list";
import type { Asked, Clerk, Group } from "./messages";
import { write } from "./trusted";

/** How long what is asked for has to stay as it is before the address follows, in milliseconds. */
const STILL = 250;
/** The groups in the order of the page. */
const LABELS: Record<string, string> = { level: "Level", category: "Category", difficulty: "Difficulty" };

const number = new Intl.NumberFormat("en");
const questions = (count: number) => `${number.format(count)} ${count === 1 ? "question" : "questions"}`;

/** Where a bank came from, and what ends it. */
interface Origin {
  name: string;
  /** What the address named it by; nothing for a file from the reader's disk. */
  address: string | undefined;
  signal: AbortSignal;
}

export class Opened implements Source {
  readonly #place: HTMLElement;
  readonly #clerk: Clerk;
  readonly #origin: Origin;
  readonly #list: List;
  readonly #input: HTMLInputElement;
  /** The chosen options, each as its group and its name: `level:mid`. */
  readonly #chosen = new Set<string>();
  #chips = new Map<string, HTMLButtonElement>();
  #busy = false;
  #again = false;
  #still = 0;

  /** Shows a bank as soon as its first list is there. */
  static async begin(within: HTMLElement, clerk: Clerk, origin: Origin): Promise<void> {
    const template = within.querySelector<HTMLTemplateElement>("template[data-part=opened]")!;
    const place = template.content.firstElementChild!.cloneNode(true) as HTMLElement;
    const opened = new Opened(place, clerk, origin);
    const asked = await opened.#first();
    if (origin.signal.aborted) return;
    within.append(place);
    opened.#show(asked);
  }

  private constructor(place: HTMLElement, clerk: Clerk, origin: Origin) {
    const { signal } = origin;
    this.#place = place;
    this.#clerk = clerk;
    this.#origin = origin;
    this.#input = place.querySelector("input[type=search]")!;
    const box = place.querySelector<HTMLElement>(".results")!;
    const row = place.querySelector<HTMLTemplateElement>("template[data-part=row]")!;
    this.#list = new List(box, row, this, signal);
    this.#text("name", origin.name);
    place.querySelector<HTMLElement>("[data-part=passing]")!.hidden = origin.address !== undefined;
    this.#input.addEventListener("input", () => this.#ask(), { signal });
    this.#input.addEventListener("keydown", (event) => this.#inSearch(event), { signal });
    box.addEventListener("keydown", (event) => this.#amongRows(event), { signal });
    place.addEventListener("click", (event) => this.#press(event), { signal });
    document.addEventListener("keydown", (event) => {
      const typing = event.target instanceof Element && event.target.closest("input, textarea, select, dialog");
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || typing) return;
      event.preventDefault();
      this.#toSearch();
    }, { signal });
    addEventListener("pagehide", () => this.#write(), { signal });
    signal.addEventListener("abort", () => {
      clearTimeout(this.#still);
      place.remove();
    });
  }

  async rows(from: number, count: number) {
    return (await this.#clerk.ask("rows", { from, count })).rows;
  }

  async answer(id: string) {
    return (await this.#clerk.ask("answer", { id })).html ?? "";
  }

  write(element: Element, html: string): void {
    write(element, html);
  }

  /** Asks for all, to learn which options there are, and then for what the address does. */
  async #first(): Promise<Asked> {
    const all = await this.#send();
    const group = this.#place.querySelector<HTMLTemplateElement>("template[data-part=group]")!;
    const chips = this.#place.querySelector(".chips")!;
    for (const { key, options } of all.groups) {
      if (options.length === 0) continue;
      const element = group.content.firstElementChild!.cloneNode(true) as HTMLElement;
      element.setAttribute("aria-label", LABELS[key]);
      element.dataset.group = key;
      const chip = element.firstElementChild as HTMLButtonElement;
      element.replaceChildren(...options.map(([slug, words]) => {
        const own = chip.cloneNode(true) as HTMLButtonElement;
        own.dataset.option = slug;
        own.prepend(words);
        this.#chips.set(`${key}:${slug}`, own);
        return own;
      }));
      chips.append(element);
    }
    if (this.#origin.address === undefined) return all;
    const wanted = new URLSearchParams(location.search);
    this.#input.value = wanted.get("q") ?? "";
    const ignored: string[] = [];
    for (const key of Object.keys(LABELS)) {
      for (const slug of wanted.getAll(key).flatMap((value) => value.split(",")).filter(Boolean)) {
        if (this.#chips.has(`${key}:${slug}`)) this.#chosen.add(`${key}:${slug}`);
        else ignored.push(`${key}=${slug}`);
      }
    }
    if (ignored.length) {
      const said = this.#place.querySelector<HTMLElement>("[data-part=ignored]")!;
      said.textContent = `This bank has nothing for ${ignored.join(", ")}, which the address asks for.`;
      said.hidden = false;
    }
    return this.#input.value || this.#chosen.size ? this.#send() : all;
  }

  #send(): Promise<Asked> {
    return this.#clerk.ask("ask", { text: this.#input.value, choice: [...this.#chosen].join(" "), count: WHOLE });
  }

  /** Asks again: one question at a time, and after a quick writer's letters only the last. */
  async #ask(): Promise<void> {
    this.#again = true;
    clearTimeout(this.#still);
    this.#still = setTimeout(() => this.#write(), STILL);
    if (this.#busy) return;
    this.#busy = true;
    try {
      while (this.#again) {
        this.#again = false;
        const asked = await this.#send();
        if (!this.#again) this.#show(asked);
      }
    } catch (error) {
      if (!this.#origin.signal.aborted) {
        console.error("The search broke down.", error);
        this.#text("result-count", "The search broke down. Load this page once more.");
      }
    } finally {
      this.#busy = false;
    }
  }

  #show({ matching, total, groups, rows }: Asked): void {
    const words = matching === total ? questions(total) : `${number.format(matching)} of ${questions(total)}`;
    this.#place.querySelector("[data-testid=result-count]")!.textContent = words;
    this.#countChips(groups);
    const narrowed = this.#input.value.trim() !== "" || this.#chosen.size > 0;
    this.#place.querySelector<HTMLElement>(".count .clear")!.hidden = !narrowed;
    const empty = this.#place.querySelector<HTMLElement>("[data-part=empty]")!;
    empty.hidden = matching > 0;
    if (!matching) {
      this.#text("nothing", total ? "No question matches" : "This bank has no questions");
      this.#text("advice", !total ? "Its file is whole, and its list is empty."
        : this.#chosen.size ? "Take a filter away, or try other words." : "Try fewer words, or other ones.");
      empty.querySelector<HTMLElement>("[data-act=clear]")!.hidden = !total;
    }
    this.#list.show(matching, rows);
  }

  #countChips(groups: Group[]): void {
    for (const { key, options } of groups) {
      for (const [slug, , count] of options) {
        const name = `${key}:${slug}`;
        const chip = this.#chips.get(name);
        chip?.setAttribute("aria-pressed", `${this.#chosen.has(name)}`);
        const figure = chip?.querySelector("b");
        if (figure) figure.textContent = number.format(count);
      }
    }
  }

  #text(part: string, words: string): void {
    this.#place.querySelector(`[data-part=${part}], [data-testid=${part}]`)!.textContent = words;
  }

  #press(event: MouseEvent): void {
    if (!(event.target instanceof Element)) return;
    const link = event.target.closest<HTMLElement>("a[data-question]");
    if (link) {
      event.preventDefault();
      void this.#goTo(link.dataset.question!);
      return;
    }
    const control = event.target.closest<HTMLElement>("[data-act]");
    switch (control?.dataset.act) {
      case "open":
        void this.#list.toggle(this.#list.rowOf(control));
        break;
      case "choose": {
        const name = `${control.parentElement!.dataset.group}:${control.dataset.option}`;
        if (!this.#chosen.delete(name)) this.#chosen.add(name);
        void this.#ask();
        break;
      }
      case "clear":
        this.#chosen.clear();
        this.#clear();
        break;
    }
  }

  /** Opens another question of the bank, whatever the list was narrowed to. */
  async #goTo(id: string): Promise<void> {
    let { place } = await this.#clerk.ask("place", { id });
    if (place === undefined) {
      this.#chosen.clear();
      this.#input.value = "";
      await this.#ask();
      ({ place } = await this.#clerk.ask("place", { id }));
    }
    if (place === undefined) return;
    await this.#list.go(place);
    await this.#list.toggle(place, true);
  }

  #toSearch(): void {
    this.#input.focus();
    this.#input.select();
  }

  #clear(): void {
    this.#input.value = "";
    this.#input.focus();
    void this.#ask();
  }

  #inSearch(event: KeyboardEvent): void {
    if (event.isComposing) return;
    if (event.key === "Escape") {
      event.preventDefault();
      this.#clear();
    } else if ((event.key === "ArrowDown" || event.key === "Enter") && this.#list.count) {
      event.preventDefault();
      if (event.key === "Enter") void this.#list.toggle(0, true);
      void this.#list.go(0);
    }
  }

  #amongRows(event: KeyboardEvent): void {
    if (event.key === "Escape") {
      event.preventDefault();
      this.#clear();
      return;
    }
    const place = this.#list.rowOf(event.target);
    if (place === undefined || !(event.target as Element).matches("h3 button")) return;
    const last = this.#list.count - 1;
    const next = { ArrowDown: Math.min(place + 1, last), ArrowUp: place - 1, Home: 0, End: last }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    if (next < 0) this.#toSearch();
    else void this.#list.go(next);
  }

  /** Writes what is asked for into the address. A file from the disk has none: a reload could not bring it back. */
  #write(): void {
    clearTimeout(this.#still);
    if (this.#origin.address === undefined) return;
    const wanted = new URLSearchParams({ bank: this.#origin.address });
    if (this.#input.value) wanted.set("q", this.#input.value);
    for (const name of [...this.#chosen].sort()) {
      const [key, slug] = name.split(":");
      wanted.append(key, slug);
    }
    // A path may stand in an address as it is.
    const query = `?${wanted}`.replaceAll("%2F", "/");
    if (query !== location.search) history.replaceState(history.state, "", location.pathname + query + location.hash);
  }
}
