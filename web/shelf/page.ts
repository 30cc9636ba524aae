// The page "Another bank": takes a file from the reader's disk, or one of this origin that the address names, has it opened
// in a worker, and searches it. Fetched by that page alone, after the app is awake.
import { read } from "./address";
import { Opened } from "./opened";
import { Clerk, LetGo, type Refused } from "./messages";
import { workerAddress } from "./trusted";

/** The largest file that is read, in bytes: a browser's program cannot hold more than a few of these. */
const LARGEST = 1_000_000_000;

/** A file that cannot be opened, in words for the reader. */
class Trouble extends Error {}

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`;
const number = new Intl.NumberFormat("en");

/** What the page does while it is shown. */
class Page {
  readonly #place: HTMLElement;
  readonly #ended = new AbortController();
  /** Ends the opening that is under way, and lets go of the bank that is open. */
  #current: AbortController | undefined;

  constructor(place: HTMLElement) {
    this.#place = place;
    const { signal } = this.#ended;
    const chosen = this.#part<HTMLInputElement>("file");
    chosen.addEventListener("change", () => {
      const file = chosen.files?.[0];
      if (file) void this.#open(file.name, undefined, (stop) => this.#fromDisk(file, stop));
      // The same file, mended, can be chosen again.
      chosen.value = "";
    }, { signal });
    // A file that falls beside the page's main part would be opened by the browser in its stead.
    addEventListener("dragover", (event) => event.preventDefault(), { signal });
    addEventListener("drop", (event) => {
      event.preventDefault();
      const file = event.dataTransfer?.files[0];
      if (file) void this.#open(file.name, undefined, (stop) => this.#fromDisk(file, stop));
    }, { signal });
    this.#part("stop").addEventListener("click", () => this.#rest(), { signal });
    this.#rest();
    place.dataset.ready = "";
    const address = new URLSearchParams(location.search).get("bank");
    if (address) void this.#open(address, address, (stop) => this.#fromAddress(address, stop));
  }

  /** Lets go of everything. */
  end(): void {
    this.#current?.abort();
    this.#ended.abort();
  }

  #part<Kind extends HTMLElement>(name: string): Kind {
    return this.#place.querySelector<Kind>(`[data-part=${name}]`)!;
  }

  /** Shows the parts of one state, and none of the others. */
  #show(...parts: string[]): void {
    for (const name of ["lede", "about", "choose", "coming", "trouble"]) this.#part(name).hidden = !parts.includes(name);
  }

  /** Nothing is open, and nothing is being opened. */
  #rest(): void {
    this.#current?.abort();
    this.#place.querySelector("[data-part=open]")?.remove();
    this.#show("lede", "about", "choose");
  }

  async #open(name: string, address: string | undefined, bring: (stop: AbortSignal) => Promise<File | Response>): Promise<void> {
    this.#rest();
    const current = new AbortController();
    this.#current = current;
    this.#show("lede", "coming");
    this.#told(`Reading ${name} …`);
    let clerk: Clerk | undefined;
    try {
      const source = await bring(current.signal);
      clerk = new Clerk(new Worker(workerAddress() as string, { type: "module" }), (done, count) => {
        this.#told(done < count ? "Checking every question …" : "Making all of it searchable …", done, count,
          done < count ? `${number.format(done)} of ${number.format(count)}` : "");
      });
      const own = clerk;
      current.signal.addEventListener("abort", () => own.letGo());
      if (current.signal.aborted) return own.letGo();
      await this.#pour(source, own);
      const { refused } = await own.ask("open", {});
      if (refused) return this.#refuse(refused);
      await Opened.begin(this.#place, own, { name, address, signal: current.signal });
      this.#show("choose");
    } catch (error) {
      clerk?.letGo();
      if (current.signal.aborted || error instanceof LetGo) return;
      if (!(error instanceof Trouble)) console.error("The bank could not be opened.", error);
      this.#say(error instanceof Trouble ? error.message
        : "The bank could not be opened: it may be too large for this browser. Close other tabs, or try it on another device.");
    }
  }

  async #fromDisk(file: File, _: AbortSignal): Promise<File> {
    // What the address names would be opened by the next reload, and not this file.
    history.replaceState(history.state, "", location.pathname);
    return file;
  }

  async #fromAddress(address: string, signal: AbortSignal): Promise<Response> {
    const url = read(address);
    if (typeof url === "string") throw new Trouble(url);
    const answer = await fetch(url, { signal, credentials: "same-origin" }).catch(async (error) => {
      if (signal.aborted) throw error;
      // The page's policy stops what leads to another origin, and does not say so.
      const first = await fetch(url, { signal, redirect: "manual", credentials: "same-origin" }).catch(() => undefined);
      throw new Trouble(first?.type === "opaqueredirect"
        ? `${address} leads on to another site. A bank is only opened from ${location.host}: download the file, and choose it here.`
        : `${address} cannot be reached. Are you online? Then load this page once more.`);
    });
    if (!answer.ok) {
      throw new Trouble(answer.status === 404 ? `There is no file at ${url.pathname}. Is the address right?`
        : `The server did not give ${url.pathname}: it answered with status ${answer.status}.`);
    }
    return answer;
  }

  /** Hands a file to the worker, bit by bit, telling how far it is. */
  async #pour(source: File | Response, clerk: Clerk): Promise<void> {
    // What was compressed on its way is larger than its length says, and is only told as it comes.
    const packed = source instanceof Response && source.headers.has("content-encoding");
    const size = source instanceof File ? source.size : packed ? 0 : Number(source.headers.get("content-length") ?? 0);
    const tooLarge = (bytes: number) => {
      if (bytes > LARGEST) throw new Trouble(`The file has more than ${megabytes(LARGEST)}, which no browser searches. Split it into smaller banks.`);
    };
    tooLarge(size);
    await clerk.ask("begin", { size });
    const stream = source instanceof File ? source.stream() : source.body;
    const reader = stream!.getReader() as ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>;
    let come = 0;
    for (;;) {
      const { done, value } = await reader.read().catch(() => {
        throw new Trouble("The file could not be read to its end. Try it once more.");
      });
      if (done) return;
      come += value.length;
      tooLarge(come);
      this.#told(undefined, come, size, size ? `${megabytes(come)} of ${megabytes(size)}` : megabytes(come));
      // Waiting for the worker keeps a large file from standing in memory twice.
      await clerk.ask("bytes", { bytes: value }, [value.buffer]);
    }
  }

  /** How far opening is: the words when they change, the number as it grows. */
  #told(words?: string, done = 0, count = 0, figures = ""): void {
    const told = this.#part("told");
    if (words && told.textContent !== words) told.textContent = words;
    const bar = this.#part<HTMLProgressElement>("bar");
    if (count && done < count) {
      bar.max = count;
      bar.value = done;
    } else {
      bar.removeAttribute("value");
    }
    this.#part("figures").textContent = figures;
  }

  #refuse({ count, slips }: Refused): void {
    this.#current?.abort();
    const more = count > slips.length ? `The first ${slips.length} of ${number.format(count)} things to mend:` : "What to mend:";
    this.#say(count === 1 ? slips[0] : more, count === 1 ? [] : slips);
  }

  #say(words: string, slips: string[] = []): void {
    this.#part("why").textContent = words;
    this.#part("slips").replaceChildren(...slips.map((slip) => {
      const item = document.createElement("li");
      item.textContent = slip;
      return item;
    }));
    this.#show("lede", "about", "choose", "trouble");
  }
}

let page: Page | undefined;

/** Brings the page to life. */
export function wake(place: HTMLElement): void {
  // What a query in the address holds back on a level's page is not this page's.
  delete document.documentElement.dataset.await;
  page?.end();
  page = new Page(place);
}

/** Lets go of the page, before another takes its place. */
export function sleep(): void {
  page?.end();
  page = undefined;
}
