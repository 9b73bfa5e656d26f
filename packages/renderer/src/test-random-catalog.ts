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
    connections: fc.integer({ min: 1, max: 60 }),
    reserve: fc.integer({ min: 0, max: 9 }),
    parameters: fc.dictionary(
      fc.constantFrom("ignore_startup_parameters", "server_reset_query", "max_client_conn"),
      nastyText,
    ),
  },
  { requiredKeys: [] },
);

const tenant = fc.record(
  {
    name,
    secret: fc.record({ key: fc.oneof(nastyLine, fc.constant("${SECRET_PATH}")) }),
    databases: fc.constant(undefined),
    poolers: fc.uniqueArray(pooler, { maxLength: 3, selector: ({ type }) => type ?? "rw" }),
    direct: fc.integer({ min: 0, max: 5 }),
    allowFrom: fc.constantFrom(["all"], ["10.0.0.0/8", "fd00::/8"]),
  },
  { requiredKeys: ["name"] },
);

/** Any valid catalog, as text, with the settings that it needs. */
export const randomCatalog: fc.Arbitrary<WrittenCatalog> = fc
  .record({
    tenants: fc.uniqueArray(tenant, { minLength: 1, maxLength: 4, selector: ({ name: unique }) => unique }),
    parameters: fc.dictionary(fc.constantFrom("log_line_prefix", "search_path", "my.setting"), nastyText),
    lines: fc.array(nastyLine, { maxLength: 2 }),
    labels: fc.dictionary(fc.constantFrom("team", "release"), fc.constantFrom("a", "yes", "1", "0x1F", "1e3")),
    size: fc.constantFrom("20Gi", "${SIZE}"),
    instances: fc.constantFrom(3, 1, "${REPLICAS}"),
    rules: fc.constantFrom("VMRule", "PrometheusRule"),
    backup: fc.constantFrom("none", "barmanObjectStore"),
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
          flux: { substituteFrom: [{ kind: "ConfigMap", name: "settings", file: SETTINGS_FILE }] },
          cluster: {
            name: "shared",
            instances,
            storage: { size },
            parameters,
            pg_hba: { before: lines, after: lines },
            ...(superuser && { superuser: { secret: { key: "${SECRET_PATH}" } } }),
          },
          backup: backup === "none" ? { method: "none", reason: "a test" } : objectStore,
          secrets: { store: { name: "${STORE}" } },
          monitoring: { rules, labels, matchLabels: labels },
          tenants,
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

const objectStore = {
  method: "barmanObjectStore",
  schedule: "0 0 2 * * *",
  bucket: "${BUCKET}",
  endpointURL: "https://s3.example.org",
  credentials: { secret: { key: "${SECRET_PATH}" } },
  validation: {},
};

export async function openCatalog({ text, settings }: WrittenCatalog): Promise<Catalog> {
  const parsed = await parseCatalog(text, "kubernetes/catalogs/any/tenants.yaml", () => ({ files: [], problems: [] }));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems, null, 1));
  const resolved = await resolveCatalog(parsed.parsed, new Map([[SETTINGS_FILE, settings]]));
  if (!resolved.ok) throw new Error(JSON.stringify(resolved.problems, null, 1));
  return resolved.catalog;
}
