/** A Flux Kustomization that another one waits for. */
export interface Dependency {
  readonly name: string;
  /** Its own when left out. */
  readonly namespace?: string;
  /** CEL that replaces the built-in test for readiness. */
  readonly readyExpr?: string;
}
