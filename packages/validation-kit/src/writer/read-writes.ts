/** What a writer has logged. */
export interface Writes {
  readonly acknowledged: readonly { readonly number: number; readonly at: number }[];
  /** How many were not, or nobody knows. */
  readonly refused: number;
  /** What the server, or psql, said last when it refused. */
  readonly lastRefusal: string;
}

const LINE = /^(acknowledged|refused) (\d+) (\d+(?:\.\d+)?)N?(?: (.*))?$/;

/** @param log of the writer; the first and last lines may be cut off. Times are seconds since 1970 by the writer's clock. */
export function readWrites(log: string): Writes {
  const acknowledged: { number: number; at: number }[] = [];
  let refused = 0;
  let lastRefusal = "";
  for (const line of log.split("\n")) {
    const [, verdict, number, at, said = ""] = LINE.exec(line) ?? [];
    if (verdict === "acknowledged") acknowledged.push({ number: Number(number), at: Number(at) });
    if (verdict === "refused") {
      refused += 1;
      lastRefusal = said.trim() || "nothing, for five seconds";
    }
  }
  return { acknowledged, refused, lastRefusal };
}

/** The longest time between two acknowledged writes, in seconds. */
export function measureDowntime({ acknowledged }: Writes): number {
  return acknowledged.reduce(
    (longest, { at }, index) => Math.max(longest, at - (acknowledged[index - 1]?.at ?? at)),
    0,
  );
}

/** Numbers of writes that were acknowledged, and are not there. */
export function findLost({ acknowledged }: Writes, present: ReadonlySet<number>): readonly number[] {
  return acknowledged.map(({ number }) => number).filter((number) => !present.has(number));
}
