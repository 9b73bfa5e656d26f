import * as z from "zod/mini";
import { resources } from "./amounts-config.ts";
import { defaulted, literal, read } from "./field.ts";
import { override } from "./override-config.ts";
import { count, parameterText, serviceLabel } from "./text-forms.ts";

/** What a tenant's own pooler and a shared one have in common. */
const shape = {
  type: defaulted(
    literal("Instances it leads to: the primary (rw), the standbys (ro), any (r).", z.enum(["rw", "ro", "r"])),
    "rw",
  ),
  mode: defaulted(
    literal(
      "When PgBouncer gives a server connection back: after each transaction, or with the client's session.",
      z.enum(["transaction", "session"]),
    ),
    "transaction",
  ),
  instances: defaulted(read("Pods.", count(1)), 2),
  connections: defaulted(
    literal("Server connections of each database over all pods; split by the tool.", count(1)),
    10,
  ),
  reserve: defaulted(
    literal("More server connections of each database over all pods for clients that had to wait.", count(0)),
    2,
  ),
  minimum: defaulted(
    literal("Server connections of each database over all pods that stay open while clients are connected.", count(0)),
    0,
  ),
  parameters: defaulted(
    literal(
      "PgBouncer parameters, per pod, as PgBouncer means them.",
      z.record(z.string(), literal("Value; numbers are rendered as text.", z.union([parameterText(), z.number()]))),
    ),
    {},
  ),
  resources: z.optional(resources("CPU and memory of each pod. Default: 100m and 128Mi.")),
  spec: override("Pooler", "Fields of the Pooler's spec that the catalog has no words for; merged last."),
};

export const poolerConfig = literal(
  "A PgBouncer pooler of the tenant.",
  z.strictObject({
    name: z.optional(literal("Name of the Pooler and its Service. Default: <tenant>-pooler-<type>.", serviceLabel(63))),
    ...shape,
  }),
);

export const sharedPoolerConfig = literal(
  "A PgBouncer pooler for every tenant that names it in `sharedPoolers`. Its connections are those of each database of each such tenant.",
  z.strictObject({
    name: literal("Name of the Pooler and its Service.", serviceLabel(63)),
    ...shape,
  }),
);
