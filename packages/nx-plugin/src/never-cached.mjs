// @ts-check

const NEVER_CACHED = /** @type {const} */ (["render", "check", "validate"]);

/** Different at every run. Node is there where Nx is, and every shell takes these quotes. */
const UNREPEATED = { runtime: 'node -p "process.hrtime.bigint()"' };

/**
 * Nx lets `targetDefaults` in nx.json win over what a plugin says: `"check": { "cache": true }`, meant for another tool of this
 * name, would replay ours. There these targets get an input that never repeats. Only there, as Nx runs it every time.
 *
 * @template {{ targets: Record<typeof NEVER_CACHED[number], { inputs: readonly (string | object)[] }> }} Project
 * @param {Project} project
 * @param {unknown} targetDefaults as nx.json has them
 * @returns {Project}
 */
export function keepUncached(project, targetDefaults) {
  const targets = { ...project.targets };
  for (const name of NEVER_CACHED) {
    const isCached = [name, "nx:run-commands"].some((key) => findDefault(targetDefaults, key)?.cache === true);
    if (isCached) targets[name] = { ...targets[name], inputs: [...targets[name].inputs, UNREPEATED] };
  }
  return { ...project, targets };
}

/**
 * @param {unknown} targetDefaults
 * @param {string} key
 * @returns {{ cache?: unknown } | undefined}
 */
function findDefault(targetDefaults, key) {
  if (typeof targetDefaults !== "object" || targetDefaults === null || !Object.hasOwn(targetDefaults, key))
    return undefined;
  return /** @type {Record<string, { cache?: unknown }>} */ (targetDefaults)[key];
}
