/** Apimachinery v0.34, pkg/api/resource/quantity.go; what a size cannot have (`n`, `u`, `m`) is left out. */
const SUFFIXES: Readonly<Record<string, number>> = {
  "": 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

/** A size as Kubernetes writes it, e.g. `20Gi`, in bytes; NaN where it is none. */
export function parseQuantity(text: string): number {
  const [, digits = "", suffix = "?"] = /^(\d+(?:\.\d+)?)([a-zA-Z]*)$/.exec(text) ?? [];
  return Object.hasOwn(SUFFIXES, suffix) ? Number(digits) * (SUFFIXES[suffix] ?? Number.NaN) : Number.NaN;
}
