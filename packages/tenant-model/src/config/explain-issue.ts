import { findNearestName } from "@tenantry/crd-schemas";
import type * as z from "zod/mini";
import type { Finding } from "../finding.ts";
import { formatPath, type Path } from "../problem.ts";
import { describeValue, namePlace } from "./describe-value.ts";
import { explainText, keysAt, notesAt } from "./schema-keys.ts";

type Issue = z.core.$ZodIssue;

/** Turns a schema issue into findings: what is wrong, what was expected, what to do. */
export function explainIssue(issue: Issue, root: unknown, parent: Path): Finding[] {
  const place: Path = [...parent, ...(issue.path as (string | number)[])];
  if (issue.code === "unrecognized_keys") return explainUnknownKeys(issue.keys, place);
  if (issue.code === "invalid_union") return explainUnion(issue, root, place);
  if (issue.code === "invalid_key")
    return issue.issues.map((inner) =>
      schemaFinding(
        place,
        `the name ${describeValue(place.at(-1))} is not allowed: ${inner.message}`,
        (inner.code === "invalid_value" ? suggestion(place.at(-1), inner.values.map(String)) : undefined) ??
          "rename it",
        "key",
      ),
    );
  const value = valueAt(root, place);
  const name = namePlace(place);
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
  const message = `${name} is ${describeValue(value)}: ${expectation(issue)}`;
  const finding = schemaFinding(place, message, helpFor(issue, value, place));
  const isQuotable = issue.code === "invalid_type" && issue.expected === "string" && typeof value !== "object";
  return [isQuotable ? { ...finding, helpWithSource: (source) => adviseQuotes(source, place) } : finding];
}

/** A union of a type and a placeholder reports the branch that the author meant. */
function explainUnion(issue: Extract<Issue, { code: "invalid_union" }>, root: unknown, place: Path): Finding[] {
  const value = valueAt(root, place);
  const discriminator = (issue as { discriminator?: string }).discriminator;
  if (discriminator !== undefined || issue.errors.length === 0) {
    const options = ((issue as { options?: readonly unknown[] }).options ?? []).map(String).join(", ");
    const key = discriminator === undefined || place.at(-1) === discriminator ? place : [...place, discriminator];
    const mapping = key.slice(0, -1);
    const given = valueAt(root, key);
    const expected = options === "" ? "expected one of the documented values" : `expected one of ${options}`;
    const missing = given === undefined;
    const what = `${namePlace(key)} is ${missing ? "missing" : describeValue(given)}`;
    const help = suggestion(given, options.split(", ")) ?? "choose one of them";
    const finding = schemaFinding(key, `${what}: ${expected}`, help);
    // Without the key that tells the branches apart, a misspelt one among the others is the likely reason.
    return missing ? [...explainUnknownKeys(listUnknownKeys(root, mapping), mapping), finding] : [finding];
  }
  if (typeof value === "string" && value.includes("${"))
    return [explainPlaceholder(value, namePlace(place), place, "")];
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

/** More in one mapping than a person could have mistyped: another file, or text with one indentation wrong. */
const MOST_UNKNOWN_KEYS = 20;

function explainUnknownKeys(keys: readonly string[], place: Path): Finding[] {
  const findings = keys.slice(0, MOST_UNKNOWN_KEYS).map((key) => explainUnknownKey(key, place));
  const next = keys[MOST_UNKNOWN_KEYS];
  if (next === undefined) return findings;
  const message = `${keys.length - MOST_UNKNOWN_KEYS} more unknown keys in ${formatPath(place)}, the first of them here`;
  return [...findings, schemaFinding([...place, next], message, "check that this is the right place for them", "key")];
}

function listUnknownKeys(root: unknown, place: Path): string[] {
  const known = keysAt(place);
  const value = valueAt(root, place);
  return typeof value === "object" && value !== null ? Object.keys(value).filter((key) => !known.includes(key)) : [];
}

function explainUnknownKey(key: string, place: Path): Finding {
  const known = keysAt(place);
  if (known.includes(key)) {
    const where = formatPath(place);
    const message = `\`${key}\` does not belong here: another form of ${where} has it`;
    return schemaFinding([...place, key], message, `remove it, or choose the form that has it (see ${where})`, "key");
  }
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
    listKnownKeys(known),
    "key",
  );
}

/** More names than these hide the one that is looked for. */
const MOST_KNOWN_KEYS = 20;

function listKnownKeys(known: readonly string[]): string {
  if (known.length === 0) return "remove it";
  const listed = known.slice(0, MOST_KNOWN_KEYS).join(", ");
  return known.length > MOST_KNOWN_KEYS
    ? `known keys here: ${listed} and ${known.length - MOST_KNOWN_KEYS} more; docs/reference.md has them all`
    : `known keys here: ${listed}`;
}

function expectation(issue: Issue): string {
  if (issue.code === "invalid_value")
    return `expected ${issue.values.length === 1 ? describeValue(issue.values[0]) : `one of ${issue.values.join(", ")}`}`;
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
  if (
    issue.code === "invalid_type" &&
    (issue.expected as string) === "int" &&
    typeof value === "string" &&
    /^\d+$/.test(value)
  )
    return "remove the quotes";
  return notesAt(place)?.description ?? "change it to what is expected";
}

/** What is written, not what YAML made of it: `1.30` is the number 1.3, and `007` is 7. */
function adviseQuotes(source: string, place: Path): string | undefined {
  const text = source.trim();
  return /["'\n]/.test(text) || explainText(text, place) !== undefined ? undefined : `quote it: "${text}"`;
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
    `${describeValue(value)} is not a placeholder: expected exactly \${NAME}, without operators and nothing around it`,
    "use one setting for the whole value, or write the value itself",
  );
}

function schemaFinding(place: Path, message: string, help: string, at?: "key"): Finding {
  return { rule: "schema", severity: "error", message, help, place, ...(at === undefined ? {} : { at }) };
}
