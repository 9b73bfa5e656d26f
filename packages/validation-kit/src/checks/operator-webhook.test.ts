import { expect, it } from "vitest";
import { findFaults } from "../test-check.ts";
import { operatorWebhook } from "./operator-webhook.ts";

it("finds nothing in a healthy cluster", async () => {
  expect(await findFaults(operatorWebhook)).toEqual([]);
});

it("reports a Service without an endpoint that is ready", async () => {
  const faults = await findFaults(operatorWebhook, (cluster) => {
    cluster.find("EndpointSlice", "cnpg-webhook-service-1").endpoints[0].conditions.ready = false;
  });
  expect(faults).toEqual([expect.stringContaining("Service cnpg-system/cnpg-webhook-service has no ready endpoint")]);
});

it("reports that there is no operator", async () => {
  const faults = await findFaults(operatorWebhook, (cluster) => {
    cluster.remove("Deployment", "cnpg-operator");
  });
  expect(faults).toEqual([expect.stringContaining("there is no operator whose Service")]);
});
