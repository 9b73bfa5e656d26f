/** @type {import("@tenantry/krm-function").Plugin} */
export default {
  rules: [
    {
      id: "no-load-balancer",
      severity: "error",
      title: "Services are reached through the ingress.",
      *check(items) {
        for (const item of items) {
          if (item.spec?.type !== "LoadBalancer") continue;
          yield {
            item,
            path: ["spec", "type"],
            message: "a load balancer opens it to the internet",
            help: "write `type: ClusterIP`, and an HTTPRoute",
          };
        }
      },
    },
  ],
};
