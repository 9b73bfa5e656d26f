import type { Catalog } from "@tenantry/tenant-model";
import { listExpectedOf } from "./expected-objects.ts";
import { readMapping, readText } from "./read-field.ts";

/** A Secret that an application connects with, as the catalog's ExternalSecret makes it. */
export interface ClientSecret {
  readonly namespace: string;
  /** Of the Secret, and of the ExternalSecret. */
  readonly name: string;
  readonly externalSecret: string;
  /** By key; what holds `{{` is filled in from the store of secrets. */
  readonly template: Readonly<Record<string, string>>;
}

/** Of all clients of all tenants, those of Dragonfly among them; none where the Secrets are made by somebody else. */
export function listClientSecrets(catalog: Catalog): readonly ClientSecret[] {
  const wanted = new Set(
    catalog.tenants.flatMap(({ clients, dragonfly }) =>
      [...clients, ...(dragonfly?.clients ?? [])].map(({ namespace, secretName }) => `${namespace}/${secretName}`),
    ),
  );
  return listExpectedOf(catalog, { group: "external-secrets.io", kind: "ExternalSecret" }).flatMap((object) => {
    const { name: externalSecret = "", namespace = "" } = object.metadata ?? {};
    if (!wanted.has(`${namespace}/${externalSecret}`)) return [];
    const name = readText(object, "spec", "target", "name") ?? externalSecret;
    const entries = Object.entries(readMapping(object, "spec", "target", "template", "data"));
    const template = Object.fromEntries(
      entries.filter((entry): entry is [string, string] => typeof entry[1] === "string"),
    );
    return [{ namespace, name, externalSecret, template }];
  });
}

export function explainNoClients(catalog: Catalog): string | undefined {
  return listClientSecrets(catalog).length === 0
    ? "no tenant has clients whose Secrets the catalog renders"
    : undefined;
}
