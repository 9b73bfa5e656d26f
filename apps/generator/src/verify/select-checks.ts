import type { Check, Drill } from "@tenantry/validation-kit";
import type { UsageMistake } from "../cli/command-line.ts";

export type Selection<T> =
  | { readonly ok: true; readonly chosen: readonly T[] }
  | { readonly ok: false; readonly mistake: UsageMistake };

interface Available {
  readonly checks: readonly Check[];
  readonly drills: readonly Drill[];
}

/** Drills that alone look at their criterion. */
export function listSoleDrills({ checks, drills }: Available): readonly Drill[] {
  return drills.filter((drill) => !checks.some(({ criterion }) => criterion === drill.criterion));
}

/** @param only ids and criteria, with commas between them, as typed; none: all */
export function selectChecks({ checks, drills }: Available, only: readonly string[]): Selection<Check> {
  const words = splitWords(only);
  const known = [...checks.map(({ id }) => id), ...new Set(checks.map(({ criterion }) => criterion))];
  const unknown = words.find((word) => !known.some((name) => name === word));
  const sole = listSoleDrills({ checks, drills }).find(({ criterion }) => criterion === unknown);
  if (sole !== undefined) {
    const message = `no check is about ${sole.criterion}: \`--drill ${sole.id}\` is, and --only chooses the checks before it`;
    return { ok: false, mistake: { message } };
  }
  if (unknown !== undefined) {
    return { ok: false, mistake: { message: `no check or criterion is called ${unknown}`, word: unknown, known } };
  }
  const chosen = checks.filter(
    ({ id, criterion }) => words.length === 0 || words.some((word) => word === id || word === criterion),
  );
  return { ok: true, chosen };
}

/** @returns each once, in their own order */
export function selectDrills(drills: readonly Drill[], asked: readonly string[]): Selection<Drill> {
  const words = splitWords(asked);
  const known = drills.map(({ id }) => id);
  const unknown = words.find((word) => !known.some((name) => name === word));
  if (unknown === "all") {
    // Each costs something else: nobody should do all of them because the word was short.
    return {
      ok: false,
      mistake: { message: `--drill all does not exist: name each, ${known.map((id) => `--drill ${id}`).join(" ")}` },
    };
  }
  if (unknown !== undefined)
    return { ok: false, mistake: { message: `no drill is called ${unknown}`, word: unknown, known } };
  return { ok: true, chosen: drills.filter(({ id }) => words.includes(id)) };
}

function splitWords(values: readonly string[]): string[] {
  return values
    .flatMap((value) => value.split(","))
    .map((word) => word.trim())
    .filter((word) => word !== "");
}
