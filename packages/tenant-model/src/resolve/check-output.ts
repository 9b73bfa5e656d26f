import type { Catalog } from "../catalog.ts";
import type { Resolver } from "./resolver.ts";

/** The places that a catalog writes to must not hold one another, nor the catalog. */
export function checkOutput({ output, file }: Pick<Catalog, "file" | "output">, resolver: Resolver): void {
  const { workloads, runbooks, fluxKustomization } = output;
  const refuse = (field: string, message: string, help: string) =>
    resolver.refuse("output", ["spec", "output", field], message, help);
  if (holds(workloads, fluxKustomization)) {
    refuse(
      "fluxKustomization",
      `the Flux Kustomization would stand inside the folder that it applies (${workloads})`,
      "choose a file outside of spec.output.workloads",
    );
  }
  if (holds(runbooks, fluxKustomization)) {
    refuse(
      "fluxKustomization",
      `the Flux Kustomization would stand inside the folder of the runbooks (${runbooks})`,
      "choose a file outside of spec.output.runbooks",
    );
  }
  if (holds(workloads, runbooks) || holds(runbooks, workloads)) {
    refuse(
      "runbooks",
      `the folder of the runbooks (${runbooks}) overlaps the folder that Flux applies (${workloads})`,
      "choose folders of which none is inside the other",
    );
  }
  for (const field of ["workloads", "runbooks"] as const) {
    if (!holds(output[field], file)) continue;
    const message = "the catalog itself stands inside the folder that Tenantry owns as a whole";
    refuse(field, message, "choose another folder, or move the catalog");
  }
}

/** Two spellings that differ by case are one place on a Mac or on Windows, where a colleague checks them out. */
function holds(folder: string, path: string): boolean {
  return `${path}/`.toLowerCase().startsWith(`${folder}/`.toLowerCase());
}
