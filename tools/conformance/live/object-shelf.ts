import type { LiveObject } from "@tenantry/validation-kit";
import { nameResource } from "../../../packages/validation-kit/src/resource-names.ts";

/** An object whose status may be set. */
// biome-ignore lint/suspicious/noExplicitAny: kinds differ, and an API server takes them all
export type ShelfObject = any;

export interface Choice {
  readonly resource: string;
  readonly namespace?: string | undefined;
  readonly name?: string | undefined;
  /** `key=value` pairs or bare keys. */
  readonly selector?: string | undefined;
}

/** What an API server keeps, in memory. */
export class ObjectShelf {
  private readonly objects: ShelfObject[] = [];

  add(object: ShelfObject): void {
    const { kind, metadata } = object;
    if (this.has(object)) {
      throw new Error(`Error from server (AlreadyExists): ${kind} "${metadata.name}" already exists`);
    }
    this.objects.push(object);
  }

  has({ kind, metadata }: ShelfObject): boolean {
    return this.objects.some(
      (other) =>
        other.kind === kind && other.metadata.name === metadata.name && other.metadata.namespace === metadata.namespace,
    );
  }

  choose({ resource, namespace, name, selector = "" }: Choice): readonly ShelfObject[] {
    return this.objects.filter(
      (object) =>
        nameResource(object) === resource &&
        (namespace === undefined || object.metadata.namespace === namespace) &&
        (name === undefined || object.metadata.name === name) &&
        selector.split(",").every((pair) => matches(object, pair)),
    );
  }

  find(resource: string, name: string): ShelfObject | undefined {
    return this.choose({ resource, name })[0];
  }

  remove(object: LiveObject): void {
    const place = this.objects.indexOf(object);
    if (place >= 0) this.objects.splice(place, 1);
  }
}

function matches(object: ShelfObject, pair: string): boolean {
  const [key = "", value] = pair.split("=");
  const labels = object.metadata.labels ?? {};
  return key === "" || (value === undefined ? key in labels : labels[key] === value);
}
