import { type ResolvedScalar, resolveScalar } from "../scalars/resolve-scalar.ts";
import { decodeBytes } from "../substitution/byte-string.ts";
import type { ScalarNode } from "./node.ts";
import { failDecode } from "./yaml-failure.ts";

const prefix = "tag:yaml.org,2002:";
const resolvable = new Set(["str", "bool", "int", "float", "null", "timestamp"]);

/** A scalar's value with its quotes and tag taken into account. */
export function resolveTagged(node: ScalarNode): ResolvedScalar {
  if (node.tag === "") return node.implicit ? resolveScalar(node.value) : { type: "str", value: node.value };
  const name = node.tag.startsWith(prefix) ? node.tag.slice(prefix.length) : "";
  if (name === "binary") return { type: "str", value: decodeBinary(node.value) };
  if (!resolvable.has(name) || name === "str") return { type: "str", value: node.value };
  const resolved = name === "timestamp" ? resolveScalar(node.value) : resolveUntimed(node.value);
  if (resolved.type === name) return resolved;
  const fits = resolved.type === "int" && BigInt.asIntN(64, resolved.value) === resolved.value;
  if (name === "float" && fits) return { type: "float", value: Number(resolved.value) };
  throw failDecode(`cannot decode !!${resolved.type} \`${node.value}\` as a !!${name}`);
}

/** Only an untagged scalar is tried as a timestamp. */
function resolveUntimed(text: string): ResolvedScalar {
  const resolved = resolveScalar(text);
  return resolved.type === "timestamp" ? { type: "str", value: text } : resolved;
}

function decodeBinary(text: string): string {
  // Go's decoder skips line breaks and wants the padding; atob is laxer, so the shape is checked first.
  const digits = text.replace(/[\r\n]/g, "");
  const shape = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
  if (!shape.test(digits)) throw failDecode("!!binary value contains invalid base64 data");
  return decodeBytes(atob(digits)).text;
}
