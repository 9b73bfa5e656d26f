import type { AnyObject } from "./real-tools.ts";

/**
 * Where two values first differ, with a short excerpt of both; undefined where they are equal. A test's own diff of megabytes
 * would take longer than everything else.
 */
export function findDifference(theirs: unknown, ours: unknown, path = ""): string | undefined {
  if (theirs === ours) return undefined;
  if (typeof theirs === "string" && typeof ours === "string") return describeTexts(theirs, ours, path);
  if (!isContainer(theirs) || !isContainer(ours) || Array.isArray(theirs) !== Array.isArray(ours))
    return `${path}: theirs ${excerpt(theirs)}, ours ${excerpt(ours)}`;
  for (const key of new Set([...Object.keys(theirs), ...Object.keys(ours)])) {
    const place = `${path}[${JSON.stringify(key).slice(0, 80)}]`;
    if (!Object.hasOwn(theirs, key)) return `${place}: only ours has it, ${excerpt(ours[key])}`;
    if (!Object.hasOwn(ours, key)) return `${place}: only theirs has it, ${excerpt(theirs[key])}`;
    const difference = findDifference(theirs[key], ours[key], place);
    if (difference !== undefined) return difference;
  }
  return undefined;
}

/**
 * The same for two lists of objects in any order.
 * @param ours as they are held, also with fields that JSON leaves out
 */
export function findObjectDifference(theirs: readonly AnyObject[], ours: readonly object[]): string | undefined {
  const plain = JSON.parse(JSON.stringify(ours)) as AnyObject[];
  if (theirs.length !== plain.length) return `theirs are ${theirs.length} objects, ours ${plain.length}`;
  return findDifference(index(theirs), index(plain));
}

function index(objects: readonly AnyObject[]): AnyObject {
  return Object.fromEntries(objects.map((object) => [identify(object), object]));
}

export function identify(object: AnyObject): string {
  const { namespace, name } = object["metadata"] as { namespace?: string; name: string };
  return `${object["apiVersion"]} ${object["kind"]} ${namespace ?? ""}/${name}`;
}

function isContainer(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function describeTexts(theirs: string, ours: string, path: string): string {
  let at = 0;
  while (at < theirs.length && theirs[at] === ours[at]) at += 1;
  const show = (text: string) => JSON.stringify(text.slice(Math.max(0, at - 20), at + 40));
  return `${path}: at character ${at} theirs has ${show(theirs)} (${theirs.length} long), ours ${show(ours)} (${ours.length} long)`;
}

function excerpt(value: unknown): string {
  return (JSON.stringify(value) ?? "nothing").slice(0, 200);
}
