import type { Dragonfly, DragonflyClient, DragonflyUser } from "../catalog/dragonfly.ts";
import type { CatalogConfig } from "../config/catalog-config.ts";
import type { Path } from "../problem.ts";
import type { SecretSource } from "./resolve-secrets.ts";
import type { Resolver } from "./resolver.ts";

type TenantConfig = CatalogConfig["spec"]["tenants"][number];

export interface DragonflyUserContext {
  readonly dragonfly: Dragonfly | undefined;
  readonly source: SecretSource;
  readonly resolver: Resolver;
}

/** The user that a tenant has in the catalog's Dragonfly; none where it uses none. */
export function resolveDragonflyUser(
  { name, state, clients, dragonfly: config }: TenantConfig,
  origin: Path,
  { dragonfly, source, resolver }: DragonflyUserContext,
): DragonflyUser | undefined {
  if (config === undefined) return undefined;
  const place = [...origin, "dragonfly"];
  if (dragonfly === undefined) {
    const message = `the tenant ${name} uses Dragonfly, but the catalog has none`;
    resolver.refuse("reference", place, message, "declare it in spec.dragonfly, or remove this block");
    return undefined;
  }
  const active = state === "present";
  if (active && source.secrets.style === "generate") {
    const message =
      "`secrets.generate` makes a password up once, and the users of Dragonfly stand in one Secret: no user could ever be added to it";
    resolver.refuse("secrets", place, message, "use spec.secrets.store, or spec.secrets.existing");
  }
  const user = {
    name: config.user ?? name,
    active,
    prefix: config.prefix ?? `${name}:`,
    commands: config.commands,
    remoteKey: source.key(config.secret?.key, `${dragonfly.name}-${name}`, [...place, "secret", "key"]),
    origin: place,
  };
  if (user.name === "default") {
    const message = "the user `default` is Dragonfly's own, who may do everything";
    resolver.refuse(
      "name-reserved",
      [...place, config.user === undefined ? "" : "user"],
      message,
      "choose another name",
    );
  }
  const written = config.clients?.map((client, index) => ({ ...client, origin: [...place, "clients", index] }));
  // Where a Secret cannot be handed over, the namespaces are let in all the same.
  const listed: readonly { namespace: string; secretName?: string | undefined; origin: Path }[] =
    written ??
    [...new Set(clients.map(({ namespace }) => namespace))].map((namespace) => ({ namespace, origin: place }));
  if (written !== undefined && written.length > 0) checkHandOver(written, dragonfly, { source, resolver });
  return {
    ...user,
    clients: active
      ? listed.map(
          (client): DragonflyClient => ({
            namespace: client.namespace,
            secretName: client.secretName ?? `${name}-dragonfly`,
            origin: client.origin,
          }),
        )
      : [],
  };
}

function checkHandOver(
  clients: readonly { readonly namespace: string; readonly origin: Path }[],
  { namespace }: Dragonfly,
  { source, resolver }: Pick<DragonflyUserContext, "source" | "resolver">,
): void {
  const { secrets } = source;
  if (secrets.style !== "store" || secrets.kind !== "SecretStore") return;
  for (const client of clients.filter((it) => it.namespace !== namespace)) {
    const message = "a SecretStore serves its own namespace only, and this one is another";
    const help = "use a ClusterSecretStore (spec.secrets.store.kind)";
    resolver.refuse("secrets", [...client.origin, "namespace"], message, help);
  }
}
