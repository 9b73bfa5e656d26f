import { ANY_LABELS, LabelSet, type Presence } from "./label-set.ts";

/** One step of a scrape's relabeling, in the words of PodMonitor and VMPodScrape. */
export interface Relabeling {
  /** `replace` when left out. */
  readonly action?: string;
  readonly sourceLabels?: readonly string[];
  readonly targetLabel?: string;
  readonly regex?: string;
  readonly replacement?: string;
}

/** Steps that choose what is kept, and change no label. */
const CHOICES: ReadonlySet<string> = new Set([
  "keep",
  "drop",
  "keepequal",
  "dropequal",
  "keep_if_equal",
  "drop_if_equal",
  "keep_if_contains",
  "drop_if_contains",
  "keep_metrics",
  "drop_metrics",
]);
/** Steps that write one label. */
const WRITERS: ReadonlySet<string> = new Set(["replace", "replace_all", "hashmod", "lowercase", "uppercase"]);

/** Labels after relabeling; what a step does to values nobody can tell, so that it may do it or not. */
export function relabel(labels: LabelSet, steps: readonly Relabeling[]): LabelSet {
  return steps.reduce(takeStep, labels);
}

function takeStep(labels: LabelSet, step: Relabeling): LabelSet {
  const action = (step.action ?? "replace").toLowerCase();
  if (CHOICES.has(action)) return labels;
  if (WRITERS.has(action)) return write(labels, step);
  if (action === "labeldrop" || action === "labelkeep") return choose(labels, step, action);
  // `labelmap` makes labels of whatever there is, and other actions may do anything.
  return action === "labelmap" || action === "labelmap_all" ? new LabelSet(labels.named, "unknown") : ANY_LABELS;
}

function write(labels: LabelSet, { targetLabel = "", sourceLabels = [], replacement }: Relabeling): LabelSet {
  // Two underscores are for what is dropped in the end; a series with another name is another metric's.
  if (targetLabel === "__name__") return ANY_LABELS;
  if (targetLabel.startsWith("__")) return labels;
  if (targetLabel.includes("$")) return new LabelSet(labels.named, "unknown");
  const before = labels.presence(targetLabel);
  return labels.with(targetLabel, writePresence(before, replacement, sourceLabels.length > 0));
}

function writePresence(before: Presence, replacement: string | undefined, depends: boolean): Presence {
  if (replacement === "") return before === "never" ? "never" : "some";
  if (!depends) return "always";
  return before === "always" || before === "unknown" ? before : "listed";
}

function choose(labels: LabelSet, { regex = ".*" }: Relabeling, action: "labeldrop" | "labelkeep"): LabelSet {
  let pattern: RegExp;
  try {
    pattern = new RegExp(`^(?:${regex})$`, "u");
  } catch {
    return ANY_LABELS;
  }
  const gone = [...labels.named.keys()].filter((name) => pattern.test(name) === (action === "labeldrop"));
  return labels.without(gone);
}
