import { expect, it } from "vitest";
import { findFaults } from "../test-check.ts";
import { dragonflyOperatorLog } from "./dragonfly-operator-log.ts";

const LOG = [
  "2026-11-21T08:00:00Z\tERROR\told\t{}",
  '2026-11-21T11:58:00Z\tINFO\tsetup\tstarting manager\t{"version": "v1.6.1"}',
  '2026-11-21T11:59:00Z\tERROR\tReconciler error\t{"controller": "dragonfly", "error": "no healthy master found"}',
  "sigs.k8s.io/controller-runtime/pkg/internal/controller.(*Controller).Start",
  "\t/go/pkg/mod/sigs.k8s.io/controller-runtime/pkg/internal/controller/controller.go:255",
  '2026-11-21T11:59:30Z\tERROR\tReconciler error\t{"controller": "dragonfly", "error": "no healthy master found"}',
  '2026-11-21T11:59:40Z\tERROR\tReconciler error\t{"error": "Operation cannot be fulfilled: the object has been modified"}',
].join("\n");

it("finds nothing in a healthy cluster", async () => {
  expect(await findFaults(dragonflyOperatorLog)).toEqual([]);
});

it("reports what is logged in columns, once each, and lets what is old or harmless be", async () => {
  const faults = await findFaults(dragonflyOperatorLog, (cluster) => {
    cluster.logs.set("operators/pod/dragonfly-operator-0", LOG);
  });
  expect(faults).toEqual([
    "pod operators/dragonfly-operator-0 has logged 2 times the error: Reconciler error: no healthy master found",
  ]);
});
