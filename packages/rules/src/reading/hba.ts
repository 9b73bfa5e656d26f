/** One line of pg_hba.conf, or of PgBouncer's own file of the same form. */
export interface HbaLine {
  readonly type: string;
  /** Names or keywords; quoted ones keep their quotes, as a quoted keyword is a name. */
  readonly databases: readonly string[];
  readonly users: readonly string[];
  readonly address: string;
  readonly method: string;
}

/** Reads a line; undefined where it is empty, a comment, or not understood (PostgreSQL 17, auth-pg-hba-conf). */
export function readHbaLine(line: unknown): HbaLine | undefined {
  if (typeof line !== "string") return undefined;
  if (knownLines.has(line)) return knownLines.get(line);
  // Several rules read each line, and a thousand poolers close with the same one.
  if (knownLines.size >= MOST_KNOWN) knownLines.clear();
  const read = readLine(line);
  knownLines.set(line, read);
  return read;
}

const knownLines = new Map<string, HbaLine | undefined>();
const MOST_KNOWN = 10_000;

/** Nearly every line: five fields with one blank between, quotes around whole names only, no comment. */
const PLAIN =
  /^(\w+) ((?:"[^"\s,]*"|[^"\s,#]+)(?:,(?:"[^"\s,]*"|[^"\s,#]+))*) ((?:"[^"\s,]*"|[^"\s,#]+)(?:,(?:"[^"\s,]*"|[^"\s,#]+))*) ([^"\s,#]+) ([a-z][\w-]*)$/;

function readLine(line: string): HbaLine | undefined {
  const plain = PLAIN.exec(line);
  if (plain === null || plain[1] === "local") return readAnyLine(line);
  const [, type = "", databases = "", users = "", address = "", method = ""] = plain;
  if (ADDRESS.test(address) && ADDRESS.test(method)) return undefined;
  return { type, databases: splitNames(databases), users: splitNames(users), address, method };
}

function splitNames(names: string): string[] {
  return names.includes(",") ? names.split(",") : [names];
}

const ADDRESS = /^[\d.:a-f]+$/i;

function readAnyLine(line: string): HbaLine | undefined {
  const fields = splitFields(line);
  const [type, databases, users] = fields;
  if (type === undefined || databases === undefined || users === undefined) return undefined;
  const isLocal = type[0] === "local";
  const address = isLocal ? "" : (fields[3]?.join(",") ?? "");
  // An address and a mask are two fields.
  const hasMask = !isLocal && ADDRESS.test(address) && ADDRESS.test(fields[4]?.join(",") ?? "");
  const method = fields[isLocal ? 3 : hasMask ? 5 : 4]?.[0];
  if (method === undefined) return undefined;
  return { type: type[0] ?? "", databases, users, address, method };
}

/** Fields are parted by blanks, names inside of one by commas. */
function splitFields(line: string): string[][] {
  const fields: string[][] = [];
  let current: string[] | undefined;
  let open = false;
  for (const [token] of line.matchAll(/"(?:[^"]|"")*"|#.*|[^\s,"#]+|,|\s+/g)) {
    if (token.startsWith("#")) break;
    if (/^\s/.test(token)) {
      if (!open) current = undefined;
      continue;
    }
    if (token === ",") {
      open = true;
      continue;
    }
    if (current === undefined) {
      current = [];
      fields.push(current);
    }
    if (open || current.length === 0) current.push(token);
    else current[current.length - 1] += token;
    open = false;
  }
  return fields;
}

/** A name without its quotes. */
export function unquoteName(name: string): string {
  return name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name;
}
