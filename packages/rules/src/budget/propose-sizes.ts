import { ALL_ROLES, type Budget, budgetInstance, INSTANCES, type PoolerBudget } from "./budget.ts";
import { type ProposedSize, type Sizing, sizingOf, splitSize } from "./pool-sizing.ts";

/** By how many sessions the busier of the two instances has too many; 0 or less where both fit. */
export function countOverflow(budget: Budget): number {
  return Math.max(
    ...INSTANCES.map((instance) => {
      const { total, usable } = budgetInstance(budget, instance);
      return total - usable;
    }),
  );
}

/**
 * Sizes that fit both instances, each in proportion to the present one and none above it; the present ones where they fit.
 * Undefined where not even one connection a pool fits. What limits of roles spare is left out of account.
 */
export function proposeSizes(budget: Budget): readonly ProposedSize[] | undefined {
  const sizings = budget.poolers.flatMap((pooler) => sizingOf(pooler) ?? []);
  if (countOverflow(budget) <= 0) return sizings.map((sizing) => splitSize(sizing, sizing.present));
  const room = new Room(budget);
  const sizes = new Map(sizings.map((sizing) => [sizing, 1]));
  if (!sizings.every((sizing) => room.take(sizing))) return undefined;
  let growing = sizings.filter(({ present }) => present > 1);
  while (growing.length > 0) {
    const share = (sizing: Sizing) => ((sizes.get(sizing) ?? 0) + 1) / sizing.present;
    const next = growing.reduce((a, b) => (share(b) < share(a) ? b : a));
    const size = (sizes.get(next) ?? 0) + 1;
    const fits = room.take(next);
    if (fits) sizes.set(next, size);
    if (!fits || size === next.present) growing = growing.filter((sizing) => sizing !== next);
  }
  return sizings.map((sizing) => splitSize(sizing, sizes.get(sizing) ?? 1));
}

/** The change of one pooler that makes the budget fit and leaves it the largest share; undefined if none does. */
export function findSmallestCut(budget: Budget): ProposedSize | undefined {
  const overflowing = INSTANCES.map((instance) => budgetInstance(budget, instance))
    .filter(({ total, usable }) => total > usable)
    .map(({ poolers, spared, total, usable }) => ({
      over: total - usable,
      reached: new Set(poolers),
      spared: new Set(spared.map(({ role }) => role)),
    }));
  const cuts = budget.poolers.flatMap((pooler) => {
    const sizing = sizingOf(pooler);
    // Where a role's limit already spares sessions, smaller pools spare nothing at first.
    const helps = overflowing.every(
      ({ reached, spared }) =>
        reached.has(pooler) && ![...pooler.perPod.byUser.keys()].some((user) => spared.has(user ?? ALL_ROLES)),
    );
    if (sizing === undefined || !helps) return [];
    const size = sizing.present - Math.max(...overflowing.map(({ over }) => Math.ceil(over / sizing.pools)));
    return size >= 1 ? [{ share: size / sizing.present, sizing, size }] : [];
  });
  if (cuts.length === 0) return undefined;
  const { sizing, size } = cuts.reduce((a, b) => (b.share > a.share ? b : a));
  return splitSize(sizing, size);
}

/** What is left on both instances while pools grow. */
class Room {
  private readonly instances: { readonly reached: ReadonlySet<PoolerBudget>; left: number }[];

  constructor(budget: Budget) {
    this.instances = INSTANCES.map((instance) => {
      const { poolers, direct, headroom, usable } = budgetInstance(budget, instance);
      const fixed = direct.reduce((sum, { sessions }) => sum + sessions, headroom);
      const auth = poolers.reduce((sum, { pods, perPod }) => sum + pods.rolling * perPod.auth, 0);
      return { reached: new Set(poolers), left: usable - fixed - auth };
    });
  }

  /** Takes one connection more for each of its pools, if there is room. */
  take({ pooler, pools }: Sizing): boolean {
    const concerned = this.instances.filter(({ reached }) => reached.has(pooler));
    if (concerned.some(({ left }) => left < pools)) return false;
    for (const instance of concerned) instance.left -= pools;
    return true;
  }
}
