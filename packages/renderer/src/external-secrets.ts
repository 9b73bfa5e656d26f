import type { ExternalSecret } from "@tenantry/crd-schemas";
import { type Catalog, type Secrets, type Tenant, template, type Value } from "@tenantry/tenant-model";
import { labelObject } from "./labels.ts";
import { namePasswordGenerator } from "./names.ts";
import type { Renderable } from "./resource.ts";

type Spec = NonNullable<Renderable<ExternalSecret>["spec"]>;
type Template = NonNullable<NonNullable<Spec["target"]>["template"]>;
type Data = NonNullable<Spec["data"]>[number];
type Store = Extract<Secrets, { style: "store" }>;
export type SecretData = Pick<Spec, "data" | "dataFrom">;

/** One property of an item. The 1Password SDK provider wants it as the last part of the key. */
export function fetchProperty(
  { provider }: Store,
  { as, key, property }: { readonly as: string; readonly key: Value<string>; readonly property: string },
): Data {
  return provider === "onepasswordSDK"
    ? { secretKey: as, remoteRef: { key: template`${key}/${property}` } }
    : { secretKey: as, remoteRef: { key, property } };
}

/** A password as a part of a URL: query escaping writes a space as `+`, which nobody reads as a space in front of the `@`. */
export const URL_PASSWORD = '{{ .password | urlquery | replace "+" "%20" }}';

/** A password: fetched, or made up once. */
export function fetchPassword({ secrets, cluster }: Catalog, key: Value<string>): SecretData {
  if (secrets.style === "store") {
    return { data: [fetchProperty(secrets, { as: "password", key, property: secrets.passwordProperty })] };
  }
  const name = namePasswordGenerator(cluster);
  const generatorRef = { apiVersion: "generators.external-secrets.io/v1alpha1", kind: "Password", name } as const;
  return { dataFrom: [{ sourceRef: { generatorRef } }] };
}

export interface SecretIdentity {
  readonly name: string;
  /** The cluster's own when left out. */
  readonly namespace?: string;
  readonly tenant?: Tenant;
  readonly annotations?: Readonly<Record<string, string>>;
}

export function buildExternalSecretObject(
  catalog: Catalog,
  { name, namespace = catalog.cluster.namespace, tenant, annotations }: SecretIdentity,
  content: SecretData & { readonly template: Template },
): Renderable<ExternalSecret> {
  const { template: filled, data, dataFrom } = content;
  return {
    apiVersion: "external-secrets.io/v1",
    kind: "ExternalSecret",
    metadata: { name, namespace, labels: labelObject(catalog, tenant), ...(annotations && { annotations }) },
    spec: {
      ...describeSource(catalog.secrets),
      target: { name, creationPolicy: "Owner", deletionPolicy: "Retain", template: filled },
      ...(data === undefined ? { dataFrom: dataFrom ?? [] } : { data }),
    },
  };
}

function describeSource(secrets: Secrets): Pick<Spec, "refreshInterval" | "refreshPolicy" | "secretStoreRef"> {
  // Each refresh would make up another password.
  if (secrets.style !== "store") return { refreshPolicy: "CreatedOnce" };
  return {
    refreshInterval: secrets.refreshInterval,
    secretStoreRef: { kind: secrets.kind, name: secrets.name },
  };
}
