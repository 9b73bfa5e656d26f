/**
 * robfig/cron v1.2.0 is what CloudNativePG reads schedules with, v3.0.1 what Kubernetes' CronJob controller does. They
 * differ in what five fields mean, and in whether a star with steps still counts as a star.
 */
export type CronDialect = "robfig-v1" | "robfig-v3";

const BOUNDS = {
  second: { least: 0, most: 59, words: "" },
  minute: { least: 0, most: 59, words: "" },
  hour: { least: 0, most: 23, words: "" },
  day: { least: 1, most: 31, words: "" },
  month: { least: 1, most: 12, words: "jan feb mar apr may jun jul aug sep oct nov dec" },
  weekday: { least: 0, most: 6, words: "sun mon tue wed thu fri sat" },
} as const;

/** Every value that a field of a valid expression names, ascending. */
export function fieldValues(field: string, kind: keyof typeof BOUNDS): number[] {
  const { least, most, words } = BOUNDS[kind];
  const read = (text: string) => {
    const word = words.split(" ").indexOf(text.toLowerCase());
    return word >= 0 ? least + word : Number(text);
  };
  const values = new Set<number>();
  for (const item of field.split(",")) {
    const [range = "", step] = item.split("/");
    const [first = "", last] = range.split("-");
    const star = first === "*" || first === "?";
    const from = star ? least : read(first);
    // `5/10` means from 5 to the end.
    const to = last !== undefined && !star ? read(last) : star || step !== undefined ? most : from;
    for (let value = from; value <= to; value += Number(step ?? 1)) values.add(value);
  }
  return [...values].sort((a, b) => a - b);
}

/** Whether a field of days leaves the choice to the other one (robfig/cron, parser.go, getRange). */
export function isStar(field: string, dialect: CronDialect): boolean {
  return field.split(",").some((item) => {
    const [range = "", step = "1"] = item.split("/");
    return (range === "*" || range === "?") && (dialect === "robfig-v1" || Number(step) === 1);
  });
}
