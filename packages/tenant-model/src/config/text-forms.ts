import * as z from "zod/mini";

/** Texts with a form of their own. The message says what is expected; the schema's reader says what it got. */
function form(pattern: RegExp, expected: string) {
  return z.string().check(z.regex(pattern, expected));
}

/** Free text; line breaks would inject lines into pg_hba.conf and the like. */
export const text = () => form(/^(?!.*\$\{)[^\n\r]+$/, "expected one line of text");

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
    /^(?!0+(\.0+)?[A-Za-z]*$)[0-9]+(\.[0-9]+)?(Ki|Mi|Gi|Ti|Pi|Ei|k|M|G|T|P|E)?$/,
    "expected a size above zero such as 20Gi",
  );

export const cpuQuantity = () => form(/^(?!0+m?$)[0-9]+(\.[0-9]+)?m?$/, "expected CPUs such as 2 or 500m");

export const duration = () => form(/^([0-9]+(\.[0-9]+)?(ms|s|m|h))+$/, "expected a duration such as 10m or 1h30m");

export const prometheusDuration = () => form(/^([0-9]+(ms|s|m|h|d|w|y))+$/, "expected a duration such as 30s or 1m");

export const relativePath = () =>
  form(
    /^(?!\/)(?!.*(?:^|\/)\.{1,2}(?:\/|$))(?!.*\/\/)[A-Za-z0-9._@+/-]*[A-Za-z0-9._@+-]$/,
    "expected a path below the root: no leading /, no . or .. parts",
  );

export const yamlPath = () =>
  form(
    /^(?!\/)(?!.*(?:^|\/)\.{1,2}(?:\/|$))(?!.*\/\/)[A-Za-z0-9._@+/-]+\.ya?ml$/,
    "expected a path below the root that ends in .yaml: no leading /, no . or .. parts",
  );

export const version = () =>
  form(/^[0-9]+\.[0-9]+(\.[0-9]+)?$/, 'expected a version such as "1.30" or "1.30.0", quoted');

export const settingName = () =>
  form(
    /^[A-Za-z_][A-Za-z0-9_]*$/,
    "expected a setting name that Flux accepts: letters, digits and _, not starting with a digit",
  );

export const retention = () => form(/^[1-9][0-9]*[dwm]$/, "expected a retention such as 30d, 4w or 3m");

export const postgresVersion = () =>
  form(/^[0-9]+(\.[0-9]+)?([-._+][A-Za-z0-9._+-]+)?$/, 'expected a version such as "17.6", quoted');

export const address = () =>
  form(
    /^(all|samehost|samenet|[0-9]{1,3}(\.[0-9]{1,3}){3}\/[0-9]{1,2}|[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*\/[0-9]{1,3})$/,
    "expected a CIDR such as 10.0.0.0/8, or all",
  );

export const fiveFieldCron = () =>
  form(/^\S+( \S+){4}$/, 'expected five cron fields such as "0 3 * * *" (minute hour day month weekday)');

export const sixFieldCron = () =>
  form(/^\S+( \S+){5}$/, 'expected six cron fields such as "0 0 2 * * *" (second minute hour day month weekday)');

export const count = (least: number) =>
  z.int("expected a whole number").check(z.minimum(least, `expected ${least} or more`));
