/** A Flux Kustomization that has to be ready first. */
export interface FluxDependency {
  readonly name: string;
  readonly namespace?: string;
  readonly readyExpr?: string;
}
