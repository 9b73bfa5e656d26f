import { buildObject, listReferences } from "@tenantry/flux-postbuild";
import { type Path, Placeholder, type Scalar } from "@tenantry/tenant-model";
import type { SubstitutionKind } from "../print/substitution.ts";

/** What a text of a file stands for, or why Flux could make nothing of it. */
export type ReadText =
  | { readonly ok: true; readonly value: string | Placeholder; readonly settings: readonly string[] }
  | { readonly ok: false; readonly reason: string; readonly help: string };

export interface TextReader {
  readonly variables: ReadonlyMap<string, string>;
  readonly origin: Path;
}

/** Reads a text that a plugin returned as Flux would read it from the file. */
export function readText(text: string, substitution: SubstitutionKind, { variables, origin }: TextReader): ReadText {
  if (substitution === "none" || !/\$[{$]/.test(text)) return { ok: true, value: text, settings: [] };
  const listed = listReferences(text);
  const help = "`${NAME}` is a setting; write `$${` for a literal `${`, and `$$$$` for `$$`";
  if (!listed.ok) return { ok: false, reason: listed.error.message, help };
  const settings = listed.references.map(({ name }) => name);
  const missing = listed.references.find(({ name, hasDefault }) => !hasDefault && !variables.has(name));
  if (missing !== undefined) {
    return { ok: false, reason: `there is no setting ${missing.name}`, help: `${help}, or define the setting` };
  }
  // Two, or an odd number of them: what escaping a literal text never gives.
  if (/(?<!\$)(?:\$\$|\$(?:\$\$)+)(?![${])/.test(text)) {
    return {
      ok: false,
      reason: "a `$$` arrives as `$`",
      help: "write `$$$$` for a literal `$$`, and `$` for a literal `$`",
    };
  }
  const known = new Map(settings.flatMap((name) => pick(variables, name)));
  // Without any variable Flux would substitute nothing, and leave the escapes in; a catalog has one of its own.
  const built = buildObject({ value: text }, known.size > 0 ? known : variables, { mode: "strict" });
  if (!built.ok) return { ok: false, reason: built.error.message, help };
  const value = built.object["value"];
  if (settings.length === 0 && typeof value === "string") return { ok: true, value, settings };
  if (value === null || typeof value === "object") {
    return {
      ok: false,
      reason: `Flux makes ${JSON.stringify(value)} of it`,
      help: "a text stands for a text or a number",
    };
  }
  return { ok: true, value: new Placeholder<Scalar>(text, value as Scalar, origin), settings };
}

function pick(variables: ReadonlyMap<string, string>, name: string): [string, string][] {
  const value = variables.get(name);
  return value === undefined ? [] : [[name, value]];
}
