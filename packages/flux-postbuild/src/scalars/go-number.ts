// Number texts as Go's strconv reads and writes them.

const decimal = /^[+-]?(0|[1-9][0-9]*)$/;
const based = /^([+-]?)0([xX][0-9a-fA-F]+|[oO]?[0-7]+|[bB][01]+)$/;

/** strconv.ParseInt/ParseUint with base 0 and 64 bits: decimal, 0x, 0b, 0o and leading-zero octal. */
export function parseGoInteger(text: string): bigint | undefined {
  let value: bigint;
  if (decimal.test(text)) value = BigInt(text.replace("+", ""));
  else {
    const match = based.exec(text);
    if (match === null) return undefined;
    const digits = match[2] ?? "";
    const magnitude = BigInt(/^[xXoObB]/.test(digits) ? `0${digits.toLowerCase()}` : `0o${digits}`);
    value = match[1] === "-" ? -magnitude : magnitude;
  }
  if (BigInt.asIntN(64, value) === value) return value;
  return /^[+-]/.test(text) || BigInt.asUintN(64, value) !== value ? undefined : value;
}

/** strconv.ParseFloat of a decimal text; undefined where Go says the value is out of range. */
export function parseGoFloat(text: string): number | undefined {
  const value = Number(text);
  return Number.isFinite(value) ? value : undefined;
}

/** strconv.FormatFloat(value, 'g', -1, 64 or 32). */
export function formatGoFloat(value: number, bits: 64 | 32): string {
  const shown = bits === 64 ? value : Math.fround(value);
  if (Number.isNaN(shown)) return "NaN";
  if (!Number.isFinite(shown)) return shown > 0 ? "+Inf" : "-Inf";
  const sign = shown < 0 || Object.is(shown, -0) ? "-" : "";
  if (shown === 0) return `${sign}0`;
  const [digits, exponent] = shortestDigits(Math.abs(shown), bits);
  if (exponent < -4 || exponent >= 6) return sign + formatExponent(digits, exponent);
  return sign + formatPlain(digits, exponent);
}

function shortestDigits(value: number, bits: 64 | 32): [digits: string, exponent: number] {
  let text = value.toExponential();
  for (let precision = 0; bits === 32 && precision < 9; precision++) {
    text = value.toExponential(precision);
    if (Math.fround(Number(text)) === value) break;
  }
  const [mantissa = "", exponent = "0"] = text.split("e");
  return [mantissa.replace(".", "").replace(/0+$/, "") || "0", Number(exponent)];
}

function formatExponent(digits: string, exponent: number): string {
  const mantissa = digits.length > 1 ? `${digits[0]}.${digits.slice(1)}` : digits;
  return `${mantissa}e${exponent < 0 ? "-" : "+"}${String(Math.abs(exponent)).padStart(2, "0")}`;
}

function formatPlain(digits: string, exponent: number): string {
  if (exponent < 0) return `0.${"0".repeat(-exponent - 1)}${digits}`;
  if (digits.length <= exponent + 1) return digits.padEnd(exponent + 1, "0");
  return `${digits.slice(0, exponent + 1)}.${digits.slice(exponent + 1)}`;
}
