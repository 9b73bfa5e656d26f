import { describe, expect, it } from "vitest";
import { askForName } from "./consent.ts";
import { Interruption } from "./interruption.ts";

const ask = async (answer: string | undefined) => {
  const asked: string[] = [];
  const terminal = {
    isThere: true,
    ask: async (question: string) => {
      asked.push(question);
      return answer;
    },
  };
  const agreed = await askForName("This deletes a pod.", "shop", { terminal, interruption: new Interruption() });
  return { agreed, asked };
};

describe("consent", () => {
  it("is the catalog's name and nothing else", async () => {
    expect(await ask("shop")).toEqual({
      agreed: true,
      asked: ["This deletes a pod.\nType the catalog's name, shop, to go on: "],
    });
    for (const answer of ["y", "yes", "", "SHOP", "infra", undefined]) expect((await ask(answer)).agreed).toBe(false);
  });
});

describe("a signal", () => {
  const send = (interruption: Interruption) => {
    interruption.watch();
    process.emit("SIGINT", "SIGINT");
    interruption.stop();
  };

  it("ends what goes on, and lets a clean-up that begins then finish", async () => {
    const interruption = new Interruption();
    send(interruption);
    expect(interruption.signal().aborted).toBe(true);
    expect(await interruption.cleanUp(async () => interruption.signal().aborted)).toBe(false);
    expect(interruption.signal().aborted).toBe(true);
  });

  it("that comes first during a clean-up does not end it, the second does", async () => {
    const interruption = new Interruption();
    const seen = await interruption.cleanUp(async () => {
      send(interruption);
      const first = interruption.signal().aborted;
      send(interruption);
      return [first, interruption.signal().aborted];
    });
    expect(seen).toEqual([false, true]);
    expect(interruption.caught()).toBe("SIGINT");
  });
});
