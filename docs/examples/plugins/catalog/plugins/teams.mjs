// @ts-check

/**
 * Labels what belongs to a tenant with its team, lists the teams in a ConfigMap, and asks for a team of every tenant.
 *
 * @type {import("@tenantry/krm-function").Plugin<{ teams: Record<string, string> }>}
 */
export default {
  transform(items, { teams }) {
    for (const { metadata } of items) {
      const team = teams[metadata.labels?.["tenantry.dev/tenant"] ?? ""];
      if (team !== undefined) metadata.labels = { ...metadata.labels, team };
    }
    const namespace = items.find(({ kind }) => kind === "Cluster")?.metadata.namespace ?? "default";
    return [...items, { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "teams", namespace }, data: teams }];
  },
  rules: [
    {
      id: "team",
      severity: "error",
      title: "Every pooler has a team that is called when it fails.",
      check: (items) =>
        items
          .filter(({ kind, metadata }) => kind === "Pooler" && metadata.labels?.["team"] === undefined)
          .map((item) => ({
            item,
            path: ["metadata", "labels"],
            message: "no team is called when it fails",
            help: "add its tenant to `params.teams` of ./plugins/teams.mjs",
          })),
    },
  ],
};
