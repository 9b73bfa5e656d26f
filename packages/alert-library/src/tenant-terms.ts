import type { Tenant } from "@tenantry/tenant-model";

/** Something of a tenant that a series is about, e.g. a pooler, a role or a database. */
export interface Watched {
  /** Value of the label that names it. */
  readonly name: string;
  /** Undefined where it is of no single tenant. */
  readonly tenant?: Tenant;
  /** What its series is compared with, in the unit of the series. */
  readonly amount: number;
}

/** A name has at most 63 characters, so a list stays below 6.5 KiB. */
const LONGEST_LIST = 100;
/** VictoriaMetrics refuses queries over 16 KiB (`-search.maxQueryLen`); what is around the terms needs some of that. */
export const LONGEST_EXPRESSION = 14_000;

/**
 * One term for all that have the same amount, owner and way of being named, as no exporter knows tenants or limits. Not
 * one rule per tenant: the rule object stays far from the 1.5 MiB that etcd takes, and a new tenant changes one line of an
 * alert. The series of a term get the labels `tenant` and `owner`, which routing needs.
 * @param label that `Watched.name` is the value of; `write` must keep it
 * @param write instant vector over what matches the regular expression `names`
 * @returns terms to be joined with `or`, by amount
 */
export function writeTerms(
  watched: readonly Watched[],
  label: string,
  write: (names: string, amount: number) => string,
): string[] {
  const classes = new Map<string, { readonly item: Watched; readonly naming: Naming | undefined; names: string[] }>();
  for (const item of watched) {
    const naming = item.tenant && findNaming(item.name, item.tenant);
    const key = `${item.amount} ${naming?.form} ${item.tenant?.owner}`;
    const found = classes.get(key);
    if (found) found.names.push(item.name);
    else classes.set(key, { item, naming, names: [item.name] });
  }
  return [...classes.values()]
    .sort((a, b) => a.item.amount - b.item.amount)
    .flatMap(({ item, naming, names }) =>
      cutList(names).map((part) => {
        const term = write(part.map(escapeRegex).join("|"), item.amount);
        const owned = item.tenant?.owner === undefined ? term : replaceLabel(term, "owner", item.tenant.owner);
        return naming === undefined ? owned : replaceLabel(owned, "tenant", naming.replacement, { label, ...naming });
      }),
    );
}

/** How the tenant's name is read out of the name of a thing of it. */
interface Naming {
  readonly pattern: string;
  readonly replacement: string;
  /** Tells it from other forms, and is shorter. */
  readonly form: number;
}

/** A dozen alerts ask for the names of the same poolers and roles. */
const namings = new WeakMap<Tenant, Map<string, Naming>>();

function findNaming(name: string, tenant: Tenant): Naming {
  let known = namings.get(tenant);
  if (known === undefined) {
    known = new Map();
    namings.set(tenant, known);
  }
  let naming = known.get(name);
  if (naming === undefined) {
    naming = readNaming(name, tenant.name);
    known.set(name, naming);
  }
  return naming;
}

/** Thousands of names have a handful of forms: each form is one object, by which its class is found. */
const forms = new Map<string, Naming>();

function readNaming(name: string, tenant: string): Naming {
  if (name === tenant) return findForm("(.*)", "$1");
  if (name.startsWith(tenant) && name[tenant.length] === "-") {
    return findForm(`(.*)${escapeRegex(name.slice(tenant.length))}`, "$1");
  }
  if (name.length === tenant.length && name === tenant.replaceAll("-", "_")) return findUnderscored(tenant);
  return findForm(".*", tenant);
}

/** As many parts as the tenant's name has between its hyphens. */
function findUnderscored(tenant: string): Naming {
  let [pattern, replacement, part] = ["([^_]*)", "$1", 1];
  for (const character of tenant) {
    if (character !== "-") continue;
    part += 1;
    pattern += "_([^_]*)";
    replacement += `-$${part}`;
  }
  return findForm(pattern, replacement);
}

function findForm(pattern: string, replacement: string): Naming {
  const key = `${pattern} ${replacement}`;
  const known = forms.get(key);
  if (known !== undefined) return known;
  const form = { pattern, replacement, form: forms.size };
  forms.set(key, form);
  return form;
}

/** A label on every series of a vector; without `from` the same on all. */
export function replaceLabel(
  vector: string,
  label: string,
  replacement: string,
  from: { readonly label: string; readonly pattern: string } = { label: "", pattern: "" },
): string {
  const pattern = from.pattern.replaceAll("\\", "\\\\");
  return `label_replace(${vector}, "${label}", "${replacement}", "${from.label}", "${pattern}")`;
}

/** For a regular expression of PromQL (RE2), before it is quoted. */
export function escapeRegex(text: string): string {
  // Most names have nothing to escape, and there are thousands of them.
  return /^[\w-]*$/.test(text) ? text : text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

function cutList(names: readonly string[]): string[][] {
  const parts: string[][] = [];
  for (let at = 0; at < names.length; at += LONGEST_LIST) parts.push(names.slice(at, at + LONGEST_LIST));
  return parts;
}

/** Joins terms with `or`, one a line, to as few expressions as their length allows. */
export function joinTerms(terms: readonly string[]): string[] {
  const expressions: string[] = [];
  let joined = "";
  for (const term of terms) {
    const longer = joined === "" ? term : `${joined}\nor ${term}`;
    if (longer.length > LONGEST_EXPRESSION && joined !== "") {
      expressions.push(joined);
      joined = term;
    } else joined = longer;
  }
  return joined === "" ? expressions : [...expressions, joined];
}
