import { describe, expect, it } from "vitest";
import { FIXED_PARAMETERS } from "../reading/fixed-parameters.ts";
import { clusterText } from "../test-cluster.ts";
import { findHelps } from "../test-helps.ts";
import { findFaults } from "../test-subject.ts";
import { fixedParameters } from "./fixed-parameters.ts";

const judge = (parameters: string) =>
  findFaults(fixedParameters, clusterText(`instances: 1\npostgresql: {parameters: ${parameters}}`));

describe("fixed-parameters", () => {
  it("knows the 64 of upstream's list that its defaulting does not overwrite first", () => {
    expect(FIXED_PARAMETERS.size).toBe(64);
  });

  it("finds each, at its name", () => {
    expect(judge('{port: "5433", ssl: "off", max_connections: "200"}')).toEqual([
      "spec.postgresql.parameters.port: Cluster shared: the parameter `port` belongs to the operator",
      expect.stringContaining("the parameter `ssl` belongs"),
    ]);
    expect(judge('{"pg_failover_slots.primary_dsn": host=x}')).toHaveLength(1);
  });

  it("accepts the operator's own defaults, as its webhook does", () => {
    expect(judge('{logging_collector: "on", log_destination: csvlog}')).toEqual([]);
    expect(judge('{logging_collector: "off", log_destination: stderr}')).toHaveLength(2);
  });

  it("is silent about archive_mode, which the operator overwrites before it judges", () => {
    expect(judge('{archive_mode: "off"}')).toEqual([]);
  });

  it("waits for a value, and leaves other types to the schema", () => {
    expect(judge('{logging_collector: "${X}"}')).toEqual([]);
    expect(judge("[port]")).toEqual([]);
  });

  it("says where the subject is configured, where it is", () => {
    const helps = (name: string) => findHelps(fixedParameters, clusterText(`postgresql: {parameters: {${name}: x}}`));
    expect(helps("port")).toEqual(["remove `port`"]);
    expect(helps("ssl_key_file")).toEqual(["remove `ssl_key_file`: `spec.certificates` names own certificates"]);
  });
});
