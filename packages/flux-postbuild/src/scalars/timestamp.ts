// The layouts of go.yaml.in/yaml/v2 v2.4.3 (resolve.go): date and time with zone, date and time, date alone.
const date = String.raw`(\d{4})-(\d{1,2})-(\d{1,2})`;
const time = String.raw`(\d{1,2}):(\d{1,2}):(\d{1,2})(?:[.,]\d+)?`;
const layouts = [
  new RegExp(`^${date}[Tt]${time}(?:Z|[+-](\\d\\d):(\\d\\d))$`),
  new RegExp(`^${date} ${time}$`),
  new RegExp(`^${date}$`),
];

/** Whether Go's YAML takes an unquoted text for a timestamp. It arrives as the same string all the same. */
export function isTimestamp(text: string): boolean {
  if (!/^\d{4}-/.test(text)) return false;
  for (const layout of layouts) {
    const match = layout.exec(text);
    if (match !== null) return isRealTime(match.slice(1).map((part) => Number(part ?? 0)));
  }
  return false;
}

function isRealTime(parts: readonly number[]): boolean {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, zoneHour = 0, zoneMinute = 0] = parts;
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return false;
  return hour < 24 && minute < 60 && second < 60 && zoneHour <= 24 && zoneMinute < 60;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
