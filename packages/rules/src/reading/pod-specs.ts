import type { Fields, KnownKind, Manifest } from "../manifest.ts";
import type { Subject } from "../subject.ts";
import { fieldsAt, isFields, isSet, type Key, listAt } from "./fields.ts";

/** A pod that somebody else's controller makes of an object, and where it stands in it. */
export interface PodSpec {
  readonly manifest: Manifest;
  readonly spec: Fields;
  readonly path: readonly Key[];
}

export interface Container {
  readonly pod: PodSpec;
  readonly container: Fields;
  readonly path: readonly Key[];
}

const TEMPLATES = {
  CronJob: ["spec", "jobTemplate", "spec", "template", "spec"],
  Deployment: ["spec", "template", "spec"],
  Job: ["spec", "template", "spec"],
  Pod: ["spec"],
  StatefulSet: ["spec", "template", "spec"],
} as const satisfies Partial<Record<KnownKind, readonly Key[]>>;

/** Pods of whole objects; those of Clusters and Poolers are the operator's, which gives them what they need. */
export function listPodSpecs(subject: Subject): PodSpec[] {
  const kinds = Object.keys(TEMPLATES) as (keyof typeof TEMPLATES)[];
  return kinds.flatMap((kind) =>
    subject
      .ofKind(kind)
      .filter(({ object }) => isSet(object, ...TEMPLATES[kind]))
      .map((manifest) => ({ manifest, spec: fieldsAt(manifest.object, ...TEMPLATES[kind]), path: TEMPLATES[kind] })),
  );
}

/** Its containers, those that run first among them. */
export function listContainers(pod: PodSpec): Container[] {
  return ["initContainers", "containers"].flatMap((list) =>
    listAt(pod.spec, list).flatMap((container, index) =>
      isFields(container) ? [{ pod, container, path: [...pod.path, list, index] }] : [],
    ),
  );
}

/** The shell text of a container: arguments that hold more than one word. */
export function listScripts({
  container,
  path,
}: Container): { readonly text: string; readonly path: readonly Key[] }[] {
  return ["command", "args"].flatMap((list) =>
    listAt(container, list).flatMap((text, index) =>
      typeof text === "string" && /\s/.test(text) ? [{ text, path: [...path, list, index] }] : [],
    ),
  );
}
