import * as z from "zod/mini";
import { block, defaulted, literal, passed } from "./field.ts";
import { count, dnsSubdomain, duration, text } from "./text-forms.ts";

const store = block("Store of External Secrets.", {
  kind: defaulted(literal("Kind.", z.enum(["ClusterSecretStore", "SecretStore"])), "ClusterSecretStore"),
  name: passed("Name.", dnsSubdomain()),
  provider: defaulted(
    literal(
      "What stands behind the store; keys are checked for its form. 1Password Connect: `key` is an item's title, the property a field's label. 1Password SDK: `<item>` or `<item>/<section>`. Vault: a path. `other`: any.",
      z.enum(["onepassword", "onepasswordSDK", "vault", "other"]),
    ),
    "other",
  ),
});

const generated = block("Passwords that External Secrets makes up once, in the cluster; no store holds them.", {
  length: defaulted(literal("Characters of a password.", count(16)), 40),
});

export const secretsConfig = block("Where passwords come from. Exactly one of `store`, `generate` and `existing`.", {
  store: z.optional(store),
  generate: z.optional(generated),
  existing: z.optional(
    literal(
      "The Secrets exist already under the names that the catalog gives or derives, e.g. from SOPS; none are rendered.",
      z.literal(true),
    ),
  ),
  refreshInterval: defaulted(literal("Time between two reads of the store.", duration()), "1h"),
  passwordProperty: defaulted(
    literal("Property (1Password: field) of an item that holds the password.", text()),
    "password",
  ),
});
