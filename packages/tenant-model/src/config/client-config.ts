import * as z from "zod/mini";
import { block, defaulted, literal } from "./field.ts";
import { dnsLabel, dnsSubdomain, postgresName, serviceLabel } from "./text-forms.ts";

export const clientConfig = block(
  "A namespace where the application runs: a Secret with everything it needs to connect is rendered there.",
  {
    namespace: literal("Namespace of the application.", dnsLabel(63)),
    secretName: z.optional(literal("Name of the Secret there. Default: <tenant>-database.", dnsSubdomain())),
    role: z.optional(literal("Role that it logs in as. Default: the tenant's first role.", postgresName())),
    database: z.optional(literal("Database that it uses. Default: the tenant's first.", postgresName())),
    pooler: z.optional(
      literal(
        "Pooler that it uses. Default: the tenant's first of type rw, its own before shared ones.",
        serviceLabel(63),
      ),
    ),
    sslmode: defaulted(
      literal(
        "`verify-*` need the cluster's CA where the application runs.",
        z.enum(["require", "verify-ca", "verify-full"]),
      ),
      "require",
    ),
  },
);
