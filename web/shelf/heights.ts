// How high each row of a long list is, as far as it was seen, and where that puts the others. It must not know what a row is.

/** The heights of a list's rows, in pixels: all a guess at first. Sums are kept as a binary indexed tree. */
export class Heights {
  readonly count: number;
  readonly #own: Float64Array;
  readonly #sums: Float64Array;

  constructor(count: number, guess: number) {
    this.count = count;
    this.#own = new Float64Array(count).fill(guess);
    this.#sums = new Float64Array(count + 1);
    for (let at = 1; at <= count; at++) this.#sums[at] = (at & -at) * guess;
  }

  /** Sets a row's height. */
  set(row: number, height: number): void {
    const more = height - this.#own[row];
    if (more === 0) return;
    this.#own[row] = height;
    for (let at = row + 1; at <= this.count; at += at & -at) this.#sums[at] += more;
  }

  /** How high all rows before this one are together. */
  before(row: number): number {
    let sum = 0;
    for (let at = row; at > 0; at -= at & -at) sum += this.#sums[at];
    return sum;
  }

  /** The row that stands at this distance from the top; the first or last one beyond either end. */
  at(distance: number): number {
    let row = 0;
    let left = distance;
    for (let step = 2 ** Math.floor(Math.log2(Math.max(this.count, 1))); step >= 1; step /= 2) {
      if (row + step <= this.count && this.#sums[row + step] <= left) {
        row += step;
        left -= this.#sums[row];
      }
    }
    return Math.max(0, Math.min(row, this.count - 1));
  }
}
