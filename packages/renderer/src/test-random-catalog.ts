import { type Catalog, parseCatalog, resolveCatalog } from "@tenantry/tenant-model";
import fc from "fast-check";
import { stringify } from "yaml";

export interface WrittenCatalog {
  readonly text: string;
  readonly settings: string;
}

const SETTINGS_FILE = "kubernetes/clusters/any/settings.yaml";

/** Text with everything in it that a template language, YAML or Flux could trip over. */
const nastyText = fc
  .array(
    fc.constantFrom(
      "a",
      "Z",
      "0",
      " ",
      "$",
      "{",
      "}",
      "$$",
      "'",
      '"',
      "\\",
      ":",
      ": ",
      " #",
      "#",
      "-",
      "*",
      "@",
      "|",
      "%",
      "é",
      "😀",
      "yes",
      "1e3",
      "~",
      ",",
      "[",
      "]",
      "${",
      "$(x)",
      "$1",
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((parts) => parts.join(""))
  .filter((text) => text.trim() !== "" && !/^\$\{\w+\}$/.test(text) && !text.includes("${"));

const nastyLine = nastyText.map((text) => text.trim());

const name = fc
  .stringMatching(/^[a-z][a-z0-9]{1,10}(-[a-z0-9]{1,6})?$/)
  .filter((text) => !/^(pg|cnpg|all|app|none|public)/.test(text));

const pooler = fc.record(
  {
    type: fc.constantFrom("rw", "ro", "r"),
    mode: fc.constantFrom("transaction", "session"),
    instances: fc.oneof(fc.integer({ min: 1, max: 5 }), fc.constant("${REPLICAS}")),
    connections: fc.integer({ min: 5, max: 60 }),
    reserve: fc.integer({ min: 0, max: 9 }),
    parameters: fc.dictionary(
      fc.constantFrom("ignore_startup_parameters", "server_reset_query", "dns_zone"),
      nastyText,
    ),
  },
  { requiredKeys: [] },
);

/** Names are made from the tenant's, so that those of two tenants never meet. */
const databases = fc.constantFrom(undefined, ["main"], ["main", "second"]);
const furtherRoles = fc.constantFrom([], ["reader"], ["reader", "migrator"]);

const tenant = fc.record(
  {
    name,
    secret: fc.record({ key: fc.oneof(nastyLine, fc.constant("${SECRET_PATH}")) }),
    databases,
    roles: furtherRoles,
    state: fc.constantFrom("present", "retired"),
    shard: fc.integer({ min: 1, max: 3 }),
    owner: fc.constantFrom("team-a", "1e3", "yes"),
    sharedPoolers: fc.constantFrom([], ["common"]),
    clients: fc.constantFrom([], [{ namespace: "shop" }]),
    poolers: fc.uniqueArray(pooler, { maxLength: 3, selector: ({ type }) => type ?? "rw" }),
    direct: fc.integer({ min: 1, max: 5 }),
    allowFrom: fc.constantFrom(["all"], ["10.0.0.0/8", "fd00::/8"]),
  },
  { requiredKeys: ["name", "direct"] },
);

/** Values of charts may say anything. */
const values = fc.dictionary(
  fc.constantFrom("additionalArgs", "podLabels", "no", "1e3"),
  fc.oneof(nastyText, fc.constantFrom("--x=${HOME}", "${REPLICAS}", "$${A}"), fc.array(nastyText, { maxLength: 2 })),
);
const operators = fc.record(
  {
    cloudNativePG: fc.record({ chartVersion: fc.constant("0.29.0"), values }),
    barmanCloud: fc.record({ chartVersion: fc.constant("0.7.0"), values }),
    dragonfly: fc.record({ chartVersion: fc.constant("v1.6.1"), values }),
  },
  { requiredKeys: [] },
);

type RandomTenant = typeof tenant extends fc.Arbitrary<infer T> ? T : never;

/** Any valid catalog, as text, with the settings that it needs. */
export const randomCatalog: fc.Arbitrary<WrittenCatalog> = fc
  .record({
    tenants: fc.uniqueArray(tenant, { minLength: 1, maxLength: 4, selector: ({ name: unique }) => unique }),
    parameters: fc.dictionary(fc.constantFrom("log_line_prefix", "search_path", "my.setting"), nastyText),
    lines: fc.array(
      nastyLine.map((text) => `# ${text}`),
      { maxLength: 2 },
    ),
    labels: fc.dictionary(fc.constantFrom("team", "release"), fc.constantFrom("a", "yes", "1", "0x1F", "1e3")),
    size: fc.constantFrom("20Gi", "${SIZE}"),
    instances: fc.constantFrom(3, 1, "${REPLICAS}"),
    rules: fc.constantFrom("VMRule", "PrometheusRule"),
    backup: fc.constantFrom("none", "barmanObjectStore", "plugin", "volumeSnapshot"),
    layout: fc.constantFrom("single", "staged"),
    roleStyle: fc.constantFrom("managed", "databaseRole"),
    scrape: fc.constantFrom("PodMonitor", "VMPodScrape"),
    policy: fc.boolean(),
    operators: fc.option(operators, { nil: undefined }),
    superuser: fc.boolean(),
    replicas: fc.integer({ min: 1, max: 5 }),
    secretPath: fc.constantFrom("kv/data/x", "Item with spaces", "a-b_c", "0 0 2 * * *"),
    isolation: fc.constantFrom("enforce", "off"),
  })
  .map(
    ({
      tenants,
      parameters,
      lines,
      labels,
      size,
      instances,
      rules,
      backup,
      layout,
      roleStyle,
      scrape,
      policy,
      operators: installed,
      superuser,
      replicas,
      secretPath,
      isolation,
    }) => {
      const catalog = {
        apiVersion: "tenantry.dev/v1alpha1",
        kind: "TenantCatalog",
        metadata: { name: "any" },
        spec: {
          isolation,
          roles: roleStyle,
          ...(policy && { networkPolicy: {} }),
          ...(installed && { operators: installed }),
          flux: { layout, substituteFrom: [{ kind: "ConfigMap", name: "settings", file: SETTINGS_FILE }] },
          cluster: {
            name: "shared",
            // A snapshot stops its instance, so it needs a standby.
            instances: backup === "volumeSnapshot" ? 3 : instances,
            storage: { size },
            parameters,
            pg_hba: { before: lines, after: lines },
            spec: { logLevel: "info", probes: { liveness: { periodSeconds: "${REPLICAS}" } } },
            ...(superuser && { superuser: { secret: { key: "${SECRET_PATH}" } } }),
          },
          backup: BACKUPS[backup],
          secrets: { store: { name: "${STORE}" } },
          monitoring: { rules, scrape, labels, matchLabels: labels },
          poolers: [{ name: "common", connections: 6 }],
          tenants: tenants.map(writeTenant),
        },
      };
      const data = {
        REPLICAS: String(replicas),
        SIZE: "20Gi",
        SECRET_PATH: secretPath,
        STORE: "vault",
        BUCKET: "backups",
      };
      const settings = { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "settings" }, data };
      return { text: stringify(catalog), settings: stringify(settings) };
    },
  );

function writeTenant(item: RandomTenant): object {
  const prefix = item.name.replaceAll("-", "_");
  return {
    ...item,
    ...(item.databases && { databases: item.databases.map((database) => ({ name: `${prefix}_${database}` })) }),
    ...(item.roles && { roles: item.roles.map((role) => ({ name: `${prefix}_${role}` })) }),
  };
}

const objectStore = {
  schedule: "0 0 2 * * *",
  bucket: "${BUCKET}",
  endpointURL: "https://s3.example.org",
  credentials: { secret: { key: "${SECRET_PATH}" } },
  validation: {},
};

const BACKUPS = {
  none: { method: "none", reason: "a test" },
  barmanObjectStore: { method: "barmanObjectStore", ...objectStore },
  plugin: { method: "plugin", ...objectStore },
  volumeSnapshot: { method: "volumeSnapshot", schedule: "0 0 2 * * *", className: "snapshots" },
} as const;

export async function openCatalog({ text, settings }: WrittenCatalog): Promise<Catalog> {
  const parsed = await parseCatalog(text, "kubernetes/catalogs/any/tenants.yaml", () => ({ files: [], problems: [] }));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems, null, 1));
  const resolved = await resolveCatalog(parsed.parsed, new Map([[SETTINGS_FILE, settings]]));
  if (!resolved.ok) throw new Error(JSON.stringify(resolved.problems, null, 1));
  return resolved.catalog;
}
