import { explainUndeliverable } from "@tenantry/flux-postbuild";
import { stringify } from "yaml";
import type { Scenario } from "./scenarios.ts";

/** What a field of the catalog takes. */
const TAKES = {
  /** One line, nothing of Flux's syntax, no spaces around it. */
  line: (text: string) => text !== "" && text.trim() === text && !/[\n\r]|\$\{/.test(text),
  /** One line, maybe empty, nothing of Flux's syntax. */
  parameter: (text: string) => !/[\n\r]|\$\{/.test(text),
  /** What the escape hatch takes: any text without Flux's syntax. */
  any: (text: string) => !text.includes("${"),
};

/** A catalog is refused with one of these in it, however it is written. A lone carriage return is one. */
const CONTROL = /[\x00-\x08\x0b\x0c\x0e-\x1f]|\r(?!\n)/;

/** Hands out texts of a list, round and round: every field sees many of them. */
class Supply {
  /** Scalars that have to arrive. */
  readonly expected = new Set<string>();
  private readonly texts: readonly string[];
  private next: number;

  constructor(texts: readonly string[], start: number) {
    this.texts = texts;
    this.next = start;
  }

  /** A text that arrives as it is, or as what `build` makes of it. */
  take(what: keyof typeof TAKES, build = (text: string) => text): string {
    const text = build(this.pick(what));
    this.expected.add(text);
    return text;
  }

  /** A text that arrives as a part of something else. */
  pick(what: keyof typeof TAKES): string {
    for (;;) {
      const text = this.texts[this.next % this.texts.length] ?? "";
      this.next += 1;
      // Those that cannot arrive are refused: another test asks for that.
      if (TAKES[what](text) && explainUndeliverable(text) === undefined) return text;
    }
  }
}

export interface HurtingCatalog {
  readonly scenario: Scenario;
  /** Scalars that the catalog holds and that have to be among those that arrive. */
  readonly texts: ReadonlySet<string>;
}

/**
 * A catalog with a text of `texts` in every field that takes free text.
 * @param index says which texts: some 40 in a row, from another place for each
 */
export function writeHurtingCatalog(texts: readonly string[], index: number): HurtingCatalog {
  const supply = new Supply(
    texts.filter((text) => !CONTROL.test(text)),
    index * 41,
  );
  const several = (what: keyof typeof TAKES, count: number) => Array.from({ length: count }, () => supply.take(what));
  const keyed = (what: keyof typeof TAKES, ...keys: string[]) =>
    Object.fromEntries(keys.map((key) => [key, supply.take(what)]));
  const hba = () => supply.take("line", (text) => `# ${text}`);
  const tenant = (name: string) => ({
    name,
    comment: supply.take("line"),
    owner: index % 2 === 0 ? "yes" : "1e3",
    labels: { "example.org/cost": "0123", "example.org/since": "12e30" },
    secret: { key: supply.take("line") },
    roles: [{ name: `${name}_reader`, comment: supply.take("line"), secret: { key: supply.take("line") } }],
    databases: [
      {
        extensions: [{ name: "pg_trgm", version: supply.take("line") }],
        icuRules: supply.take("line"),
        localeProvider: "icu",
        icuLocale: "en",
        template: "template0",
        fdws: [{ name: "files", options: keyed("line", "a", "b") }],
        servers: [{ name: "other", fdw: "files", options: keyed("line", "host", "dbname") }],
      },
    ],
    poolers: [
      {
        connections: 5,
        parameters: keyed("parameter", "server_reset_query", "ignore_startup_parameters"),
        spec: { template: { metadata: { annotations: keyed("any", "example.org/a", "example.org/b") } } },
      },
    ],
  });
  const spec = {
    versions: { cloudNativePG: "1.30.0" },
    flux: { layout: "single", substitute: { NAME: "substituted", X: "substituted" } },
    cluster: {
      name: "shared",
      storage: { size: "20Gi" },
      parameters: keyed(
        "parameter",
        "log_line_prefix",
        "search_path",
        "my.first",
        "my.second",
        "archive_cleanup_command",
      ),
      pg_hba: { before: [hba(), hba()], after: [hba()] },
      env: [{ name: "HURTS", value: supply.take("parameter") }],
      inheritedMetadata: { annotations: keyed("line", "example.org/a", "example.org/b") },
      bootstrap: { initdb: { postInitSQL: several("line", 4), postInitTemplateSQL: several("line", 2) } },
      spec: { description: supply.take("any"), postgresql: { pg_ident: several("any", 6) } },
    },
    backup: { method: "none", reason: supply.pick("line") },
    secrets: { store: { name: "vault" } },
    monitoring: { matchLabels: { cluster: supply.pick("line") } },
    tenants: [tenant("harbor"), tenant("gitlab")],
  };
  const document = { apiVersion: "tenantry.dev/v1alpha1", kind: "TenantCatalog", metadata: { name: "hurts" }, spec };
  const inputs = new Map([
    ["tenants.yaml", stringify(document, { defaultStringType: index % 2 === 0 ? "PLAIN" : "QUOTE_DOUBLE" })],
  ]);
  return { scenario: { name: `hurting ${index}`, file: "tenants.yaml", inputs }, texts: supply.expected };
}
