// @ts-check

/** @typedef {{ cache?: unknown, inputs?: unknown }} Default */

const NEVER_CACHED = ["render", "check", "validate"];

/** Different at every run. Node is there where Nx is, and every shell takes these quotes. */
const UNREPEATED = { runtime: 'node -p "process.hrtime.bigint()"' };

/**
 * Nx lets `targetDefaults` in nx.json win over what a plugin says, and they are meant for other tools with targets of these
 * names: `"check": { "cache": true }` would replay ours, and `"compile": { "inputs": ["default"] }` would replay a compile whose
 * settings have changed. There, what must not be cached gets an input that never repeats, and the names of inputs mean the
 * catalog's own. Only there, as Nx runs it every time.
 *
 * @template {{ namedInputs: Record<string, readonly (string | object)[]>, targets: Record<string, { inputs: readonly (string | object)[] }> }} Project
 * @param {Project} project
 * @param {unknown} targetDefaults as nx.json has them
 * @returns {Project}
 */
export function withstandDefaults(project, targetDefaults) {
  const targets = { ...project.targets };
  /** @type {Record<string, (string | object)[]>} */
  const meant = {};
  for (const [name, target] of Object.entries(project.targets)) {
    const defaults = findDefaults(targetDefaults, name);
    const isCached = NEVER_CACHED.includes(name) && defaults.some(({ cache }) => cache === true);
    const inputs = isCached ? [...target.inputs, UNREPEATED] : target.inputs;
    if (isCached) targets[name] = { ...target, inputs };
    for (const named of defaults.flatMap(listNames)) {
      if (!Object.hasOwn(project.namedInputs, named)) meant[named] = [...(meant[named] ?? []), ...inputs];
    }
  }
  return { ...project, targets, namedInputs: { ...project.namedInputs, ...meant } };
}

/**
 * What may hold for a target: Nx has patterns for names, and lists with filters, which are not read here.
 *
 * @param {unknown} targetDefaults
 * @param {string} target
 * @returns {Default[]}
 */
function findDefaults(targetDefaults, target) {
  if (typeof targetDefaults !== "object" || targetDefaults === null) return [];
  return Object.entries(targetDefaults)
    .filter(([key]) => key === target || key === "nx:run-commands" || isPatternOf(target, key))
    .flatMap(([, value]) => value)
    .filter((value) => typeof value === "object" && value !== null);
}

/**
 * @param {string} target
 * @param {string} key
 */
function isPatternOf(target, key) {
  const start = key.search(/[*?|{}()[\]!+@]/);
  return start !== -1 && target.startsWith(key.slice(0, start));
}

/**
 * Names of inputs, without those of other projects.
 * @param {Default} value
 */
function listNames({ inputs }) {
  if (!Array.isArray(inputs)) return [];
  return inputs
    .map((input) => (typeof input === "string" ? input : input?.input))
    .filter((input) => typeof input === "string" && /^[A-Za-z][\w-]*$/.test(input));
}
