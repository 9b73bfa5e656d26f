/** The known name that the writer most likely meant, or undefined when none is close. */
export function findNearestName(written: string, known: readonly string[]): string | undefined {
  const target = fold(written);
  let best: string | undefined;
  // A third of the letters may be wrong, and one of two or three; never all of them.
  let bestDistance = Math.min(Math.max(1, Math.floor(written.length / 3)) + 1, target.length);
  for (const name of known) {
    const distance = measureDistance(target, fold(name), bestDistance);
    if (distance < bestDistance) {
      best = name;
      bestDistance = distance;
    }
  }
  return best;
}

/** `max_connections`, `max-connections` and `maxConnections` are one name to a hurried writer. */
function fold(name: string): string {
  return name.toLowerCase().replace(/[-_]/g, "");
}

/** Insertions, deletions, replacements and swaps of two neighbours cost one each; given up at `limit`. */
function measureDistance(left: string, right: string, limit: number): number {
  if (Math.abs(left.length - right.length) >= limit) return limit;
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= right.length; column += 1) {
      const substitution = (previous[column - 1] ?? 0) + (left[row - 1] === right[column - 1] ? 0 : 1);
      const swapped = left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      const swap = swapped ? (beforePrevious[column - 2] ?? limit) + 1 : limit;
      current.push(Math.min(substitution, swap, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    beforePrevious = previous;
    previous = current;
  }
  return previous[right.length] ?? limit;
}

/** `; did you mean "sharedBuffers"?`, or the whole choice when it is short, or nothing. */
export function suggestName(written: string, known: readonly string[]): string {
  const nearest = findNearestName(written, known);
  if (nearest !== undefined) return `; did you mean ${JSON.stringify(nearest)}?`;
  if (known.length === 0) return "; no field is allowed here";
  return known.length <= 12 ? `; expected one of ${[...known].sort().join(", ")}` : "";
}
