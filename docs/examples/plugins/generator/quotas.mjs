/** A ResourceQuota for each namespace of `params.pods`. */
export default {
  /** @type {import("@tenantry/krm-function").Transform<{ pods: Record<string, number> }>} */
  transform(items, { pods }) {
    for (const [namespace, count] of Object.entries(pods)) {
      items.push({
        apiVersion: "v1",
        kind: "ResourceQuota",
        metadata: { name: "pods", namespace },
        spec: { hard: { pods: String(count) } },
      });
    }
  },
};
