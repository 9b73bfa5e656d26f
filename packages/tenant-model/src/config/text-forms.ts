import * as z from "zod/mini";
import { explainCron } from "../cron.ts";

/** Texts with a form of their own. The message says what is expected; the schema's reader says what it got. */
export function form(pattern: RegExp, expected: string) {
  return z.string().check(z.regex(pattern, expected));
}

/** Free text; line breaks would inject lines into pg_hba.conf and the like. */
export const text = () => form(/^(?!.*\$\{)(?!\s)[^\n\r]+(?<!\s)$/, "expected one line of text, no spaces around it");

/** Value of a PostgreSQL or PgBouncer parameter; may be empty. */
export const parameterText = () => form(/^[^\n\r]*$/, "expected one line of text");

export const dnsLabel = (longest: number) =>
  z
    .string()
    .check(
      z.regex(/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/, "expected a DNS label: lower-case letters, digits and inner hyphens"),
      z.maxLength(longest, `expected at most ${longest} characters`),
    );

/** Names that Kubernetes turns into Service names have to start with a letter (RFC 1035). */
export const serviceLabel = (longest: number) =>
  z
    .string()
    .check(
      z.regex(
        /^[a-z]([a-z0-9-]*[a-z0-9])?$/,
        "expected lower-case letters, digits and inner hyphens, starting with a letter",
      ),
      z.maxLength(longest, `expected at most ${longest} characters`),
    );

export const dnsSubdomain = () =>
  z
    .string()
    .check(
      z.regex(
        /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/,
        "expected a Kubernetes object name: lower-case letters, digits, - and .",
      ),
      z.maxLength(253, "expected at most 253 characters"),
    );

/** PostgreSQL keeps 63 bytes of a name. */
export const postgresName = () =>
  z
    .string()
    .check(
      z.regex(
        /^[A-Za-z_][A-Za-z0-9_-]*$/,
        "expected a PostgreSQL name: letters, digits, _ and -, starting with a letter or _",
      ),
      z.maxLength(63, "expected at most 63 characters"),
    );

export const quantity = () =>
  form(
    /^(?!0+(\.0+)?[A-Za-z]*$)[0-9]+(\.[0-9]+)?(Ki|Mi|Gi|Ti|Pi|Ei|k|M|G|T|P|E)$/,
    "expected a size above zero with its unit such as 20Gi",
  );

export const cpuQuantity = () => form(/^(?!0+m?$)[0-9]+(\.[0-9]+)?m?$/, "expected CPUs such as 2 or 500m");

export const duration = () =>
  form(/^(?=.*[1-9])([0-9]+(\.[0-9]+)?(ms|s|m|h))+$/, "expected a duration above zero such as 10m or 1h30m");

export const prometheusDuration = () =>
  form(/^(?=.*[1-9])([0-9]+(ms|s|m|h|d|w|y))+$/, "expected a duration above zero such as 30s or 1m");

export const relativePath = () =>
  form(
    /^(?!node_modules(?:\/|$))[A-Za-z0-9_@+-][A-Za-z0-9._@+-]*(?:\/[A-Za-z0-9_@+-][A-Za-z0-9._@+-]*)*$/,
    "expected a path below the root: no leading /, no part that starts with a dot",
  );

export const yamlPath = () =>
  form(
    /^(?!node_modules\/)[A-Za-z0-9_@+-][A-Za-z0-9._@+-]*(?:\/[A-Za-z0-9_@+-][A-Za-z0-9._@+-]*)*(?<=[^/]\.ya?ml)$/,
    "expected a path below the root that ends in .yaml: no leading /, no part that starts with a dot",
  );

export const version = () =>
  form(/^[0-9]+\.[0-9]+(\.[0-9]+)?$/, 'expected a version such as "1.30" or "1.30.0", quoted');

export const settingName = () =>
  form(
    /^[A-Za-z_][A-Za-z0-9_]*$/,
    "expected a setting name that Flux accepts: letters, digits and _, not starting with a digit",
  );

/** A setting whose value stands in Git. */
export const openSettingName = () =>
  settingName().check(
    z.regex(
      /^(?!(?:.*_)?(?:PASSWORD|PASSWD|PWD|TOKEN|SECRET|SECRET_KEY|SECRET_ACCESS_KEY|PRIVATE_KEY)$)/i,
      "a password does not belong into Git; take it from a Secret of substituteFrom, or leave it to the secret store",
    ),
  );

export const retention = () => form(/^[1-9][0-9]*[dwm]$/, "expected a retention such as 30d, 4w or 3m");

export const postgresVersion = () =>
  form(/^[0-9]+(\.[0-9]+)?([-._+][A-Za-z0-9._+-]+)?$/, 'expected a version such as "17.6", quoted');

const ADDRESS_WORDS = new Set(["all", "samehost", "samenet"]);

export const address = () =>
  z
    .string()
    .check(
      z.refine(
        (value) => ADDRESS_WORDS.has(value) || z.regexes.cidrv4.test(value) || z.regexes.cidrv6.test(value),
        "expected a CIDR such as 10.0.0.0/8 or fd00::/8, or all, samehost, samenet",
      ),
    );

export const cron = (fields: 5 | 6) =>
  z.string().check(
    z.refine((value) => explainCron(value, fields) === undefined, {
      error: ({ input }) => explainCron(String(input), fields) ?? "",
    }),
  );

/** Key of a label in Kubernetes, e.g. `topology.kubernetes.io/zone`. */
export const labelKey = () =>
  form(
    /^(?:[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?\/)?[A-Za-z0-9](?:[A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/,
    "expected a Kubernetes label key such as example.org/team",
  );

/** Key of a label or annotation that the catalog puts on objects: those of Flux and the operator steer them. */
export const freeLabelKey = () =>
  labelKey().check(
    z.regex(
      /^(?!(?:[a-z0-9.-]+\.)?(?:fluxcd\.io|cnpg\.io)\/)/,
      "expected a key of your own: those of fluxcd.io and cnpg.io tell Flux and the operator what to do",
    ),
  );

export const labelValue = () =>
  form(
    /^(?:[A-Za-z0-9](?:[A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?$/,
    "expected a Kubernetes label value: at most 63 letters, digits, -, _ and .",
  );

/** Name of a label on a time series (Prometheus data model); `__` is the scraper's own. */
export const seriesLabel = () =>
  form(
    /^(?!__)[A-Za-z_][A-Za-z0-9_]*$/,
    "expected a Prometheus label name: letters, digits and _, no leading digit or __",
  );

/** Name of a field in a logs store, e.g. `kubernetes.pod_name`. */
export const storeField = () =>
  form(/^[A-Za-z_][A-Za-z0-9_.-]*$/, "expected the name of a field: letters, digits, _, . and -");

/** Flux drops line breaks, and substitutes once: `${X}` in a setting would reach the cluster as it is. */
export const settingText = () =>
  form(
    /^(?!.*(?:\$\{|\$\$))[^\n\r]*$/,
    "expected one line of text without ${ and $$: settings are not substituted themselves",
  );

export const count = (least: number) =>
  z
    .int("expected a whole number")
    .check(z.minimum(least, `expected ${least} or more`), z.maximum(2_147_483_647, "expected at most 2147483647"));

/** RFC 3339, which CNPG asks of validUntil. */
export const timestamp = () =>
  form(
    /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/,
    "expected a time such as 2030-01-01T00:00:00Z, quoted",
  );

export const bucketName = () =>
  form(
    /^(?!.*\.\.)(?!\d+(?:\.\d+){3}$)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
    "expected a bucket name: 3 to 63 lower-case letters, digits, single dots and hyphens, no IP address",
  );

export const s3Endpoint = () =>
  form(
    /^https?:\/\/(?:[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|\[[0-9A-Fa-f:.]+\])(?::(?:[1-9]\d{0,3}|[1-5]\d{4}|6[0-4]\d{3}|65[0-4]\d\d|655[0-2]\d|6553[0-5]))?\/?$/,
    "expected a URL of a host such as https://s3.example.org, without credentials and path",
  );

/** `[registry/]name:tag[@digest]`, with a tag or a digest: without either the image could change at any time. */
export const httpURL = () =>
  form(
    /^https?:\/\/[^\s/?#"'`<>@$]+(?:\/[^\s?#"'`<>$]*)?$/,
    "expected an address such as https://example.org/path, without ?, # and $, and without credentials",
  );

export const imageReference = () =>
  form(
    /^[a-z0-9][a-z0-9._/:-]*[a-z0-9](?::[A-Za-z0-9_][A-Za-z0-9._-]{0,127}(?:@sha256:[0-9a-f]{64})?|@sha256:[0-9a-f]{64})$/,
    "expected an image with a tag or a digest such as ghcr.io/cloudnative-pg/postgresql:17.6@sha256:…",
  );

/** Name of an extension as CREATE EXTENSION takes it. */
export const extensionName = () =>
  form(/^[A-Za-z_][A-Za-z0-9_-]{0,62}$/, "expected the name of an extension such as uuid-ossp");

export const fluxVersion = () => form(/^2\.[0-9]+(\.[0-9]+)?$/, 'expected a version of Flux such as "2.9", quoted');

/** Relative to the catalog's own folder. */
export const includePattern = () =>
  form(
    /^[A-Za-z0-9_@+-][A-Za-z0-9._@+-]*(?:\/[A-Za-z0-9_@+-][A-Za-z0-9._@+-]*)*\/?(?:[A-Za-z0-9_@+-][A-Za-z0-9._@+-]*\*?|\*)[A-Za-z0-9._@+-]*(?<=\.ya?ml)$/,
    "expected files below the catalog's folder such as tenants.d/*.yaml",
  );

/** Relative to the catalog's own folder. The stem names the plugin. */
export const modulePath = () =>
  form(
    /^\.\.?\/(?:\.\.\/)*(?:[A-Za-z0-9_@+-][A-Za-z0-9._@+-]*\/)*[a-z0-9]+(?:-[a-z0-9]+)*\.mjs$/,
    "expected a module of this repository such as ./plugins/team-labels.mjs: it starts with ./ or ../, and the name of its file is lower-case words with hyphens",
  );

/** A plugin's rules have its name in front. */
export const ruleId = () =>
  form(
    /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\/[a-z0-9]+(?:-[a-z0-9]+)*)?$/,
    "expected the id of a rule such as superuser-access, or of a plugin's rule such as team-labels/owner",
  );

export const waiverScope = () =>
  form(
    /^(?:tenant\/[a-z0-9-]+|[A-Z][A-Za-z]*\/[a-z0-9][a-z0-9.-]*)$/,
    "expected an object such as Pooler/wiki-pooler-rw, or tenant/wiki",
  );

/** A day that exists. */
export const calendarDate = () =>
  z.string().check(z.refine((value) => z.regexes.date.test(value), 'expected a day such as "2027-06-30", quoted'));
