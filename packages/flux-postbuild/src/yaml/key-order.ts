const letter = /^\p{L}$/u;
const digit = /^\p{Nd}$/u;

/** The order in which Go's YAML writes the keys of a map: natural, so that `a2` comes before `a10` (sorter.go). */
export function sortKeys(keys: Iterable<string>): string[] {
  return [...keys].sort((a, b) => (precedes(a, b) ? -1 : precedes(b, a) ? 1 : 0));
}

function precedes(left: string, right: string): boolean {
  const a = Array.from(left);
  const b = Array.from(right);
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) {
    const x = a[i] ?? "";
    const y = b[i] ?? "";
    if (x === y) continue;
    const xLetter = letter.test(x);
    const yLetter = letter.test(y);
    if (xLetter && yLetter) return codeOf(x) < codeOf(y);
    if (xLetter || yLetter) return yLetter;
    return precedesByNumber(a, b, i);
  }
  return a.length < b.length;
}

function precedesByNumber(a: readonly string[], b: readonly string[], at: number): boolean {
  const start = (a[at] === "0" || b[at] === "0") && followsDigits(a, at) ? 1n : 0n;
  const left = readNumber(a, at, start);
  const right = readNumber(b, at, start);
  if (left.value !== right.value) return left.value < right.value;
  if (left.end !== right.end) return left.end < right.end;
  return codeOf(a[at] ?? "") < codeOf(b[at] ?? "");
}

/** Whether a digit other than 0 stands right before: the zeros then belong to a number that has begun. */
function followsDigits(chars: readonly string[], at: number): boolean {
  for (let i = at - 1; i >= 0 && digit.test(chars[i] ?? ""); i--) {
    if (chars[i] !== "0") return true;
  }
  return false;
}

function readNumber(chars: readonly string[], at: number, start: bigint): { value: bigint; end: number } {
  let value = start;
  let end = at;
  for (; end < chars.length && digit.test(chars[end] ?? ""); end++) {
    value = BigInt.asIntN(64, value * 10n + BigInt(codeOf(chars[end] ?? "") - 48));
  }
  return { value, end };
}

function codeOf(char: string): number {
  return char.codePointAt(0) ?? 0;
}
