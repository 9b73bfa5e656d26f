import type { Catalog } from "../catalog.ts";
import type { Path } from "../problem.ts";
import type { Resolver } from "./resolver.ts";

/** Labels that Tenantry sets itself: on objects, and on series and alerts. */
const OWN_LABELS = /^(?:app\.kubernetes\.io\/(?:managed-by|part-of)|tenantry\.dev\/.*)$/;
const OWN_SERIES_LABELS =
  /^(?:namespace|pod|container|alertname|severity|component|part|tenant|owner|cnpg_io_(?:cluster|instanceRole|poolerName))$/;

export function checkLabels(
  { monitoring, tenants }: Pick<Catalog, "monitoring" | "tenants">,
  resolver: Resolver,
): void {
  const refuseOwn = (labels: object, own: RegExp, place: Path): void => {
    for (const name of Object.keys(labels).filter((label) => own.test(label))) {
      resolver.refuse(
        "owned-field",
        [...place, name],
        `the label \`${name}\` is set by Tenantry itself`,
        "remove it here",
      );
    }
  };
  refuseOwn(monitoring.labels, OWN_LABELS, ["spec", "monitoring", "labels"]);
  refuseOwn(monitoring.matchLabels, OWN_SERIES_LABELS, ["spec", "monitoring", "matchLabels"]);
  for (const { labels, origin } of tenants) refuseOwn(labels, OWN_LABELS, [...origin, "labels"]);
}
