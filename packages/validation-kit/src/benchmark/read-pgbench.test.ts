import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readPgbench } from "./read-pgbench.ts";

const report = (rate: string) => `pgbench (15.18 (Debian 15.18-0+deb12u1), server 17.10)
transaction type: <builtin: TPC-B (sort of)>
scaling factor: 10
query mode: simple
number of clients: 10
number of threads: 2
maximum number of tries: 1
number of transactions per client: 1000
number of transactions actually processed: 10000/10000
number of failed transactions: 0 (0.000%)
latency average = 9.700 ms
initial connection time = 24.711 ms
${rate}
`;

describe("pgbench's report", () => {
  it("is read as versions 14 and later print it", () => {
    expect(readPgbench(report("tps = 1031.231123 (without initial connection time)"))).toEqual({
      transactionsPerSecond: 1031.231123,
      latencyMs: 9.7,
      processed: 10000,
      expected: 10000,
    });
  });

  it("is read as version 13 prints it, which counts connecting in another line", () => {
    const rates =
      "tps = 900.5 (including connections establishing)\ntps = 1000.25 (excluding connections establishing)";
    expect(readPgbench(report(rates))?.transactionsPerSecond).toBe(1000.25);
  });

  it("counts what was processed where a client gave up", () => {
    const text = report("tps = 10.0 (without initial connection time)").replace("10000/10000", "9321/10000");
    expect(readPgbench(text)).toMatchObject({ processed: 9321, expected: 10000 });
  });

  it.each([
    "tps = nan (without initial connection time)",
    "tps = -nan (without initial connection time)",
    "tps = inf",
    "",
  ])("is none where its rate is `%s`", (rate) => expect(readPgbench(report(rate))).toBeUndefined());

  it("is none where any of its lines is missing, or is another's", () => {
    const whole = report("tps = 10.0 (without initial connection time)");
    for (const start of ["tps", "latency average", "number of transactions actually"]) {
      const lines = whole.split("\n").filter((line) => !line.startsWith(start));
      expect(readPgbench(lines.join("\n"))).toBeUndefined();
    }
  });

  it("is read the same between any other lines, with any ends of lines", () => {
    const noise = fc.array(fc.string().filter((line) => !/^(tps|latency|number)/.test(line) && !/[\r\n]/.test(line)));
    fc.assert(
      fc.property(
        noise,
        noise,
        fc.constantFrom("\n", "\r\n"),
        fc.integer({ min: 0, max: 1e9 }),
        (before, after, end, rate) => {
          const text = report(`tps = ${rate}.000001 (without initial connection time)`);
          const lines = [...before, ...text.split("\n"), ...after].join(end);
          expect(readPgbench(lines)?.transactionsPerSecond).toBeCloseTo(rate);
        },
      ),
    );
  });

  it("is none or a number, whatever a program prints", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const result = readPgbench(text);
        expect(result === undefined || Object.values(result).every(Number.isFinite)).toBe(true);
      }),
    );
  });
});
