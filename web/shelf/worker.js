// The worker of "Another bank": everything that takes time with a large file, so that whoever types waits for nothing. What
// is asked of it is answered in the order of asking.
import init, { Arrival } from "./%glue%";

const ready = init({ module_or_path: new URL("./%wasm%", import.meta.url) });
let arrival;
let shelf;

const acts = {
  begin({ size }) {
    arrival = new Arrival(size);
  },
  bytes({ bytes }) {
    arrival.push(bytes);
  },
  open() {
    const told = (done, count) => postMessage({ told: { done, count } });
    try {
      shelf = arrival.open(told);
    } catch (refusal) {
      // What is no text is no refusal: the program broke.
      if (typeof refusal !== "string") throw refusal;
      return { refused: JSON.parse(refusal) };
    }
    return { opened: true };
  },
  ask({ text, choice, count }) {
    const asked = JSON.parse(shelf.ask(text, choice));
    // A list that is short enough comes whole.
    const rows = asked.matching <= count ? asked.matching : Math.min(count, 60);
    return { ...asked, rows: JSON.parse(shelf.rows(0, rows)) };
  },
  rows({ from, count }) {
    return { rows: JSON.parse(shelf.rows(from, count)) };
  },
  answer({ id }) {
    return { html: shelf.answer(id) };
  },
  place({ id }) {
    return { place: shelf.place_of(id) };
  },
};

let turn = ready;
addEventListener("message", ({ data }) => {
  turn = turn.then(() => postMessage({ turn: data.turn, answer: acts[data.act](data) }))
    .catch((error) => postMessage({ turn: data.turn, broken: String(error) }));
});
