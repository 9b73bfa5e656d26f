import type { AlertName, Catalog } from "@tenantry/tenant-model";

/** Annotation that leads from an alert to its heading: a link where the catalog says where runbooks are published. */
export function linkRunbook(
  { monitoring, output }: Catalog,
  group: string,
  alert: AlertName,
): { readonly runbook_url: string } | { readonly runbook: string } {
  const heading = addressHeading(group, alert);
  return monitoring.runbookURL === undefined
    ? { runbook: `${output.runbooks}/${heading}` }
    : { runbook_url: `${monitoring.runbookURL}/${heading}` };
}

/** Address of an alert's heading, relative to the folder of runbooks. */
export function addressHeading(group: string, alert: AlertName): string {
  // Git hosts make the anchor of a heading by writing it in lower case.
  return `${nameRunbook(group)}#${alert.toLowerCase()}`;
}

/** File of a group's page. */
export function nameRunbook(group: string): string {
  return `${group}.md`;
}
