import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readRedisBenchmark } from "./read-redis-benchmark.ts";

describe("redis-benchmark's table", () => {
  it("is read with its heading, as Redis 6.2 and later print it", () => {
    const text = `"test","rps","avg_latency_ms","min_latency_ms","p50_latency_ms","p95_latency_ms","p99_latency_ms","max_latency_ms"
"SET","50761.42","0.779","0.072","0.567","1.887","2.967","13.567"
"GET","45808.52","0.837","0.080","0.535","2.271","4.927","14.551"
`;
    expect(readRedisBenchmark(text)).toEqual([
      { command: "SET", operationsPerSecond: 50761.42, p99Ms: 2.967 },
      { command: "GET", operationsPerSecond: 45808.52, p99Ms: 4.927 },
    ]);
  });

  it("is read without one, as Redis 6.0 prints it", () => {
    expect(readRedisBenchmark('"SET","98039.22"\r\n"GET","99009.90"\r\n')).toEqual([
      { command: "SET", operationsPerSecond: 98039.22, p99Ms: undefined },
      { command: "GET", operationsPerSecond: 99009.9, p99Ms: undefined },
    ]);
  });

  it.each(["Could not connect to Redis at localhost:9999: Connection refused", '"SET","nan"', '"SET"', 'SET,"1"', ""])(
    "has no row where it says `%s`",
    (text) => expect(readRedisBenchmark(text)).toEqual([]),
  );

  it("has numbers alone, whatever a program prints", () => {
    const cell = fc.oneof(fc.string(), fc.double().map(String), fc.constant(""));
    const line = fc.array(cell.map((text) => `"${text}"`)).map((cells) => cells.join(","));
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        for (const { operationsPerSecond, p99Ms } of readRedisBenchmark(lines.join("\n"))) {
          expect(Number.isFinite(operationsPerSecond)).toBe(true);
          expect(p99Ms === undefined || Number.isFinite(p99Ms)).toBe(true);
        }
      }),
    );
  });
});
