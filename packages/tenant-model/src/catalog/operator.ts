import type { Path } from "../problem.ts";
import type { Resources } from "./cluster.ts";
import type { FluxDependency } from "./flux-dependency.ts";
import type { Override } from "./override.ts";

export type OperatorId = "cloudNativePG" | "barmanCloud" | "dragonfly";

/** An operator that the catalog installs by a Helm chart, in a Flux Kustomization of its own. */
export interface Operator {
  readonly id: OperatorId;
  /** Name of the chart, and of its HelmRelease and HelmRepository. */
  readonly chart: string;
  /** One exact version, as the repository writes it. */
  readonly chartVersion: string;
  /** `https://…`, or `oci://…` without the chart's name. */
  readonly repository: string;
  readonly namespace: string;
  /** Whether Tenantry renders the Namespace object. */
  readonly manageNamespace: boolean;
  /** Name of the Flux Kustomization. */
  readonly kustomization: string;
  readonly dependsOn: readonly FluxDependency[];
  readonly resources: Resources;
  /** Settings of CloudNativePG's operator; empty for the others. */
  readonly configuration: Readonly<Record<string, string>>;
  /** Values of the chart, merged last. */
  readonly values?: Override;
  /** `spec.operators.<id>`. */
  readonly origin: Path;
}
