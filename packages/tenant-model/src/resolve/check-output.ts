import type { Catalog } from "../catalog.ts";
import type { Resolver } from "./resolver.ts";

/** The places that a catalog writes to must not hold one another, nor the catalog. */
export function checkOutput({ output, file }: Pick<Catalog, "file" | "output">, resolver: Resolver): void {
  const folder = `${output.workloads}/`;
  if (output.fluxKustomization.startsWith(folder)) {
    resolver.refuse(
      "output",
      ["spec", "output", "fluxKustomization"],
      `the Flux Kustomization would stand inside the folder that it applies (${output.workloads})`,
      "choose a file outside of spec.output.workloads",
    );
  }
  if (file.startsWith(folder)) {
    resolver.refuse(
      "output",
      ["spec", "output", "workloads"],
      "the catalog itself stands inside the folder that Tenantry owns as a whole",
      "choose another folder, or move the catalog",
    );
  }
}
