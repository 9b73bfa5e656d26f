import { isJsonObject, type Json } from "@tenantry/flux-postbuild";

/** A value of a file in both readings; `go` is left out where there is none. */
export interface Written {
  readonly value: Json;
  readonly go?: Json | undefined;
}

/**
 * Whether kustomize hands over `given` where a file holds `written`: the same, but for scalars that it writes anew. It
 * reads `0123`, `1_000` and `0b11` as numbers of YAML 1.1, and turns a day into a moment (go.yaml.in/yaml/v3 `resolve.go`);
 * line breaks of Unicode come out as blanks.
 */
export function isRewritten({ value, go }: Written, given: Json): boolean {
  if (isJsonObject(value)) {
    if (!isJsonObject(given) || Object.keys(value).length !== Object.keys(given).length) return false;
    return Object.keys(value).every((key) => {
      const from = { value: value[key] ?? null, go: isJsonObject(go) ? go[key] : undefined };
      return Object.hasOwn(given, key) && isRewritten(from, given[key] ?? null);
    });
  }
  if (Array.isArray(value)) {
    if (!Array.isArray(given) || value.length !== given.length) return false;
    return value.every((item, index) =>
      isRewritten({ value: item, go: Array.isArray(go) ? go[index] : undefined }, given[index]),
    );
  }
  if (value === given || (go !== undefined && go === given)) return true;
  if (typeof value !== "string" || typeof given !== "string") return false;
  return isSameMoment(value, given) || (UNICODE_BREAK.test(value) && withBlanks(value) === withBlanks(given));
}

const TIMESTAMP = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:(?:[Tt]| )(\d{1,2}:\d{1,2}:\d{1,2})(\.\d+)?(Z|[+-]\d\d:\d\d)?)?$/;

function isSameMoment(value: string, given: string): boolean {
  const moment = readMoment(value);
  return moment !== undefined && moment === readMoment(given);
}

/** Milliseconds since 1970. */
function readMoment(text: string): number | undefined {
  const [, year, month = "", day = "", time = "0:0:0", fraction = "", zone = "Z"] = TIMESTAMP.exec(text) ?? [];
  if (year === undefined) return undefined;
  const pad = (part: string) => part.padStart(2, "0");
  const clock = time.split(":").map(pad).join(":");
  const moment = Date.parse(`${year}-${pad(month)}-${pad(day)}T${clock}${fraction}${zone}`);
  return Number.isNaN(moment) ? undefined : moment;
}

const UNICODE_BREAK = /[\u0085\u2028\u2029]/;

function withBlanks(text: string): string {
  return text.replace(/[\s\u0085]+/g, " ");
}
