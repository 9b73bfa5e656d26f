import type { Flux } from "../catalog.ts";
import type { Path } from "../problem.ts";
import type { Resolver } from "./resolver.ts";

/** Flux puts the name of a Kustomization into a label of every object. */
const LONGEST_LABEL = 63;

interface FluxKustomizations {
  /** More than one where a block of the catalog stands for several. */
  readonly names: readonly string[];
  readonly namespace: string;
  readonly dependsOn: Flux["dependsOn"];
  /** The block of the catalog that they come from, and its field with their name. */
  readonly origin: Path;
  readonly nameField: string;
}

/** What Flux would take no Kustomization with, or never apply it. */
export function checkFluxKustomizations(
  { names, namespace, dependsOn, origin, nameField }: FluxKustomizations,
  resolver: Resolver,
): void {
  const tooLong = names.find((name) => name.length > LONGEST_LABEL);
  if (tooLong !== undefined) {
    const message = `the Flux Kustomization would be called ${tooLong}, longer than the ${LONGEST_LABEL} characters of a label`;
    const help = `give ${origin.join(".")} a shorter \`${nameField}\``;
    resolver.refuse("flux", [...origin, nameField], message, help);
  }
  for (const [index, dependency] of dependsOn.entries()) {
    if (!names.includes(dependency.name) || (dependency.namespace ?? namespace) !== namespace) continue;
    const message = `the Flux Kustomization ${dependency.name} depends on itself: it would never become ready`;
    resolver.refuse("flux", [...origin, "dependsOn", index], message, "remove this entry");
  }
}
