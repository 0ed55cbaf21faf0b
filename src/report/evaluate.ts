import { isCounted, named, termsOf } from '../kernel/indicator/figure.ts'
import { Fault } from '../kernel/fault.ts'
import { isId } from '../kernel/field/check.ts'
import type { ReportFigure, ReportView } from './contract.ts'
import type { Counter } from './counter.ts'
import { beforeWord, isSpan, periodOf, previous, type Span } from '../kernel/law/span.ts'
import { markText, type FactMark, type FigureMark, type Mark } from './marks.ts'
import { changeText, figureText } from './figure-text.ts'
import { formulaOf } from './formula.ts'

export type Facts = ReportView['facts']
/** Whose report it is: figures without a unit of their own speak of `org`, the whole district for null. */
export interface Reporting {
  readonly span: Span
  readonly org: string | null
  readonly facts: Facts
  readonly orgName: (id: string | null) => string
  readonly computed_at: string
}

/** Name of the records behind one indicator, scope and span, under which a freeze keeps them. */
const setKey = (indicator: string, org: string | null, span: Span): string => `${indicator}@${org ?? '*'}/${span}`

/** What a mark stands for: its value, where it comes from, and how it is printed. @throws Fault `invalid` for an indicator that does not exist */
export function evaluate(counter: Counter, mark: Mark, of: Reporting): Promise<ReportFigure> {
  return mark.kind === 'fact' ? Promise.resolve(declared(mark, of)) : counted(counter, mark, of)
}

async function counted(counter: Counter, mark: FigureMark, of: Reporting): Promise<ReportFigure> {
  const def = counter.indicators.get(mark.indicator)
  if (!def) throw new Fault('invalid', `没有指标「${mark.indicator}」，请从指标列表中选取`)
  const org = mark.org ?? of.org
  if (!await speaksOf(counter, of.org, org)) return foreign(counter, mark, of)
  const span = mark.form === 'last' ? previous(of.span) : of.span
  const before = previous(span)
  const figure = await counter.figure(mark.indicator, org, span)
  const last = await counter.kept(mark.indicator, before) ? (await counter.figure(mark.indicator, org, before)).value : null
  const spans = mark.form === 'change' && last !== null ? [span, before] : [span]
  return {
    ...termsText(counter, mark.indicator),
    mark: markText(mark), indicator: mark.indicator, form: mark.form, scope: { org_id: org, name: of.orgName(org) }, period: periodOf(span), computed_at: of.computed_at,
    value: figure.value, exact: figure.exact, numerator: figure.numerator ?? null, denominator: figure.denominator ?? null, records: figure.records, declared: figure.declared, last,
    text: mark.form === 'change' ? changeText(figure.value, last, def.unit, beforeWord(span)) : figureText(figure.value, def.unit),
    paper: null,
    sets: spans.flatMap((one) => termsOf(named(mark.indicator, counter), counter).map((term) => setKey(term.id, org, one))),
  }
}

/** Whether a report may speak of a unit: the government's of every one, a department's of itself and what stands below it. */
export const speaksOf = async (counter: Pick<Counter, 'where'>, report: string | null, org: string | null): Promise<boolean> =>
  report === null || org === report || (org !== null && ((await counter.where(report)).orgs ?? []).includes(org))

/** A mark of somebody else's figure, written into a department's report by hand: it says so, and tells nothing. */
const foreign = (counter: Counter, mark: FigureMark, of: Reporting): ReportFigure => ({
  ...termsText(counter, mark.indicator), mark: markText(mark), indicator: mark.indicator, form: mark.form, scope: { org_id: mark.org, name: of.orgName(mark.org) }, period: periodOf(of.span), computed_at: of.computed_at,
  value: null, exact: null, numerator: null, denominator: null, records: 0, declared: false, last: null, text: '（不是本单位的数据，请删去）', paper: null, sets: [],
})

export function termsText(counter: Pick<Counter, 'indicators'>, id: string) {
  const { label, unit, definition, basis = null } = named(id, counter)
  return { label, unit, definition, formula: formulaOf(named(id, counter), counter), basis }
}

function declared(mark: FactMark, of: Reporting): ReportFigure {
  const fact = of.facts.find(({ code }) => code === mark.code)
  const value = fact ? Number(fact.value) : null
  return {
    label: fact?.label ?? mark.code, unit: fact?.unit ?? '', definition: fact ? `由${of.orgName(fact.declared_by)}填报，依据：${fact.paper}` : '填报数据已不存在，请删去或者重新填报', formula: '填报', basis: null,
    mark: markText(mark), indicator: mark.code, form: 'fact', scope: { org_id: fact?.declared_by ?? of.org, name: of.orgName(fact?.declared_by ?? of.org) }, period: periodOf(of.span), computed_at: of.computed_at,
    value, exact: fact?.value ?? null, numerator: null, denominator: null, records: 0, declared: true, last: null,
    text: fact ? `${fact.value}${fact.unit ?? ''}` : '（填报数据已不存在）', paper: fact?.paper ?? null, sets: [],
  }
}

/** The counted indicator behind a record set. */
export function indicatorOfSet(counter: Pick<Counter, 'indicators'>, key: string) {
  const [, id = '', org = '*', span = ''] = /^([a-z0-9_]+)@(\*|[0-9a-f-]{36})\/(\d{4}[-QW0-9]*)$/.exec(key) ?? []
  const def = counter.indicators.get(id)
  if (!def || !isCounted(def) || !isSpan(span) || (org !== '*' && !isId(org))) throw new Fault('not_found', '没有这组数据，请刷新报告后重试')
  return { indicator: def, org: org === '*' ? null : org, span }
}
