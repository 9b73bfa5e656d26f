import { parseGoFloat, parseGoInteger } from "./go-number.ts";
import { isTimestamp } from "./timestamp.ts";

/** What an unquoted scalar means to Go's YAML 1.1. A timestamp stays the text it is. */
export type ResolvedScalar =
  | { readonly type: "null" }
  | { readonly type: "bool"; readonly value: boolean }
  | { readonly type: "int"; readonly value: bigint }
  | { readonly type: "float"; readonly value: number }
  | { readonly type: "str" | "timestamp"; readonly value: string };

const words = new Map<string, ResolvedScalar>();
function addWords(resolved: ResolvedScalar, list: string): void {
  for (const word of list.split(" ")) words.set(word, resolved);
}
addWords({ type: "bool", value: true }, "y Y yes Yes YES true True TRUE on On ON");
addWords({ type: "bool", value: false }, "n N no No NO false False FALSE off Off OFF");
addWords({ type: "null" }, "~ null Null NULL");
words.set("", { type: "null" });
addWords({ type: "float", value: Number.NaN }, ".nan .NaN .NAN");
addWords({ type: "float", value: Number.POSITIVE_INFINITY }, ".inf .Inf .INF +.inf +.Inf +.INF");
addWords({ type: "float", value: Number.NEGATIVE_INFINITY }, "-.inf -.Inf -.INF");

const dotFloat = /^\.[0-9]+([eE][-+]?[0-9]+)?$/;
const yamlFloat = /^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/;

/** Resolves a plain scalar as go.yaml.in/yaml/v2 v2.4.3 (resolve.go) does, which sigs.k8s.io/yaml 1.6.0 uses. */
export function resolveScalar(text: string): ResolvedScalar {
  const word = words.get(text);
  if (word !== undefined) return word;
  const first = text.charCodeAt(0);
  const digitOrSign = (first >= 0x30 && first <= 0x39) || first === 0x2b || first === 0x2d;
  if (digitOrSign) return resolveNumber(text) ?? { type: "str", value: text };
  if (dotFloat.test(text)) {
    const value = parseGoFloat(text);
    if (value !== undefined) return { type: "float", value };
  }
  return { type: "str", value: text };
}

function resolveNumber(text: string): ResolvedScalar | undefined {
  if (isTimestamp(text)) return { type: "timestamp", value: text };
  const plain = text.replaceAll("_", "");
  const int = parseGoInteger(plain) ?? parseSignedBinary(plain);
  if (int !== undefined) return { type: "int", value: int };
  if (!yamlFloat.test(plain)) return undefined;
  const value = parseGoFloat(plain);
  return value === undefined ? undefined : { type: "float", value };
}

/** Upstream reads what follows `0b` on its own, so a sign may stand inside: `0b-11` is -3. */
function parseSignedBinary(text: string): bigint | undefined {
  const match = /^0b([-+])([01]+)$/.exec(text);
  if (match === null) return undefined;
  const magnitude = BigInt(`0b${match[2]}`);
  const value = match[1] === "-" ? -magnitude : magnitude;
  return BigInt.asIntN(64, value) === value ? value : undefined;
}
