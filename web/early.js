// A level's list before the app is awake: it can already be searched, by the words of titles and tags, and its answers can
// be opened. So can the palette, to be typed into. When the app wakes, it finds the list as it was written, and what was
// typed and opened.
{
  // A level's address that names a bank means that one.
  if (/[?&]bank=/.test(location.search) && document.querySelector("[data-island=bank]")) location.replace(`../bank/${location.search}`);
  const asleep = () => !("awake" in root.dataset);
  // The app takes the list over first.
  let serves = true;
  const expand = (title, open) => {
    title.setAttribute("aria-expanded", open);
    const answer = document.getElementById(title.getAttribute("aria-controls"));
    if (open) answer.removeAttribute("hidden");
    else answer.setAttribute("hidden", "until-found");
  };
  // How well a row fits: 2 for the beginning of a word of the title, 1 of a tag, and 0 if a word fits nowhere.
  const fit = (row, words) => words.reduce((sum, word) => {
    const begins = (text) => text.toLowerCase().split(/[^\p{L}\d_]+/u).some((its) => its.startsWith(word));
    const own = begins(row.querySelector("h3").textContent) ? 2 : begins(row.dataset.tags) ? 1 : 0;
    return sum && own && sum + own;
  }, 1);
  const opened = new Set();
  let written;
  const search = () => {
    const box = document.querySelector("input[type=search]");
    const results = document.querySelector(".results");
    if (!serves || !box || !results) return;
    const words = box.value.toLowerCase().split(/[^\p{L}\d_]+/u).filter(Boolean);
    if (!words.length && !written) return;
    written ??= [...results.children];
    const rows = written.filter((row) => row.matches("article"));
    const scored = rows.map((row) => [fit(row, words), row]).filter(([sum]) => sum);
    const fitting = scored.sort(([left], [right]) => right - left).map(([, row]) => row);
    // What nothing fits may be a slip, which only the app forgives.
    const all = !words.length || !fitting.length;
    results.replaceChildren(...(all ? written : fitting));
    document.querySelector("[data-testid=result-count]").textContent =
      `${all ? "" : `${fitting.length} of `}${rows.length} questions`;
  };
  const find = () => document.querySelector(".palette:not([open])")?.showModal();
  addEventListener("keydown", (event) => {
    const chord = (event.ctrlKey || event.metaKey) && event.key === "k";
    if (!asleep() || !(chord || (event.key === "/" && !event.target.matches("input")))) return;
    event.preventDefault();
    const box = !chord && document.querySelector("input[type=search]");
    if (box) box.focus();
    else find();
  });
  addEventListener("input", search);
  // This stands behind the list, which is whole by now, and maybe already asked for something.
  search();
  addEventListener("click", ({ target }) => {
    if (!asleep()) return;
    if (target.closest("[data-act=palette]")) find();
    if (target.closest("[data-act=close]")) target.closest("dialog").close();
    const title = target.closest("[data-act=open]");
    if (!serves || !title) return;
    const open = opened.delete(title) ? false : !!opened.add(title);
    expand(title, open);
  });
  addEventListener("wake", () => {
    serves = false;
    if (written) document.querySelector(".results").replaceChildren(...written);
    for (const title of opened) expand(title, false);
    // After the app has bound its own listeners, in this very task.
    queueMicrotask(() => { for (const title of opened) title.click(); });
  }, { once: true });
}
