import { listManifestSecrets } from "./manifest-secrets.ts";
import { SECRET_PATTERNS } from "./secret-patterns.ts";
import { listYamlSecrets } from "./yaml-secrets.ts";

const MARK = "[redacted]";
/** Shorter ones are words such as `true`, which would make holes everywhere. */
const SHORTEST = 5;
/** A line of a longer secret, e.g. of a key. */
const SHORTEST_LINE = 12;
/** Values that say nothing by themselves. */
const WORDS = /^(?:|\*+|x+|null|none|true|false|yes|no|\[redacted\])$/i;
/** What stands for a value in commands and messages; in a Secret it is the value. */
const PLACEHOLDER = /^(?:<[^>]*>|\$\{?\w+\}?)$/;

/**
 * Takes secrets out of texts. What it has once recognised as a secret by where it stood, in a Secret's data, behind
 * `PGPASSWORD=`, in a URI, it finds anywhere from then on: plain, in base64, quoted, and as URIs escape it.
 */
export class Redactor {
  private readonly known = new Set<string>();
  private expression: RegExp | undefined;

  /** Looks for secrets in what was printed or is handed over. */
  learn(text: string): void {
    for (const { values, encoded } of [listManifestSecrets(text), listYamlSecrets(text)]) {
      for (const value of values) this.remember(value);
      for (const value of encoded) this.add(value);
    }
    for (const pattern of SECRET_PATTERNS) {
      for (const { groups = {} } of text.matchAll(pattern)) this.learnMatch(groups["secret"] ?? "");
    }
  }

  /** A value that is known to be secret. */
  remember(secret: string): void {
    const value = secret.replace(/\r?\n$/, "");
    if (value.length < SHORTEST || WORDS.test(value) || this.known.has(value)) return;
    this.add(value);
    for (const form of [Buffer.from(value, "utf8").toString("base64"), escapeForURI(value), quote(value)])
      this.add(form);
    this.add(JSON.stringify(value).slice(1, -1));
    if (!value.includes("\n")) return;
    // By lines too: what prints it may indent each.
    for (const line of value.split("\n").map((one) => one.trim()))
      if (line.length >= SHORTEST_LINE) this.remember(line);
  }

  redact(text: string): string {
    const expression = this.expressKnown();
    let redacted = expression === undefined ? text : text.replace(expression, MARK);
    for (const pattern of SECRET_PATTERNS) {
      redacted = redacted.replace(pattern, (whole: string, ...rest: unknown[]) => {
        const { before = "", secret = "", after = "" } = rest.at(-1) as Readonly<Record<string, string | undefined>>;
        return isHarmless(secret) ? whole : `${before}${MARK}${after}`;
      });
    }
    return redacted;
  }

  /** Of `user:password` the password too. A user's name alone stays what it is elsewhere. */
  private learnMatch(secret: string): void {
    for (const value of [secret, secret.slice(secret.indexOf(":") + 1)]) {
      if (!looksRandom(value) || isHarmless(value)) continue;
      this.remember(value);
      const meant = unescape(value);
      if (meant !== undefined) this.remember(meant);
    }
  }

  private add(value: string): void {
    if (value.length < SHORTEST || this.known.has(value)) return;
    this.known.add(value);
    this.expression = undefined;
  }

  private expressKnown(): RegExp | undefined {
    if (this.known.size === 0) return undefined;
    // The longest first: one may be the beginning of another.
    const values = [...this.known].sort((a, b) => b.length - a.length);
    this.expression ??= new RegExp(
      values.map((value) => value.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&")).join("|"),
      "g",
    );
    return this.expression;
  }
}

function isHarmless(value: string): boolean {
  return WORDS.test(value) || PLACEHOLDER.test(value);
}

/** A word of a sentence is redacted where it stands behind `password:`, but not everywhere. */
function looksRandom(value: string): boolean {
  return value.length >= 8 && (/\d/.test(value) || /[^A-Za-z0-9._-]/.test(value) || /[a-z][A-Z]/.test(value));
}

/** What a string of JSON means. */
function unescape(text: string): string | undefined {
  if (!text.includes("\\")) return undefined;
  try {
    return String(JSON.parse(`"${text}"`));
  } catch {
    return undefined;
  }
}

function escapeForURI(value: string): string {
  try {
    return encodeURIComponent(value);
  } catch {
    // Half a surrogate pair, which no URI can hold.
    return value;
  }
}

/** As a shell's words stand in the commands that are shown. */
function quote(value: string): string {
  return value.replaceAll("'", "'\\''");
}
