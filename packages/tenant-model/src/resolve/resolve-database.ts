import type { Database } from "../catalog/tenant.ts";
import type { CatalogConfig } from "../config/catalog-config.ts";
import type { Path } from "../problem.ts";
import { definedFields } from "./defined-fields.ts";
import { requireFeature } from "./features.ts";
import { resolveOverride } from "./resolve-override.ts";
import type { Resolver } from "./resolver.ts";

export type DatabaseConfig = NonNullable<CatalogConfig["spec"]["tenants"][number]["databases"]>[number];

export const DEFAULT_DATABASE: DatabaseConfig = {
  extensions: [],
  schemas: [],
  fdws: [],
  servers: [],
  reclaimPolicy: "retain",
};

export function resolveDatabase(
  config: DatabaseConfig,
  { name, owner, origin }: { readonly name: string; readonly owner: string; readonly origin: Path },
  resolver: Resolver,
): Database {
  for (const feature of ["fdws", "servers"] as const) {
    if (config[feature].length > 0) requireFeature(feature, [...origin, feature], resolver);
  }
  checkLocale(config, origin, resolver);
  checkTemplate(config, origin, resolver);
  refusePasswords(config, origin, resolver);
  if (config.objectName === undefined && nameObject(name) === "") {
    const message = `the database name ${JSON.stringify(name)} leaves nothing to name its Database object after`;
    resolver.refuse("schema", [...origin, "name"], message, "give it an `objectName`");
  }
  const named = <T extends object>(item: string | T) => (typeof item === "string" ? { name: item } : item);
  const extensions = config.extensions.map((item) => definedFields(named(item)) as { name: string });
  const schemas = config.schemas.map((item) => definedFields(named(item)) as { name: string });
  refuseTwice(extensions, { origin, list: "extensions" }, resolver);
  refuseTwice(schemas, { origin, list: "schemas" }, resolver);
  refuseTwice(config.fdws, { origin, list: "fdws" }, resolver);
  refuseTwice(config.servers, { origin, list: "servers" }, resolver);
  return {
    name,
    objectName: config.objectName ?? nameObject(name),
    owner: config.owner ?? owner,
    extensions,
    schemas,
    fdws: config.fdws.map(definedFields),
    servers: config.servers,
    options: pickOptions(config),
    ...(config.quota !== undefined && { quota: config.quota }),
    reclaimPolicy: config.reclaimPolicy,
    ...resolveOverride("Database", config, { origin, resolver }),
    origin,
  };
}

function nameObject(database: string): string {
  return database
    .toLowerCase()
    .replaceAll("_", "-")
    .replace(/^-+|-+$/g, "");
}

function refuseTwice(
  items: readonly { readonly name: string }[],
  { origin, list }: { readonly origin: Path; readonly list: string },
  resolver: Resolver,
): void {
  if (items.length < 2) return;
  for (const [index, { name }] of items.entries()) {
    if (items.findIndex((other) => other.name === name) === index) continue;
    const message = `${JSON.stringify(name)} stands twice in this list`;
    resolver.refuse("name-unique", [...origin, list, index], message, "remove one of them");
  }
}

/** Locales by the provider that they belong to (CNPG v1.27.0, database_types.go, validation rules). */
const LOCALES = { icuLocale: "icu", icuRules: "icu", builtinLocale: "builtin" } as const;

const LOCALE_FIELDS = Object.keys(LOCALES) as (keyof typeof LOCALES)[];

function checkLocale(config: DatabaseConfig, origin: Path, resolver: Resolver): void {
  for (const field of LOCALE_FIELDS) {
    const provider = LOCALES[field];
    if (config[field] === undefined || config.localeProvider === provider) continue;
    const message = `\`${field}\` belongs to \`localeProvider: ${provider}\`, but that is ${config.localeProvider ?? "left out"}`;
    resolver.refuse(
      "schema",
      [...origin, field],
      message,
      `set \`localeProvider: ${provider}\`, or remove \`${field}\``,
    );
  }
}

const FIXED_AT_CREATION = ["locale", "localeCollate", "localeCType", "localeProvider"] as const;

/** A copy has the locale and encoding of its template; only template0 takes others (PostgreSQL 17, CREATE DATABASE). */
function checkTemplate(config: DatabaseConfig, origin: Path, resolver: Resolver): void {
  if (config.template === "template0") return;
  const isOther = config.encoding !== undefined && !/^utf-?8$/i.test(config.encoding);
  const field = isOther ? "encoding" : FIXED_AT_CREATION.find((name) => config[name] !== undefined);
  if (field === undefined) return;
  const message = `\`${field}\` needs \`template: template0\`: any other template has a locale and an encoding already`;
  resolver.refuse("schema", [...origin, field], message, "add `template: template0`");
}

function refusePasswords({ servers }: DatabaseConfig, origin: Path, resolver: Resolver): void {
  for (const [index, { options }] of servers.entries()) {
    for (const name of Object.keys(options).filter((option) => /passw/i.test(option))) {
      const message = `\`${name}\` holds a password: a catalog is committed to Git`;
      const help = "set it with CREATE USER MAPPING in the database";
      resolver.refuse("schema", [...origin, "servers", index, "options", name], message, help);
    }
  }
}

function pickOptions(config: DatabaseConfig): Record<string, string | number> {
  return definedFields({
    encoding: config.encoding,
    locale: config.locale,
    localeProvider: config.localeProvider,
    localeCollate: config.localeCollate,
    localeCType: config.localeCType,
    icuLocale: config.icuLocale,
    icuRules: config.icuRules,
    builtinLocale: config.builtinLocale,
    template: config.template,
    tablespace: config.tablespace,
    connectionLimit: config.connectionLimit,
  }) as Record<string, string | number>;
}
