/** Lines `from`…`fromEnd` of the old text became lines `to`…`toEnd` of the new one; 0-based, ends exclusive. */
export interface Edit {
  readonly from: number;
  readonly fromEnd: number;
  readonly to: number;
  readonly toEnd: number;
}

/** Beyond it the texts have little in common, and the time and memory of a shortest script grow with its square. */
const MOST_STEPS = 1000;

/** The edits that lead from one list of lines to another: the fewest lines, or one edit when there would be too many. */
export function findEdits(before: readonly string[], after: readonly string[]): Edit[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let beforeEnd = before.length;
  let afterEnd = after.length;
  while (beforeEnd > start && afterEnd > start && before[beforeEnd - 1] === after[afterEnd - 1]) {
    beforeEnd -= 1;
    afterEnd -= 1;
  }
  if (start === beforeEnd && start === afterEnd) return [];
  const whole: Edit = { from: start, fromEnd: beforeEnd, to: start, toEnd: afterEnd };
  if (start === beforeEnd || start === afterEnd) return [whole];
  const edits = findShortest(before.slice(start, beforeEnd), after.slice(start, afterEnd));
  return edits?.map((edit) => shift(edit, start)) ?? [whole];
}

/**
 * Greedy search along diagonals for the furthest point that each number of steps reaches (E. Myers, "An O(ND) difference
 * algorithm and its variations", 1986). Undefined when it takes too many steps.
 */
function findShortest(before: readonly string[], after: readonly string[]): Edit[] | undefined {
  const offset = MOST_STEPS + 1;
  const reached = new Int32Array(2 * offset + 1);
  const trace: Int32Array[] = [];
  for (let steps = 0; steps <= MOST_STEPS; steps += 1) {
    trace.push(reached.slice(offset - steps - 1, offset + steps + 2));
    for (let diagonal = -steps; diagonal <= steps; diagonal += 2) {
      const at = offset + diagonal;
      let x = takesDown(reached, at, diagonal, steps) ? (reached[at + 1] ?? 0) : (reached[at - 1] ?? 0) + 1;
      while (x < before.length && x - diagonal < after.length && before[x] === after[x - diagonal]) x += 1;
      reached[at] = x;
      if (x >= before.length && x - diagonal >= after.length) return walkBack(trace, before.length, after.length);
    }
  }
  return undefined;
}

/** Whether the furthest path to a diagonal comes from the one above it (an insertion) or below (a deletion). */
function takesDown(reached: Int32Array, at: number, diagonal: number, steps: number): boolean {
  if (diagonal === -steps) return true;
  return diagonal !== steps && (reached[at - 1] ?? 0) < (reached[at + 1] ?? 0);
}

function walkBack(trace: readonly Int32Array[], beforeLength: number, afterLength: number): Edit[] {
  const edits: Edit[] = [];
  let x = beforeLength;
  let y = afterLength;
  for (let steps = trace.length - 1; steps > 0; steps -= 1) {
    const reached = trace[steps] ?? new Int32Array();
    const at = steps + 1 + x - y;
    const isInsertion = takesDown(reached, at, x - y, steps);
    const previousX = (isInsertion ? reached[at + 1] : reached[at - 1]) ?? 0;
    const previousY = previousX - (x - y) + (isInsertion ? -1 : 1);
    const step: Edit = isInsertion
      ? { from: previousX, fromEnd: previousX, to: previousY, toEnd: previousY + 1 }
      : { from: previousX, fromEnd: previousX + 1, to: previousY, toEnd: previousY };
    const next = edits.at(-1);
    // Neighbouring steps are one edit.
    if (next !== undefined && next.from === step.fromEnd && next.to === step.toEnd) {
      edits[edits.length - 1] = { ...next, from: step.from, to: step.to };
    } else edits.push(step);
    x = previousX;
    y = previousY;
  }
  return edits.reverse();
}

function shift({ from, fromEnd, to, toEnd }: Edit, by: number): Edit {
  return { from: from + by, fromEnd: fromEnd + by, to: to + by, toEnd: toEnd + by };
}
