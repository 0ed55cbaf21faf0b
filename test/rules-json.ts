import { existsSync, readFileSync } from 'node:fs'
import { placeText, type Citation } from '../src/kernel/law/law.ts'
import type { Extent, TermUnit } from '../src/kernel/law/term.ts'

/** One rule of the collection of statutory rules kept beside the project, as far as tests compare with it. */
export interface Rule {
  readonly id: string
  readonly kind: string
  readonly rule: string
  readonly duration: { readonly n: number, readonly unit: TermUnit } | null
  readonly starts_from: string | null
  readonly may_extend: readonly { readonly n: number | null, readonly unit: TermUnit, readonly by: string }[] | null
  readonly end_day: 'next_working_day' | 'by_analogy' | 'no_roll' | 'not_applicable' | null
  readonly fixed_date: string | null
  readonly law: string
  readonly article: string
}

const FILE = new URL('../../shared/law/rules.json', import.meta.url)

/** The rules, or undefined where the collection is absent: tests then skip, `test.skipIf(!rules)`. */
export const rules: readonly Rule[] | undefined = existsSync(FILE)
  ? (JSON.parse(readFileSync(FILE, 'utf8')) as { rules: Rule[] }).rules
  : undefined

/** The rules on the place cited; where none names the very paragraph or item, those on its article. */
export function rulesOn(citation: Citation): readonly Rule[] {
  const sameLaw = (rules ?? []).filter(({ law }) => law === citation.law)
  const at = (place: string) => sameLaw.filter(({ article }) => article.split('、').some((one) => one.replaceAll(' ', '') === place))
  const exact = at(placeText(citation))
  if (exact.length > 0) return exact
  const article = placeText({ law: citation.law, article: citation.article, section: citation.section })
  return sameLaw.filter((rule) => rule.article.replaceAll(' ', '').startsWith(article))
}

/** Of the rules on a term's basis, those with its length and unit: empty when the collection says otherwise. */
export const rulesAgreeing = ({ length, unit, basis }: Extent & { readonly basis: Citation }): readonly Rule[] =>
  rulesOn(basis).filter(({ duration }) => duration?.n === length && duration.unit === unit)
