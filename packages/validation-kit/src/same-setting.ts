import { readMemory, readSwitch, readTime } from "@tenantry/tenant-model";

/** A parameter as pg_settings shows it. */
export interface ServerSetting {
  readonly setting: string;
  /** e.g. `8kB`, `ms`; empty where it has none. */
  readonly unit: string;
  /** `bool`, `enum`, `integer`, `real` or `string` */
  readonly kind: string;
}

/** Whether a parameter as people write it (`768MB`, `on`) is what the server says (`98304` of `8kB`, `on`). */
export function isSameSetting(written: string, { setting, unit, kind }: ServerSetting): boolean {
  if (written.trim() === setting.trim()) return true;
  if (kind === "bool") {
    const wanted = readSwitch(written);
    return wanted !== undefined && wanted === readSwitch(setting);
  }
  if (kind === "enum") return written.trim().toLowerCase() === setting.toLowerCase() || isSameSwitch(written, setting);
  if (kind === "string") return splitList(written) === splitList(setting);
  const { read, base } = findUnit(unit);
  const wanted = read(written, base);
  const found = read(setting, base);
  if (wanted === undefined || found === undefined) return false;
  // The server keeps whole units of what is written.
  return Math.abs(wanted - found) < (kind === "integer" ? base : Math.abs(found) * 1e-9 + 1e-12);
}

/** Enums such as synchronous_commit take the spellings of switches too. */
function isSameSwitch(written: string, setting: string): boolean {
  const wanted = readSwitch(written);
  return wanted !== undefined && wanted === readSwitch(setting);
}

function splitList(text: string): string {
  return text
    .split(",")
    .map((item) => item.trim())
    .join(",");
}

function findUnit(unit: string): { readonly read: typeof readMemory; readonly base: number } {
  const [, count = "", name = ""] = /^(\d*)([A-Za-z]+)$/.exec(unit) ?? [];
  const times = count === "" ? 1 : Number(count);
  const memory = readMemory(`1${name}`, 1);
  if (unit !== "" && memory !== undefined) return { read: readMemory, base: times * memory };
  const time = readTime(`1${name}`, 1);
  if (unit !== "" && time !== undefined) return { read: readTime, base: times * time };
  return {
    read: (value) => (/^\s*[+-]?\d+(\.\d*)?([eE][+-]?\d+)?\s*$/.test(String(value)) ? Number(value) : undefined),
    base: 1,
  };
}
