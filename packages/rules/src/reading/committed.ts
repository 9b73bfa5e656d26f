import type { Path } from "@tenantry/tenant-model";
import { type Fields, KINDS, type KnownKind, type Manifest } from "../manifest.ts";
import { identityOf, kindOf, namespaceOf, Subject } from "../subject.ts";
import { fieldsAt, nameObject, textAt } from "./fields.ts";
import { hasPlaceholder } from "./placeholder.ts";

/**
 * What changed since the last commit. Rules about it can all be waived, also where the webhook refuses the change: what is
 * committed need not have been applied.
 */

/** An object that was there before, and differs. */
export interface Change {
  readonly manifest: Manifest;
  readonly object: Fields;
  readonly spec: Fields;
  /** Its spec of before. */
  readonly before: Fields;
  /** `Cluster shared-postgres`, for messages. */
  readonly title: string;
}

export function* changesOf(subject: Subject, kind: KnownKind): Generator<Change> {
  if (subject.committed === undefined) return;
  for (const manifest of subject.ofKind(kind)) {
    const identity = identityOf(manifest);
    const before = subject.committed.get(identity);
    const { object } = manifest;
    if (before === undefined || before.object === object) continue;
    // Of several overlays nobody knows which one was committed.
    if ((subject.once(countIdentities).get(identity) ?? 0) > 1) continue;
    const title = nameObject(object);
    yield { manifest, object, title, spec: fieldsAt(object, "spec"), before: fieldsAt(before.object, "spec") };
  }
}

/** Objects of a kind that are committed and not described any more. */
export function vanishedOf(subject: Subject, kind: KnownKind): readonly Manifest[] {
  const before = subject.once(groupCommitted).get(KINDS[kind]) ?? [];
  return before.filter(({ object }) => {
    const name = textAt(object, "metadata", "name");
    if (name === undefined || hasPlaceholder(name) || hasPlaceholder(namespaceOf(object))) return false;
    return subject.find(kind, namespaceOf(object), name) === undefined;
  });
}

/** Objects of a kind that are not committed. Nothing is new where nothing is known of the past. */
export function appearedOf(subject: Subject, kind: KnownKind): readonly Manifest[] {
  const { committed } = subject;
  if (committed === undefined) return [];
  return subject
    .ofKind(kind)
    .filter(({ object }) => !hasPlaceholder(textAt(object, "metadata", "name")) && !hasPlaceholder(namespaceOf(object)))
    .filter((manifest) => !committed.has(identityOf(manifest)));
}

/** What was committed, as rules look at it. */
export function committedSubject(subject: Subject): Subject {
  return subject.once(makeCommittedSubject);
}

/**
 * Where to say something about an object that vanished: at the tenant that it belonged to, or at all of them. Without a
 * catalog there is no place left but its Cluster.
 */
export function placeOfVanished(
  subject: Subject,
  vanished: Manifest,
): { readonly manifest: Manifest; readonly path: Path } | undefined {
  const { catalog } = subject;
  if (catalog === undefined) {
    const cluster = subject.clusterOf(vanished);
    return cluster && { manifest: cluster, path: ["metadata", "name"] };
  }
  const tenant = textAt(vanished.object, "metadata", "labels", "tenantry.dev/tenant");
  const index = catalog.tenants.findIndex(({ name }) => name === tenant);
  const path = index < 0 ? ["spec", "tenants"] : ["spec", "tenants", index];
  return { manifest: { object: vanished.object, form: "catalog" }, path };
}

function countIdentities(subject: Subject): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const manifest of subject.objects()) {
    const identity = identityOf(manifest);
    counts.set(identity, (counts.get(identity) ?? 0) + 1);
  }
  return counts;
}

function groupCommitted({ committed }: Subject): ReadonlyMap<string, readonly Manifest[]> {
  const groups = new Map<string, Manifest[]>();
  for (const manifest of committed?.values() ?? []) {
    const kind = kindOf(manifest);
    const group = groups.get(kind);
    if (group === undefined) groups.set(kind, [manifest]);
    else group.push(manifest);
  }
  return groups;
}

function makeCommittedSubject({ committed, operator, today }: Subject): Subject {
  return new Subject([...(committed?.values() ?? [])], { cloudNativePG: operator.text, today });
}
