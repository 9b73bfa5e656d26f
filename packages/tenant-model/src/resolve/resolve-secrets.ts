import type { Secrets } from "../catalog.ts";
import type { CatalogConfig } from "../config/catalog-config.ts";
import { type Value, valueOf } from "../placeholder.ts";
import type { Path } from "../problem.ts";
import type { Resolver } from "./resolver.ts";

const PLACE: Path = ["spec", "secrets"];

/** Where passwords come from, and what a key there has to look like. */
export class SecretSource {
  readonly secrets: Secrets;
  private readonly resolver: Resolver;

  constructor(config: CatalogConfig["spec"]["secrets"], resolver: Resolver) {
    this.resolver = resolver;
    this.secrets = resolveSecrets(config, resolver);
  }

  /** Key of an item in the store; `fallback` where none is written. */
  key(written: string | undefined, fallback: string, place: Path): Value<string> {
    const { secrets, resolver } = this;
    if (secrets.style !== "store") {
      if (written !== undefined) {
        const message = `a key has no meaning here: spec.secrets is \`${secrets.style}\`, so no store is read`;
        resolver.refuse("secrets", place, message, "remove it, or set spec.secrets.store");
      }
      return fallback;
    }
    const key = written === undefined ? fallback : resolver.wholeText(written, place);
    const reason = explainKey(valueOf(key), secrets.provider);
    if (reason !== undefined && valueOf(key) !== "") {
      const message = `the key ${JSON.stringify(valueOf(key))} does not fit the provider ${secrets.provider}: ${reason}`;
      resolver.refuse("secrets", place, message, "correct the key, or spec.secrets.store.provider");
    }
    return key;
  }
}

/** Providers of External Secrets v2.9.0: docs/provider/1password-sdk.md, docs/provider/hashicorp-vault.md. */
function explainKey(key: string, provider: Extract<Secrets, { style: "store" }>["provider"]): string | undefined {
  if (provider === "onepasswordSDK" && !/^[^/]+(?:\/[^/]+)?$/.test(key)) {
    return "expected `<item>` or `<item>/<section>`; the store names the vault, and Tenantry adds the field";
  }
  if (provider === "vault" && /^\/|\/$|\/\/|\s/.test(key)) {
    return "expected a path without spaces and without a slash at its start or end";
  }
  return undefined;
}

function resolveSecrets(config: CatalogConfig["spec"]["secrets"], resolver: Resolver): Secrets {
  const { store, generate, existing, refreshInterval, passwordProperty } = config;
  const written = Object.entries({ store, generate, existing }).filter(([, value]) => value !== undefined);
  if (written.length !== 1) {
    const what = written.length === 0 ? "none is written" : `${written.map(([key]) => key).join(" and ")} are written`;
    const message = `expected exactly one of \`store\`, \`generate\` and \`existing\`, but ${what}`;
    resolver.refuse("schema", PLACE, message, "keep the one that says where passwords come from");
  }
  if (store !== undefined) {
    const { kind, provider } = store;
    const name = resolver.wholeText(store.name, [...PLACE, "store", "name"]);
    return { style: "store", kind, name, provider, refreshInterval, passwordProperty };
  }
  return generate === undefined ? { style: "existing" } : { style: "generate", length: generate.length };
}
