/** Time of the newest sample, in seconds; all lie within the ten minutes before. */
export const NOW = 1_700_000_000;
const SCRAPES = 20;
const INTERVAL = 30;

export type Labels = Readonly<Record<string, string>>;

/** One series: a gauge stays at `value`, a counter ends there. */
export interface Series {
  readonly name: string;
  readonly labels: Labels;
  readonly value: number;
  readonly grows?: true;
}

export function gauge(name: string, value: number, labels: Labels, more: Labels = {}): Series {
  return { name, labels: { ...labels, ...more }, value };
}

/** One more at every scrape. */
export function grow(name: string, value: number, labels: Labels, more: Labels = {}): Series {
  return { ...gauge(name, value, labels, more), grows: true };
}

/** The series as `promtool tsdb create-blocks-from openmetrics` reads them. */
export function printOpenMetrics(series: readonly Series[]): string {
  const lines: string[] = [];
  for (const { name, labels, value, grows } of [...series].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const pairs = Object.entries(labels).map(([label, text]) => `${label}=${JSON.stringify(text)}`);
    for (let scrape = SCRAPES - 1; scrape >= 0; scrape -= 1) {
      lines.push(`${name}{${pairs.join(",")}} ${grows ? value - scrape : value} ${NOW - scrape * INTERVAL}`);
    }
  }
  return `${lines.join("\n")}\n# EOF\n`;
}
