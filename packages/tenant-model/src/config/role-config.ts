import * as z from "zod/mini";
import { secretItem } from "./amounts-config.ts";
import { block, defaulted, literal } from "./field.ts";
import { count, dnsSubdomain, postgresName, text, timestamp } from "./text-forms.ts";

/** Attributes that every role of a tenant can have. */
export const roleAttributes = {
  inRoles: defaulted(
    literal(
      "Roles whose rights it has: the tenant's own, or PostgreSQL's such as pg_read_all_data.",
      z.array(postgresName()),
    ),
    [],
  ),
  validUntil: z.optional(literal("When its password stops working, e.g. 2030-01-01T00:00:00Z.", timestamp())),
  createdb: defaulted(literal("Whether it may create databases.", z.boolean()), false),
  clientCertificate: defaulted(
    literal(
      "Let the operator issue a client certificate; from CloudNativePG 1.30, with `roles: databaseRole`.",
      z.boolean(),
    ),
    false,
  ),
  comment: z.optional(literal("Comment on the role in PostgreSQL.", text())),
};

export const roleConfig = block("One more role of the tenant, e.g. for reports or migrations.", {
  name: literal("Name in PostgreSQL.", postgresName()),
  login: defaulted(literal("Whether it can log in; without, it is a group of rights.", z.boolean()), true),
  secret: z.optional(secretItem("Item with its password. Default key: <cluster>-<role with - for _>.")),
  secretName: z.optional(literal("Name of its Secret. Default: <role with - for _>-db-credentials.", dnsSubdomain())),
  connectionLimit: defaulted(
    literal("Sessions that PostgreSQL lets it have, over poolers and without; the budget counts them.", count(1)),
    5,
  ),
  ...roleAttributes,
});
