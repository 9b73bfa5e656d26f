import { retypedValue } from "@tenantry/flux-postbuild";
import type { Flux } from "../catalog.ts";
import type { CatalogConfig } from "../config/catalog-config.ts";
import type { Path } from "../problem.ts";
import { checkFluxKustomizations } from "./check-flux-kustomization.ts";
import { definedFields } from "./defined-fields.ts";
import type { Resolver } from "./resolver.ts";

type FluxConfig = CatalogConfig["spec"]["flux"];
const PLACE: Path = ["spec", "flux"];

export function resolveFlux(
  catalogName: string,
  config: FluxConfig,
  { substitution, resolver }: { readonly substitution: "flux" | "none"; readonly resolver: Resolver },
): Flux {
  const flux: Flux = {
    name: config.name ?? `${catalogName}-databases`,
    namespace: config.namespace,
    layout: config.layout,
    interval: config.interval,
    retryInterval: config.retryInterval,
    timeout: config.timeout,
    sourceRef: definedFields(config.sourceRef),
    ...(config.pathPrefix !== undefined && { pathPrefix: config.pathPrefix }),
    dependsOn: config.dependsOn.map(definedFields),
    ...(config.decryption && { decryption: definedFields(config.decryption) }),
    substituteFrom: config.substituteFrom.map(({ kind, name }) => ({ kind, name })),
    // Without any variable Flux skips substitution, and what we escaped would stay escaped.
    substitute: substitution === "none" ? {} : { TENANTRY_CATALOG: catalogName, ...config.substitute },
    ...(config.settingsPrefix !== undefined && { settingsPrefix: config.settingsPrefix }),
  };
  const { name, namespace, layout, dependsOn } = flux;
  const names = layout === "single" ? [name] : STAGES.map((stage) => `${name}-${stage}`);
  checkFluxKustomizations({ names, namespace, dependsOn, origin: PLACE, nameField: "name" }, resolver);
  checkSecrets(config, resolver);
  if (substitution === "none") refuseSettings(config, resolver);
  return flux;
}

const STAGES = ["secrets", "cluster", "tenants", "clients", "observability"];

const TYPES = { text: "string", integer: "number", boolean: "boolean" } as const;

/** Checks go by the examples, so that they have to be what the real values are. */
function checkSecrets({ substituteFrom }: FluxConfig, resolver: Resolver): void {
  for (const [index, source] of substituteFrom.entries()) {
    if (source.kind !== "Secret") continue;
    for (const [name, { type, example }] of Object.entries(source.keys)) {
      const value = retypedValue(example);
      const fits =
        value.ok && typeof value.value === TYPES[type] && (type !== "integer" || Number.isInteger(value.value));
      if (fits) continue;
      resolver.refuse(
        "setting-value",
        [...PLACE, "substituteFrom", index, "keys", name, "example"],
        `the example ${JSON.stringify(example)} of ${name} is no ${type} once Flux has put it in`,
        "give an example of the declared type, or correct the type",
      );
    }
  }
}

function refuseSettings(config: FluxConfig, resolver: Resolver): void {
  for (const field of ["substituteFrom", "substitute"] as const) {
    if (Object.keys(config[field]).length === 0) continue;
    const message = `\`${field}\` has no effect: spec.substitution is none`;
    resolver.refuse("flux", [...PLACE, field], message, "remove it, or set `spec.substitution: flux`");
  }
}
