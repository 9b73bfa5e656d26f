import * as z from "zod/mini";
import { block, defaulted, literal } from "./field.ts";
import { override } from "./override-config.ts";
import { count, dnsSubdomain, extensionName, postgresName, quantity, text } from "./text-forms.ts";

const named = (what: string) => literal("Name.", what === "postgres" ? postgresName() : text());

const extension = literal(
  "An extension: its name, or its name with a version or schema.",
  z.union([
    extensionName(),
    z.strictObject({
      name: literal("Name.", extensionName()),
      version: z.optional(literal("Version; the newest of the image when left out.", text())),
      schema: z.optional(literal("Schema that its objects go to.", text())),
    }),
  ]),
);

const schema = literal(
  "A schema: its name, or its name with an owner.",
  z.union([
    postgresName(),
    z.strictObject({
      name: named("postgres"),
      owner: z.optional(
        literal("Role of the tenant that owns it; the database's owner when left out.", postgresName()),
      ),
    }),
  ]),
);

const options = defaulted(
  literal(
    "Options, as the wrapper names them. No passwords: they are committed.",
    z.record(z.string(), literal("Value.", text())),
  ),
  {},
);
const usage = defaulted(literal("Roles that may use it.", z.array(postgresName())), []);

const foreignDataWrapper = block("A foreign data wrapper; from CloudNativePG 1.28.", {
  name: named("postgres"),
  handler: z.optional(literal("Handler function, `-` for none.", text())),
  validator: z.optional(literal("Validator function, `-` for none.", text())),
  owner: z.optional(literal("Role that owns it.", postgresName())),
  options,
  usage,
});

const foreignServer = block("A foreign server; from CloudNativePG 1.28.", {
  name: named("postgres"),
  fdw: literal("Name of its foreign data wrapper.", postgresName()),
  options,
  usage,
});

export const databaseConfig = block("A database of the tenant.", {
  name: z.optional(
    literal("Name in PostgreSQL; it cannot change later. Default: the tenant's name with _ for -.", postgresName()),
  ),
  objectName: z.optional(
    literal("Name of the Database object. Default: the name in lower case with - for _.", dnsSubdomain()),
  ),
  owner: z.optional(literal("Role of the tenant that owns it. Default: the tenant's first role.", postgresName())),
  extensions: defaulted(literal("Extensions to create in it.", z.array(extension)), []),
  schemas: defaulted(literal("Schemas to create in it.", z.array(schema)), []),
  fdws: defaulted(literal("Foreign data wrappers.", z.array(foreignDataWrapper)), []),
  servers: defaulted(literal("Foreign servers.", z.array(foreignServer)), []),
  encoding: z.optional(literal("Encoding, e.g. UTF8; fixed at creation.", text())),
  locale: z.optional(literal("Collation and character type in one; fixed at creation.", text())),
  localeCollate: z.optional(literal("LC_COLLATE; fixed at creation.", text())),
  localeCType: z.optional(literal("LC_CTYPE; fixed at creation.", text())),
  localeProvider: z.optional(
    literal(
      "Who sorts: the C library, ICU, or PostgreSQL itself (from 17); fixed at creation.",
      z.enum(["libc", "icu", "builtin"]),
    ),
  ),
  icuLocale: z.optional(literal("ICU locale, with localeProvider icu.", text())),
  icuRules: z.optional(literal("ICU collation rules, with localeProvider icu.", text())),
  builtinLocale: z.optional(literal("Locale of PostgreSQL's own provider, with localeProvider builtin.", text())),
  template: z.optional(
    literal("Database that it is copied from; template0 takes other locales and encodings.", postgresName()),
  ),
  tablespace: z.optional(literal("Tablespace of the cluster for its objects.", postgresName())),
  connectionLimit: z.optional(literal("Upper bound of sessions in it; the roles' limits when left out.", count(1))),
  quota: z.optional(
    literal("Size at which the tenant is warned, e.g. 10Gi. PostgreSQL does not enforce it.", quantity()),
  ),
  reclaimPolicy: defaulted(
    literal("What happens to the data when the Database object is deleted.", z.enum(["retain", "delete"])),
    "retain",
  ),
  spec: override("Database", "Fields of the Database's spec that the catalog has no words for; merged last."),
});
