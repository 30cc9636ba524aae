// The page's own policy for Trusted Types: it vouches for the HTML that the worker wrote, where everything of the bank was
// escaped, and for the worker's script.

interface Policy { createHTML(html: string): unknown; createScriptURL(url: string): unknown }
interface Factory { createPolicy(name: string, rules: object): Policy }

const WORKER = new URL("./%worker%", import.meta.url).href;

const policy = (window as { trustedTypes?: Factory }).trustedTypes?.createPolicy("evalloop-shelf", {
  createHTML: (html: string) => html,
  createScriptURL: (url: string) => {
    if (url !== WORKER) throw new TypeError(`no script of this site: ${url}`);
    return url;
  },
});

/** The worker's script, as the browser wants to be told of it. */
export const workerAddress = (): unknown => policy?.createScriptURL(WORKER) ?? WORKER;

/** Puts what the worker wrote in the place of what an element holds. */
export function write(element: Element, html: string): void {
  element.innerHTML = (policy?.createHTML(html) ?? html) as string;
}
