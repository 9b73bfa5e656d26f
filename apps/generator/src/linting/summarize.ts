import type { Problem } from "@tenantry/tenant-model";
import { FOREIGN, type ForeignKind } from "./classify-document.ts";
import type { GatheredVariables } from "./gather-variables.ts";

export interface Summary {
  readonly objects: number;
  readonly patches: number;
  /** Files that were read and hold objects or patches. */
  readonly files: number;
  readonly problems: readonly Problem[];
  /** `Kind.group` of each object without a schema. */
  readonly unknownKinds: readonly string[];
  /** Alerts ask for metrics of a Cluster that is not among the files. */
  readonly alertsWithoutCluster: boolean;
  /** Names of files by why they are not judged. */
  readonly foreign: ReadonlyMap<ForeignKind, ReadonlySet<string>>;
  /** Names of placeholders without a value, with repetitions. */
  readonly placeholders: readonly string[];
  readonly variables: Pick<GatheredVariables, "missing" | "substitution" | "all">;
  /** As passed; the newest when left out. */
  readonly cloudNativePG: { readonly version: string; readonly from: "option" | "assumption" };
}

/** What a run has looked at, in one line, and what it could not know, a line each. */
export function summarize(summary: Summary): string {
  const { problems, unknownKinds, patches, cloudNativePG } = summary;
  const errors = problems.filter(({ severity }) => severity === "error").length;
  const parts = [
    `${count(errors, "error")}, ${count(problems.length - errors, "warning")}`,
    ...(patches > 0 ? [count(patches, "patch", "patches")] : []),
    ...(unknownKinds.length > 0 ? [`no schema for ${tally(unknownKinds).join(", ")}`] : []),
  ];
  const lines = [
    `${count(summary.objects, "object")} in ${count(summary.files, "file")}: ${parts.join("; ")}`,
    ...describeForeign(summary.foreign),
    ...describePlaceholders(summary),
    ...(summary.alertsWithoutCluster
      ? [
          "alerts whose Cluster is not here: a `cnpg_` metric that nobody knows may be a custom query's, and is not judged: lint the Cluster, and the ConfigMaps of its queries, as well",
        ]
      : []),
    ...(cloudNativePG.from === "assumption"
      ? [`assumed CloudNativePG ${cloudNativePG.version}: pass --cnpg VERSION if the operator is another one`]
      : []),
  ];
  return lines.map((line) => `${line}\n`).join("");
}

/** Nobody reads a longer list. */
const MOST_NAMES = 5;

function describeForeign(foreign: Summary["foreign"]): string[] {
  return [...foreign]
    .filter(([, names]) => names.size > 0)
    .map(([kind, names]) => `not judged, ${FOREIGN[kind]}: ${shorten([...names])}`);
}

function describePlaceholders({ placeholders, variables }: Summary): string[] {
  if (placeholders.length === 0) return [];
  const names = [...new Set(placeholders)].sort();
  const { missing, substitution, all } = variables;
  const why =
    all.known === "all" ? "" : missing.length > 0 ? `; Flux reads ${shorten(missing)}` : "; clusters differ in them";
  const help = substitution === "none" ? "pass settings" : "pass the missing settings";
  return [
    `${count(names.length, "placeholder has", "placeholders have")} no value here: ${shorten(names)}${why}; their fields are not judged: ${help} with --settings FILE`,
  ];
}

function shorten(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMES).join(", ");
  return names.length > MOST_NAMES ? `${shown} and ${names.length - MOST_NAMES} more` : shown;
}

/** `Foo.bar.io (2)`, the most frequent first. */
function tally(names: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  const sorted = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return sorted.map(([name, times]) => (times === 1 ? name : `${name} (${times})`));
}

function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}
