/** What Chrome 109 and Firefox 102 (the oldest we promise) lack of the language that code shared with the server uses. */
const missing: { readonly [name: string]: (this: unknown[], ...given: never[]) => unknown[] } = {
  toSorted(compare?: (a: unknown, b: unknown) => number) { return [...this].sort(compare) },
  toReversed() { return [...this].reverse() },
}
// Standard methods under their own names.
// oxlint-disable-next-line no-extend-native
for (const [name, value] of Object.entries(missing)) if (!(name in Array.prototype)) Object.defineProperty(Array.prototype, name, { value, writable: true, configurable: true })
