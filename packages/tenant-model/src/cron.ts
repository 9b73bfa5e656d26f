/**
 * Cron expressions as robfig/cron v3 reads them: CNPG's ScheduledBackup with six fields (CNPG v1.30.0,
 * scheduledbackup_types.go), Kubernetes' CronJob with five.
 */

interface CronField {
  readonly name: string;
  readonly least: number;
  readonly most: number;
  /** Names that stand for `least`, `least + 1`, … */
  readonly words?: readonly string[];
}

const FIVE: readonly CronField[] = [
  { name: "minute", least: 0, most: 59 },
  { name: "hour", least: 0, most: 23 },
  { name: "day of the month", least: 1, most: 31 },
  {
    name: "month",
    least: 1,
    most: 12,
    words: ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"],
  },
  { name: "weekday", least: 0, most: 6, words: ["sun", "mon", "tue", "wed", "thu", "fri", "sat"] },
];
const FIELDS = { 5: FIVE, 6: [{ name: "second", least: 0, most: 59 }, ...FIVE] } as const;
const EXAMPLES = {
  5: '"0 3 * * *" (minute hour day month weekday)',
  6: '"0 0 2 * * *" (second minute hour day month weekday)',
} as const;

/** Why a text is no cron expression of this many fields; undefined when it is one. */
export function explainCron(text: string, count: 5 | 6): string | undefined {
  const parts = text.split(" ");
  if (parts.length !== count || parts.includes("")) return `expected ${count} cron fields such as ${EXAMPLES[count]}`;
  for (const [index, field] of FIELDS[count].entries()) {
    for (const item of (parts[index] ?? "").split(",")) {
      const reason = explainItem(item, field);
      if (reason !== undefined) return reason;
    }
  }
  return undefined;
}

const ITEM = /^(?:[*?]|(\w+)(?:-(\w+))?)(?:\/(\d+))?$/;

function explainItem(item: string, field: CronField): string | undefined {
  const match = ITEM.exec(item);
  const expected = `expected ${field.least} to ${field.most}, *, a range such as ${field.least}-${field.least + 2} or steps such as */2`;
  if (match === null) return `the ${field.name} ${JSON.stringify(item)} is not understood: ${expected}`;
  const [, first, last, step] = match;
  if (step !== undefined && Number(step) === 0) return `the ${field.name} ${JSON.stringify(item)} has steps of 0`;
  const from = first === undefined ? field.least : readNumber(first, field);
  const to = last === undefined ? from : readNumber(last, field);
  if (from === undefined || to === undefined)
    return `the ${field.name} ${JSON.stringify(item)} is outside: ${expected}`;
  return from > to ? `the ${field.name} ${JSON.stringify(item)} runs backwards: ${expected}` : undefined;
}

function readNumber(text: string, { least, most, words = [] }: CronField): number | undefined {
  const word = words.indexOf(text.toLowerCase());
  if (word >= 0) return least + word;
  const number = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  return number >= least && number <= most ? number : undefined;
}
