import { describe, expect, it } from "vitest";
import { Progress } from "./progress.ts";

/** @param seconds what the clock says: at the start, then at each step */
function run(seconds: readonly number[], isTerminal = true) {
  const clock = seconds.map((second) => second * 1000);
  let written = "";
  let looks = 0;
  const progress = new Progress("rendering", {
    now: () => clock.shift() ?? 0,
    isTerminal: () => {
      looks += 1;
      return isTerminal;
    },
    write: (text) => {
      written += text;
    },
  });
  for (const [index] of seconds.slice(1).entries()) progress.step(index, 50, `catalog-${index}`);
  progress.end();
  return { written, looks };
}

describe("Progress", () => {
  it("says nothing of a run that is done within a second, nor looks for a terminal", () => {
    expect(run([5, 5.1, 5.9])).toEqual({ written: "", looks: 0 });
  });

  it("updates one line of a longer run, and takes it away at the end", () => {
    expect(run([5, 5.1, 6, 7]).written).toBe(
      "\r\x1b[Krendering 2 of 50: catalog-1\r\x1b[Krendering 3 of 50: catalog-2\r\x1b[K",
    );
  });

  it("writes nothing into a log", () => {
    expect(run([5, 8, 9], false).written).toBe("");
  });
});
