// @ts-check

/** What the model takes for paths, patterns and names: everything else it refuses. */
const PLAIN = /^[A-Za-z0-9_@+./*-]+$/;

/**
 * Values of a key wherever a YAML text has it, at any depth and in comments too: a value too many only makes a task run once
 * more. A search for the word alone, as this runs over megabytes whenever Nx computes its graph.
 *
 * @param {string} text
 * @param {string} key
 * @returns {{ values: string[], certain: boolean }} not `certain` where a value is written in a way that takes a YAML parser
 */
export function findValues(text, key) {
  /** @type {Set<string>} */
  const values = new Set();
  let certain = true;
  for (let at = text.indexOf(key); at !== -1; at = text.indexOf(key, at + key.length)) {
    const end = lineEnd(text, at);
    const value = valueBehind(text.slice(at + key.length, end), text[at - 1]);
    if (value === undefined) continue;
    const items = value === "" ? readBlockList(text, end) : readFlow(value);
    if (items === undefined) certain = false;
    else for (const item of items) values.add(item);
  }
  return { values: [...values], certain };
}

/**
 * @param {string} rest of the line behind the word
 * @param {string | undefined} before
 * @returns {string | undefined} undefined where the word is no key
 */
function valueBehind(rest, before) {
  if (before !== undefined && !/[\s"'{,[]/.test(before)) return undefined;
  const isQuoted = before === '"' || before === "'";
  return (isQuoted ? /^["']\s*:([\s\S]*)$/ : /^\s*:(?=\s|$)([\s\S]*)$/)
    .exec(rest)?.[1]
    ?.trim()
    .replace(/^#[\s\S]*$/, "");
}

/**
 * @param {string} value not empty: a scalar, or a list in brackets, and whatever follows on its line
 */
function readFlow(value) {
  if (!value.startsWith("[")) {
    const scalar = readScalar(value);
    return scalar === undefined ? undefined : [scalar];
  }
  const inner = /^\[([^[\]{}#]*)\]/.exec(value)?.[1];
  if (inner === undefined) return undefined;
  const items = inner
    .split(",")
    .map((item) => item.trim())
    .filter((item) => item !== "")
    .map(readScalar);
  return items.every((item) => item !== undefined) ? items : undefined;
}

/**
 * @param {string} text
 * @param {number} from end of the key's line
 */
function readBlockList(text, from) {
  /** @type {string[]} */
  const items = [];
  for (let start = from + 1; start < text.length; start = lineEnd(text, start) + 1) {
    const line = text.slice(start, lineEnd(text, start)).trim();
    if (line === "" || line.startsWith("#")) continue;
    const value = /^-(?:\s+(.*))?$/.exec(line);
    if (value === null) break;
    const item = readScalar(value[1] ?? "");
    if (item === undefined) return undefined;
    items.push(item);
  }
  return items.length === 0 ? undefined : items;
}

/**
 * @param {string} value what begins with a scalar
 */
function readScalar(value) {
  const scalar = /^"([^"\\]*)"|^'([^']*)'|^([^\s,{}[\]#]+)(?=\s*(?:[,}\]]|$)|\s+#)/.exec(value);
  const plain = scalar?.[1] ?? scalar?.[2] ?? scalar?.[3];
  return plain !== undefined && PLAIN.test(plain) && !(scalar?.[3] ?? "").startsWith("*") ? plain : undefined;
}

/**
 * @param {string} text
 * @param {number} from
 */
function lineEnd(text, from) {
  const end = text.indexOf("\n", from);
  return end === -1 ? text.length : end;
}
