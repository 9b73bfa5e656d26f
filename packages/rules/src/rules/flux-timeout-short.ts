import { formatDuration, readDuration } from "../reading/duration.ts";
import { isSet, listAt, nameObject, valueAt } from "../reading/fields.ts";
import { kindGroup } from "../reading/flux.ts";
import type { Rule } from "../rule.ts";

/** Images, initdb, and each standby after the other copying the primary. */
const BRING_UP = 15 * 60;

/** kustomize-controller v1.9.4, api/v1/kustomization_types.go, GetTimeout: the interval less 30s, at least 30s. */
export const fluxTimeoutShort: Rule = {
  id: "flux-timeout-short",
  severity: "warning",
  title: "A Flux Kustomization that waits for a Cluster gives it time to start.",
  *check(subject) {
    for (const manifest of subject.ofKind("FluxKustomization")) {
      const { object } = manifest;
      // With `wait` the list is not read, but what is on it is waited for.
      if (!listAt(object, "spec", "healthChecks").some((it) => kindGroup(it) === "Cluster.postgresql.cnpg.io"))
        continue;
      const isWritten = isSet(object, "spec", "timeout");
      const written = readDuration(valueAt(object, "spec", isWritten ? "timeout" : "interval"));
      if (written === undefined) continue;
      const timeout = isWritten ? written : Math.max(written - 30, 30);
      if (timeout >= BRING_UP) continue;
      const which = isWritten ? "`timeout` is" : "without `timeout`, Flux takes the interval less 30 seconds,";
      yield {
        manifest,
        path: isWritten ? ["spec", "timeout"] : ["spec", "interval"],
        message: `${nameObject(object)}: ${which} ${formatDuration(timeout)}; a Cluster pulls images, runs initdb and copies one standby after the other, which may take ${formatDuration(BRING_UP)} and more: the first apply ends as failed`,
        help: "write `timeout: 30m`, and `retryInterval: 1m`",
      };
    }
  },
};
