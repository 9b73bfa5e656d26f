/** A string format that the API server checks (kube-openapi pkg/validation/strfmt). */
interface StringFormat {
  readonly test: (text: string) => boolean;
  readonly expected: string;
}

const formats: Readonly<Record<string, StringFormat>> = {
  "date-time": { test: isDateTime, expected: "a date and time like 2026-01-31T23:59:59Z (RFC 3339)" },
  byte: {
    test: (text) => /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{4})$/.test(text),
    expected: "base64",
  },
};

/** Formats of numbers; `number-check.ts` bounds the first two, the others say nothing that JSON does not. */
const numberFormats = ["int32", "int64", "float", "double"];

/** Every format that the validator knows; the API server ignores those that it does not know. */
export const knownFormats: readonly string[] = [...Object.keys(formats), ...numberFormats];

export function findFormat(name: string | undefined): StringFormat | undefined {
  return name === undefined ? undefined : formats[name];
}

const dateTimeShape = /^(\d{4})-(\d{2})-(\d{2})t(\d{2}):(\d{2}):(\d{2})(.[0-9]+)?(z|[+-]\d{2}:\d{2})$/;

function isDateTime(text: string): boolean {
  const match = dateTimeShape.exec(text.toLowerCase());
  if (match === null) return false;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number);
  const inClock = hour <= 23 && minute <= 59 && second <= 59;
  return inClock && month >= 1 && month <= 12 && day >= 1 && day <= countDays(year, month);
}

function countDays(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  if (month === 2) return isLeap ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
