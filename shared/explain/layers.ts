/** One tree of messages laid over another: what the upper one does not say, the lower one says. */

export type Layer = { readonly [key: string]: string | Layer };

/** A new tree of the shape of `lower`. Keys that only `upper` has do not count. */
export function layered<Tree extends object>(lower: Tree, upper: Layer): Tree {
  const entries = Object.entries(lower).map(([key, value]: [string, unknown]) => {
    const over = Object.hasOwn(upper, key) ? upper[key] : undefined;
    if (over === undefined) return [key, value];
    if (typeof over === 'string' || typeof value !== 'object' || value === null) return [key, over];
    return [key, layered(value, over)];
  });
  return Object.fromEntries(entries) as Tree;
}
