/**
 * A Kubernetes object as it stands in a YAML file, before Flux substitutes: `${NAME}` in a text is a setting, `$${` a literal
 * `${`.
 */
export interface Item {
  readonly apiVersion: string;
  readonly kind: string;
  metadata: {
    readonly name: string;
    readonly namespace?: string;
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
  };
  // biome-ignore lint/suspicious/noExplicitAny: plugins are plain JavaScript, and an item is of any kind
  [field: string]: any;
}

/** Keys of mappings and indexes of lists, from the item's root on. */
export type ItemPath = readonly (string | number)[];
