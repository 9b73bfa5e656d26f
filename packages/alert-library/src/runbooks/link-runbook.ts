import type { AlertName, Catalog } from "@tenantry/tenant-model";

/** Annotation that leads from an alert to its heading: a link where the catalog says where runbooks are published. */
export function linkRunbook(
  { monitoring, output }: Catalog,
  group: string,
  alert: AlertName,
): { readonly runbook_url: string } | { readonly runbook: string } {
  // Git hosts make the anchor of a heading by writing it in lower case.
  const page = `${group}.md#${alert.toLowerCase()}`;
  return monitoring.runbookURL === undefined
    ? { runbook: `${output.runbooks}/${page}` }
    : { runbook_url: `${monitoring.runbookURL}/${page}` };
}
