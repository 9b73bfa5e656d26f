import type { Catalog } from "@tenantry/tenant-model";

/** Most that Grafana takes (Grafana 13, @grafana/schema, Dashboard.uid). */
const LONGEST = 40;

/**
 * Address of the dashboard in Grafana: the same at every run, and another one for every catalog. Neither name holds an
 * underscore, so that two pairs of names never make one text; a long one is cut and ends with a digest of the whole.
 */
export function nameDashboard({ name, cluster }: Catalog): string {
  const whole = `${name}_${cluster.name}`;
  if (whole.length <= LONGEST) return whole;
  const end = `__${digest(whole)}`;
  return whole.slice(0, LONGEST - end.length) + end;
}

/** FNV-1a of 64 bits, as 16 hexadecimal digits. */
function digest(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const character of text) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(character.charCodeAt(0))) * 0x100000001b3n);
  }
  return hash.toString(16).padStart(16, "0");
}
