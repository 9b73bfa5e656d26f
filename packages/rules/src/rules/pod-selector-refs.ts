import { type ClusterReading, clustersOf } from "../reading/clusters.ts";
import { listAt } from "../reading/fields.ts";
import { isOneEditAway, plainTextAt } from "../reading/plain-text.ts";
import type { Fault, Rule } from "../rule.ts";

const REFS = ["spec", "podSelectorRefs"];
const HBA = ["spec", "postgresql", "pg_hba"];

/** cloudnative-pg v1.29.0 and v1.30.0, internal/webhook/v1/cluster_webhook.go, validatePodSelectorRefs; pkg/postgres/hba/hba.go. */
export const podSelectorRefs: Rule = {
  id: "pod-selector-refs",
  severity: "error",
  title: "Lines of `pg_hba` refer to pod selectors that are there, one a line.",
  operator: { since: "1.29" },
  refusedBy: "webhook",
  *check(subject) {
    for (const cluster of clustersOf(subject)) {
      const { manifest, object, title } = cluster;
      const names = new Set<string>();
      for (const [index, ref] of listAt(object, ...REFS).entries()) {
        const name = plainTextAt(ref, "name");
        if (name === undefined) continue;
        if (names.has(name))
          yield {
            manifest,
            path: [...REFS, index, "name"],
            message: `${title}: two pod selectors are called ${name}`,
            help: "rename one of the two",
          };
        names.add(name);
      }
      yield* checkLines(cluster, names);
    }
  },
};

function* checkLines({ manifest, object, title }: ClusterReading, names: ReadonlySet<string>): Iterable<Fault> {
  const refs = listAt(object, ...REFS);
  // A selector whose name is not known yet may be the one.
  const isOpen = refs.some((ref) => plainTextAt(ref, "name") === undefined);
  for (const [index, line] of listAt(object, ...HBA).entries()) {
    if (typeof line !== "string") continue;
    const references = [...line.matchAll(/\$\{([a-z]+):([a-z][\w-]*)\}/g)];
    const path = [...HBA, index];
    let count = 0;
    for (const [text, type = "", name = ""] of references) {
      if (type !== "podselector") {
        // Anything else in braces may be a placeholder of Flux's.
        if (!isOneEditAway(type, "podselector")) continue;
        yield {
          manifest,
          path,
          message: `${title}: the line of \`pg_hba\` holds ${text}, which nobody knows`,
          help: `write \`\${podselector:${name}}\``,
        };
        continue;
      }
      count += 1;
      if (names.has(name) || isOpen) continue;
      const known =
        names.size === 0 ? "there are no `podSelectorRefs`" : `\`podSelectorRefs\` has ${[...names].join(", ")}`;
      yield {
        manifest,
        path,
        message: `${title}: the line of \`pg_hba\` refers to the pod selector ${name}, but ${known}`,
        help: `add a \`podSelectorRefs\` entry called ${name}, or write one that is there`,
      };
    }
    if (count > 1)
      yield {
        manifest,
        path,
        message: `${title}: the line of \`pg_hba\` refers to ${count} pod selectors: expected one`,
        help: "write a line for each",
      };
  }
}
