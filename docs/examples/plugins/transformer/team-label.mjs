/** Labels objects with the team that answers for them. */
export default {
  /** @type {import("@tenantry/krm-function").Transform<{ team: string }>} */
  transform(items, { team }) {
    for (const item of items) item.metadata.labels = { ...item.metadata.labels, team };
  },
};
