import type { PgBouncerType } from "./pgbouncer-parameters.ts";

const LARGEST = 2 ** 31 - 1;
const PROTOCOLS = ["all", "default", "secure", "legacy", "tlsv1", "tlsv1.0", "tlsv1.1", "tlsv1.2", "tlsv1.3"];

/** A whole number as C reads it, `0x10` and `010` included; undefined where it stops before the end (strtol, base 0). */
export function readCInteger(text: string): number | undefined {
  const match = /^\s*([+-]?)(0x[\da-f]+|0[0-7]*|[1-9]\d*)$/i.exec(text);
  if (match === null) return undefined;
  const [, sign, digits = ""] = match;
  const value = /^0\d/.test(digits) ? Number.parseInt(digits, 8) : Number(digits);
  return sign === "-" ? -value : value;
}

export interface BadValue {
  /** `a whole number of 1 or more` */
  readonly expected: string;
  /** Whether PgBouncer stops at it; else it reads something that is documented nowhere. */
  readonly stops: boolean;
}

/**
 * Why PgBouncer does not take a value; undefined where it does. The operator takes line breaks out, PgBouncer blanks at both
 * ends (pgbouncer 1.25.1, lib/usual/cfparser.c).
 */
export function explainPgBouncerValue(type: PgBouncerType, written: string): BadValue | undefined {
  const text = written.replace(/[\r\n\v\f\u0085\u2028\u2029]/g, "").trim();
  switch (type.kind) {
    case "text":
      return undefined;
    case "switch":
      return judgeNumber(text, 0, 1, "0 or 1");
    case "number":
      return judgeNumber(text, type.least, LARGEST, `a whole number of ${type.least} or more`);
    case "seconds":
      return /^\+?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(text)
        ? undefined
        : { expected: "seconds as a bare number, without a unit", stops: true };
    case "lookup":
      return type.values.includes(text.toLowerCase())
        ? undefined
        : { expected: `one of ${type.values.join(", ")}`, stops: true };
    case "protocols":
      return text === "" ||
        text
          .toLowerCase()
          .split(/[,:]/)
          .every((part) => PROTOCOLS.includes(part.trim().replace(/^!/, "")))
        ? undefined
        : { expected: `a list of ${PROTOCOLS.slice(5).join(", ")}, or secure, or all`, stops: true };
  }
}

function judgeNumber(text: string, least: number, most: number, expected: string): BadValue | undefined {
  const value = readCInteger(text);
  if (value === undefined) return { expected, stops: true };
  return value >= least && value <= most ? undefined : { expected, stops: false };
}
