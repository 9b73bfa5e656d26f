import type { Subject } from "../subject.ts";
import { isFields, valueAt } from "./fields.ts";

/** Where the kinds say how their series are relabelled. */
const PLACES = {
  Cluster: ["spec", "monitoring"],
  Pooler: ["spec", "monitoring"],
  PodMonitor: ["spec"],
  VMPodScrape: ["spec"],
} as const;

/** Whether something writes the names of series, so that there are names which no exporter gives. */
export function renamesMetrics(subject: Subject): boolean {
  return (Object.keys(PLACES) as (keyof typeof PLACES)[]).some((kind) =>
    subject.ofKind(kind).some(({ object }) => writesName(valueAt(object, ...PLACES[kind]))),
  );
}

function writesName(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(writesName);
  if (!isFields(value)) return false;
  const isWriter = value["targetLabel"] === "__name__" || value["target_label"] === "__name__";
  return isWriter || Object.values(value).some(writesName);
}
