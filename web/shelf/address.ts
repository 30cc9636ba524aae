// Which file an address may name: one of this origin, and nothing else. It must not know what is in the file.

/** The folder that the site stands in: this script's own. */
const ROOT = new URL("./", import.meta.url);

/** The file that `?bank=` names, seen from the site's root; or, in words, why it is not opened. */
export function read(value: string): URL | string {
  let url: URL;
  try {
    url = new URL(value, ROOT);
  } catch {
    return `${value} is no address of a file.`;
  }
  if (url.protocol !== "http:" && url.protocol !== "https:") {
    return `${url.protocol} is no kind of address that a bank is opened from. Name a file of this site, such as data/bank.json.`;
  }
  if (url.origin !== location.origin) {
    return `A bank is only opened from ${location.host}, and not from ${url.host}: download the file, and choose it here.`;
  }
  return url;
}
