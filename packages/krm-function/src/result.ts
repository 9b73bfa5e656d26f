export const SEVERITIES = ["error", "warning", "info"] as const;
export type Severity = (typeof SEVERITIES)[number];

/** A result as KRM functions have it (KRM Functions Specification, config.kubernetes.io/v1). */
export interface Result {
  readonly message: string;
  /** `info` when left out. An error refuses the catalog, and fails kustomize. */
  readonly severity?: Severity;
  /** The item that it is about. */
  readonly resourceRef?: {
    readonly apiVersion?: string;
    readonly kind?: string;
    readonly name?: string;
    readonly namespace?: string;
  };
  readonly field?: {
    /** Dotted, with indexes in brackets: `spec.instances`, `spec.managed.roles[0].name`. */
    readonly path: string;
    readonly currentValue?: unknown;
    readonly proposedValue?: unknown;
  };
  readonly file?: { readonly path: string; readonly index?: number };
  readonly tags?: Readonly<Record<string, string>>;
}
