import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { workerProcessesFew } from "./worker-processes-few.ts";

const find = (parameters: string) =>
  findFaults(
    workerProcessesFew,
    `apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata: {name: a}\nspec: {postgresql: {parameters: ${parameters}}}\n`,
  );

describe("worker-processes-few", () => {
  it("finds fewer processes than PostgreSQL's default that parallel queries may all take", () => {
    expect(find('{max_worker_processes: "4", max_parallel_workers: "4"}')).toEqual([
      expect.stringContaining(
        "spec.postgresql.parameters.max_worker_processes: Cluster a: parallel queries may take 4 workers",
      ),
    ]);
    expect(find('{max_worker_processes: "4"}')).toHaveLength(1);
  });

  it("is silent from the default on, where some are left, and about placeholders", () => {
    expect(find('{max_worker_processes: "8", max_parallel_workers: "8"}')).toEqual([]);
    expect(find('{max_worker_processes: "4", max_parallel_workers: "2"}')).toEqual([]);
    expect(find('{max_parallel_workers: "4"}')).toEqual([]);
    expect(find('{max_worker_processes: "${N}"}')).toEqual([]);
  });
});
