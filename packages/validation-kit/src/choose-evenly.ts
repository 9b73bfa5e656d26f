/** All of them, or an even selection: those that are asked one by one may be hundreds. */
export function chooseEvenly<T>(items: readonly T[], most: number): readonly T[] {
  const step = Math.max(1, items.length / most);
  return items.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step));
}
