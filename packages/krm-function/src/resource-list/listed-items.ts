import type { JsonObject } from "@tenantry/flux-postbuild";

/** What a function gets on standard input. */
export interface ResourceList {
  readonly apiVersion: string;
  readonly items: readonly ListedItem[];
  readonly functionConfig: JsonObject;
  /** Of the functions that ran before, as they came in. */
  readonly results: readonly JsonObject[];
  /** Column of the items' dashes. */
  readonly indent: number;
}

export interface ListedItem {
  /** As Go's YAML reads it. */
  readonly value: JsonObject;
  /** Lines of the list from its dash on, as they came in; undefined where they do not stand alone. */
  readonly text?: string;
}
