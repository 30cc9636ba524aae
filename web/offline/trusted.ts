// The one policy by which this module names a script to the browser (Trusted Types): it lets a single address through.

interface Policy { createScriptURL(url: string): unknown }
interface Factory { createPolicy(name: string, rules: { createScriptURL(url: string): string }): Policy }

/** `url` as the browser wants to be told of a script; anything but `allowed` throws. */
export function trustedScript(url: string, allowed: string): unknown {
  const factory = (window as { trustedTypes?: Factory }).trustedTypes;
  if (!factory) return url;
  const policy = factory.createPolicy("evalloop-worker", {
    createScriptURL(url) {
      if (url !== allowed) throw new TypeError(`no script of this site: ${url}`);
      return url;
    },
  });
  return policy.createScriptURL(url);
}
