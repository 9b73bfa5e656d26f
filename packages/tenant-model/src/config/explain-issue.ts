import { findNearestName } from "@tenantry/crd-schemas";
import type * as z from "zod/mini";
import type { Finding } from "../finding.ts";
import { formatPath, type Path } from "../problem.ts";
import { keysAt, notesAt } from "./schema-keys.ts";

type Issue = z.core.$ZodIssue;

/** Turns a schema issue into findings: what is wrong, what was expected, what to do. */
export function explainIssue(issue: Issue, root: unknown, parent: Path): Finding[] {
  const place: Path = [...parent, ...(issue.path as (string | number)[])];
  if (issue.code === "unrecognized_keys") return issue.keys.map((key) => explainUnknownKey(key, place));
  if (issue.code === "invalid_union") return explainUnion(issue, root, place);
  if (issue.code === "invalid_key")
    return issue.issues.map((inner) =>
      schemaFinding(place, `the name ${shown(place.at(-1))} is not allowed: ${inner.message}`, "rename it", "key"),
    );
  const value = valueAt(root, place);
  const name = `\`${formatPath(place.slice(-1)) || "the file"}\``;
  if (value === undefined)
    return [schemaFinding(place, `${name} is missing: ${expectation(issue)}`, notesAt(place)?.description ?? "add it")];
  if (typeof value === "string" && value.includes("${"))
    return [explainPlaceholder(value, name, place, expectation(issue))];
  if (value === null)
    return [
      schemaFinding(
        place,
        `${name} has no value: ${expectation(issue)}`,
        "write a value behind the colon, or remove the key",
      ),
    ];
  return [schemaFinding(place, `${name} is ${shown(value)}: ${expectation(issue)}`, helpFor(issue, value, place))];
}

/** A union of a type and a placeholder reports the branch that the author meant. */
function explainUnion(issue: Extract<Issue, { code: "invalid_union" }>, root: unknown, place: Path): Finding[] {
  const value = valueAt(root, place);
  const discriminator = (issue as { discriminator?: string }).discriminator;
  if (discriminator !== undefined || issue.errors.length === 0) {
    const options = ((issue as { options?: readonly unknown[] }).options ?? []).map(String).join(", ");
    const key = discriminator === undefined || place.at(-1) === discriminator ? place : [...place, discriminator];
    const given = valueAt(root, key);
    const expected = options === "" ? "expected one of the documented values" : `expected one of ${options}`;
    const what =
      given === undefined
        ? `\`${formatPath(key.slice(-1))}\` is missing`
        : `\`${formatPath(key.slice(-1))}\` is ${shown(given)}`;
    return [schemaFinding(key, `${what}: ${expected}`, suggestion(given, options.split(", ")) ?? "choose one of them")];
  }
  if (typeof value === "string" && value.includes("${"))
    return [explainPlaceholder(value, shown(place.at(-1)), place, "")];
  const branch = issue.errors.find((errors) => !errors.some(isTypeMismatch)) ?? issue.errors[0] ?? [];
  return branch.flatMap((inner) => explainIssue(inner as Issue, root, place));
}

function isTypeMismatch(issue: {
  readonly code?: string | undefined;
  readonly path: readonly PropertyKey[];
  readonly message: string;
}): boolean {
  return (
    issue.path.length === 0 && (issue.code === "invalid_type" || issue.message.startsWith("expected a placeholder"))
  );
}

function explainUnknownKey(key: string, place: Path): Finding {
  const known = keysAt(place);
  if (/pass(word|wd)|secretvalue|token|credential/i.test(key) && !known.includes(key)) {
    return schemaFinding(
      [...place, key],
      `\`${key}\` is not a field: a catalog never holds a password, it is committed to Git`,
      "put the password into the secret store and name its item: `secret: { key: … }`",
      "key",
    );
  }
  const near = findNearestName(key, known);
  return schemaFinding(
    [...place, key],
    `unknown key \`${key}\`${place.length > 0 ? ` in ${formatPath(place)}` : ""}${near === undefined ? "" : `; did you mean \`${near}\`?`}`,
    known.length > 0 ? `known keys here: ${known.join(", ")}` : "remove it",
    "key",
  );
}

function expectation(issue: Issue): string {
  if (issue.code === "invalid_value")
    return `expected ${issue.values.length === 1 ? shown(issue.values[0]) : `one of ${issue.values.join(", ")}`}`;
  if (issue.code === "invalid_type") {
    if (issue.message.startsWith("expected ")) return issue.message;
    const names: Record<string, string> = {
      object: "a mapping",
      array: "a list",
      record: "a mapping",
      string: "text",
      int: "a whole number",
      boolean: "true or false",
    };
    return `expected ${names[issue.expected] ?? `a ${issue.expected}`}`;
  }
  return issue.message;
}

function helpFor(issue: Issue, value: unknown, place: Path): string {
  if (issue.code === "invalid_value") return suggestion(value, issue.values.map(String)) ?? "choose one of them";
  if (issue.code === "invalid_type" && issue.expected === "string" && typeof value !== "object")
    return `quote it: "${String(value)}"`;
  if (
    issue.code === "invalid_type" &&
    (issue.expected as string) === "int" &&
    typeof value === "string" &&
    /^\d+$/.test(value)
  )
    return "remove the quotes";
  return notesAt(place)?.description ?? "change it to what is expected";
}

function suggestion(value: unknown, options: readonly string[]): string | undefined {
  const near = typeof value === "string" ? findNearestName(value, options) : undefined;
  return near === undefined ? undefined : `did you mean ${near}?`;
}

function valueAt(root: unknown, place: Path): unknown {
  let value = root;
  for (const part of place) value = (value as Record<string, unknown> | null | undefined)?.[part as string];
  return value;
}

/** A `${…}` that its field does not take: because it takes none, or because it is more than a placeholder. */
function explainPlaceholder(value: string, name: string, place: Path, expected: string): Finding {
  if ((notesAt(place)?.placeholder ?? "refused") === "refused") {
    return schemaFinding(
      place,
      `${name} holds the placeholder ${value}, but placeholders are refused here`,
      `write the value itself${expected === "" ? "" : `: ${expected}`}`,
    );
  }
  return schemaFinding(
    place,
    `${shown(value)} is not a placeholder: expected exactly \${NAME}, without operators and nothing around it`,
    "use one setting for the whole value, or write the value itself",
  );
}

function shown(value: unknown): string {
  if (typeof value === "object" && value !== null) return Array.isArray(value) ? "a list" : "a mapping";
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 80 ? `${text.slice(0, 77)}…"` : text;
}

function schemaFinding(place: Path, message: string, help: string, at?: "key"): Finding {
  return { rule: "schema", severity: "error", message, help, place, ...(at === undefined ? {} : { at }) };
}
