// What the page of another bank and its worker say to each other.

/** A question as the list shows it; `title` and `summary` are HTML that the worker wrote. */
export interface Row {
  id: string;
  title: string;
  summary: string;
  level: string;
  category: string;
  difficulty: string;
}

/** A group of filters with those of its options that the bank has: the name in addresses, the words, how many. */
export interface Group {
  key: string;
  options: [slug: string, words: string, count: number][];
}

/** What a text and a choice leave, with the first rows, or all of a short list. */
export interface Asked {
  matching: number;
  total: number;
  groups: Group[];
  rows: Row[];
}

/** Why a file is not opened: how many slips there are, and the first of them. */
export interface Refused {
  count: number;
  slips: string[];
}

/** What the page can ask for, each with what comes back. */
export interface Acts {
  begin: [{ size: number }, void];
  bytes: [{ bytes: Uint8Array<ArrayBuffer> }, void];
  open: [object, { opened?: true; refused?: Refused }];
  ask: [{ text: string; choice: string; count: number }, Asked];
  rows: [{ from: number; count: number }, { rows: Row[] }];
  answer: [{ id: string }, { html?: string }];
  place: [{ id: string }, { place?: number }];
}

/** Why nothing more comes from a worker that was let go. */
export class LetGo extends Error {}

/** A worker, and what it was asked. */
export class Clerk {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, [done: (answer: never) => void, failed: (error: Error) => void]>();
  #turns = 0;

  /** `told` hears how far opening is. */
  constructor(worker: Worker, told: (done: number, count: number) => void) {
    this.#worker = worker;
    worker.addEventListener("message", ({ data }) => {
      if (data.told) return told(data.told.done, data.told.count);
      const [done, failed] = this.#waiting.get(data.turn) ?? [];
      this.#waiting.delete(data.turn);
      if ("broken" in data) failed?.(new Error(data.broken));
      else done?.(data.answer as never);
    });
    // The script could not be had, or is of another build.
    worker.addEventListener("error", ({ message }) => this.#failAll(new Error(message || "the worker could not start")));
  }

  ask<Act extends keyof Acts>(act: Act, what: Acts[Act][0], transfer: Transferable[] = []): Promise<Acts[Act][1]> {
    const turn = ++this.#turns;
    return new Promise((done, failed) => {
      this.#waiting.set(turn, [done, failed]);
      this.#worker.postMessage({ turn, act, ...what }, transfer);
    });
  }

  /** Ends whatever it is about. */
  letGo(): void {
    this.#worker.terminate();
    this.#failAll(new LetGo());
  }

  #failAll(error: Error): void {
    for (const [, failed] of this.#waiting.values()) failed(error);
    this.#waiting.clear();
  }
}
