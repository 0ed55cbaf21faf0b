import { choice, integer, optionsOf, org, required, user, type Field, type Fields } from '../../../kernel/field/field.ts'
import type { MatterView, StandardAction } from '../../../kernel/http/contract.ts'
import type { Citation } from '../../../kernel/law/law.ts'
import { extentText } from '../../../kernel/law/term.ts'
import type { AnyAction, AnyDeadline, AnyProcedure, Many } from '../../../kernel/procedure/procedure.ts'
import { list } from '../../../kernel/procedure/refusals.ts'

/** Child rows on a form: to be added, or standing rows of which some fields may be changed. */
export interface RowsSpec { readonly child: string; readonly many: Many; readonly adds: boolean; readonly least: 0 | 1; readonly revises: readonly string[] }
/** What a form asks, whether a definition says so or a standard action does. */
export interface FormSpec {
  readonly label: string
  readonly basis: Citation | null
  readonly fields: Fields
  readonly asks: readonly string[]
  readonly offers: readonly string[]
  readonly rows: readonly RowsSpec[]
  readonly reason: { readonly label: string; readonly required: boolean; readonly hint?: string }
  /** Whether values already on the matter stand in the form at the start. */
  readonly prefilled: boolean
}

/** The form of an action of the definition. */
export function formSpec(procedure: AnyProcedure, action: AnyAction): FormSpec {
  const fields: { [name: string]: Field } = { ...procedure.fields }
  const most = action.extends ? (procedure.deadlines[action.extends] as AnyDeadline).extension?.atMost : undefined
  if (action.extends) fields['extension'] = integer('延长多少', { hint: most && 'length' in most ? `至多${extentText(most)}；不填写的，按至多计算` : '不填写的，按允许的最长期限计算' })
  const many = (procedure.many ?? {}) as { readonly [name: string]: Many }
  const adds = new Set([...list(action.asksRows), ...list(action.offersRows)])
  const revises = (action.revisesRows ?? {}) as { readonly [child: string]: readonly string[] }
  return {
    label: action.label, basis: action.basis, fields, prefilled: true,
    asks: list(action.asks), offers: [...list(action.offers), ...(action.extends ? ['extension'] : [])],
    rows: [...new Set([...adds, ...Object.keys(revises)])].map((child) => ({ child, many: many[child]!, adds: adds.has(child), least: list(action.asksRows).includes(child) ? 1 : 0, revises: revises[child] ?? [] })),
    reason: { label: '办理说明', required: false },
  }
}

const bare = { basis: null, offers: [], rows: [], prefilled: false } as const
const secrecy = choice('密级', { 0: '公开', 1: '秘密', 2: '机密', 3: '绝密' })
/** The forms of the standard actions that ask plain fields. Service, links and corrections have pages of their own. */
export const standardSpecs: { readonly [name in Exclude<StandardAction, 'serve' | 'link' | 'correct' | 'attach'>]: FormSpec } = {
  assign: { ...bare, label: '指定承办人', fields: { handler_id: required(user('承办人')) }, asks: ['handler_id'], reason: { label: '说明', required: false } },
  transfer: { ...bare, label: '移交', fields: { org_id: required(org('接收单位', { hint: '移交后由接收单位承办；本单位仍可查看' })) }, asks: ['org_id'], reason: { label: '移交理由', required: true } },
  set_secrecy: { ...bare, label: '定密', fields: { secrecy: required(secrecy) }, asks: ['secrecy'], reason: { label: '定密依据', required: false, hint: '写明所依据的保密事项范围' } },
  note: { ...bare, label: '办理备注', fields: {}, asks: [], reason: { label: '备注内容', required: true, hint: '记入日志，不能修改或删除' } },
}

/** Every field of the matter, to be put right. */
export const correctionSpec = (procedure: AnyProcedure, chosen: readonly string[]): FormSpec => ({
  ...bare, label: '更正', fields: procedure.fields as Fields, asks: [], offers: chosen, prefilled: true,
  reason: { label: '更正的理由和依据', required: true, hint: '原记录保留；有关期限依更正后的事实重新计算' },
})

type Input = { readonly [field: string]: unknown }
/** What the form starts with: what the matter holds, but never a masked value, which would be written back masked. */
export function initialValues(spec: FormSpec, matter: MatterView | null): Input {
  if (!spec.prefilled || !matter) return {}
  const names = Object.keys(spec.fields).filter((name) => !matter.masked.includes(name) && matter.values[name] !== null && matter.values[name] !== undefined)
  return Object.fromEntries(names.map((name) => [name, matter.values[name]]))
}

/** Rows a form starts with: standing ones that it may change, a blank one where it asks for some, or one for each choice that has to have its own. */
export const blankRows = (spec: FormSpec, matter: MatterView | null): { readonly [child: string]: readonly Input[] } => Object.fromEntries(spec.rows.map(({ child, many, least, revises }) => {
  const shown = (id: string) => revises.filter((name) => !matter!.masked.includes(`${child}.${id}.${name}`))
  const standing = revises.length === 0 ? [] : (matter?.rows[child] ?? []).map((row) => ({ id: row.id, ...Object.fromEntries(shown(row.id).map((name) => [name, row[name]])) }))
  if (least === 0 || standing.length > 0) return [child, standing]
  const { eachOf } = many
  return [child, eachOf === undefined ? [{}] : Object.keys(optionsOf(many.fields[eachOf]!)).map((code) => ({ [eachOf]: code }))]
}))
