/** A Flux Kustomization that another one waits for. */
export interface FluxDependency {
  readonly name: string;
  /** Its own when left out. */
  readonly namespace?: string;
  /** CEL that replaces the built-in test for readiness. */
  readonly readyExpr?: string;
}
