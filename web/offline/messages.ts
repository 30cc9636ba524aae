// What the page and the worker say to each other. Both sides are of one build; a page of an older one may still speak to
// a newer worker, so a word that is not known is answered with nothing.

/** What the page asks; a message port comes with it and takes the answer. */
export type Ask =
  /** What is kept? */
  | { ask: "status" }
  /** Fetch the next few files of a pack, if the reader has not declined it. `anew` takes back that they have. */
  | { ask: "keep"; pack: string; anew: boolean }
  /** Free a pack, and do not fetch it again by itself. */
  | { ask: "free"; pack: string }
  /** Take the place of the worker before. */
  | { ask: "take-over" };

/** A set of files that is kept, or not, as a whole. */
export interface Pack {
  name: string;
  /** How many files it has, and how many of them are kept. */
  files: number;
  kept: number;
  /** What all of it takes on this device, in bytes. */
  bytes: number;
  /** Whether the reader has freed it, so that it must not be fetched unasked. */
  declined: boolean;
}

/** What the worker answers. */
export interface Status {
  /** Names the build. */
  edition: string;
  /** What the app itself takes on this device, in bytes. */
  shell: number;
  /** The pages that are not part of the shell come first, as the pack "library". */
  packs: Pack[];
  /** Why nothing more could be fetched this time. */
  trouble?: "full" | "unreachable";
}
