import type { Field, Fields } from '../field/field.ts'
import type { AnyProcedure, Manys } from './procedure.ts'

/** A line of a copy, as it was written when it was published. */
interface Line { readonly label: string; readonly text: string }

/** What a published copy shows, by path: `decided_on`, `party.name`. */
const publishedFields = ({ publication, fields, many }: AnyProcedure): ReadonlyMap<string, Field> => new Map([
  ...(publication?.fields ?? []).map((name: string) => [name, (fields as Fields)[name]!] as const),
  ...Object.entries((publication?.rows ?? {}) as { readonly [child: string]: readonly string[] }).flatMap(([child, names]) => names.map((name) => [`${child}.${name}`, ((many as Manys)[child]!.fields as Fields)[name]!] as const)),
])
/** The line of a copy that says whom or what it is about; none where the procedure publishes nothing, or names what it does not publish. */
export const aboutLabel = (procedure: AnyProcedure): string | undefined => procedure.publication && publishedFields(procedure).get(procedure.publication.about)?.label
export const aboutOf = (procedure: AnyProcedure | undefined, content: readonly Line[]): string =>
  procedure ? [...new Set(content.filter(({ label }) => label === aboutLabel(procedure)).map(({ text }) => text))].join('、') : ''

/** A copy is found by whom it is about and by credit codes: the lines that would stand in it, whatever the procedure. */
export function linesNaming(procedures: Iterable<AnyProcedure>, text: string): readonly Line[] {
  const labels = [...procedures].flatMap((procedure) => [aboutLabel(procedure), ...[...publishedFields(procedure).values()].filter(({ check }) => check === 'credit_code').map(({ label }) => label)])
  return [...new Set(labels)].flatMap((label) => label === undefined ? [] : [{ label, text }])
}
