import { useState } from 'react'
import type { ActCommand, MatterView, PreviewCommand, Problem } from '../../../kernel/http/contract.ts'
import type { IsoDate } from '../../../kernel/law/law.ts'
import type { Brought } from '../../../kernel/procedure/procedure.ts'
import { useKept } from '../../components/use-kept.ts'
import { blankRows, initialValues, type FormSpec } from './form-spec.ts'

/** A command before it knows the version it builds on. */
export type Draft = Omit<ActCommand, 'expected_version'>
type Input = { readonly [field: string]: unknown }
export interface FormState { readonly values: Input; readonly rows: { readonly [child: string]: readonly Input[] }; readonly papers: { readonly [document: string]: string }; readonly on: string; readonly reason: string }

const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)

const NOTHING: Brought = { values: {}, rows: {} }

/**
 * Everything typed on a form, kept as `place` until it is sent, and what of it is sent: all that is asked, and of the rest
 * only what was changed. `brought` stands in the form of an opening at first, and is sent as if it had been typed.
 */
export function useActionForm(spec: FormSpec, matter: MatterView | null, today: string, place: string, brought: Brought = NOTHING) {
  const [start] = useState<FormState>(() => ({ values: initialValues(spec, matter), rows: blankRows(spec, matter), papers: {}, on: today, reason: '' }))
  const [first] = useState<FormState>(() => ({ ...start, values: { ...start.values, ...brought.values }, rows: { ...start.rows, ...brought.rows } }))
  const kept = useKept(place, first)
  const { value: form, set: setForm } = kept
  // Paths changed since the last attempt: what was said about them no longer holds.
  const [edited, setEdited] = useState<ReadonlySet<string>>(new Set())
  const edit = (path: string) => setEdited((old) => new Set(old).add(path))
  const setValue = (name: string, value: unknown) => { edit(name); setForm((old) => ({ ...old, values: { ...old.values, [name]: value } })) }
  const setRows = (child: string, rows: readonly Input[]) => setForm((old) => ({ ...old, rows: { ...old.rows, [child]: rows } }))

  const setCell = (child: string, at: number, name: string, value: unknown) => {
    edit(`${child}.${at}.${name}`)
    setRows(child, (form.rows[child] ?? []).map((row, i) => i === at ? { ...row, [name]: value } : row))
  }
  const attempt = (): Draft => { setEdited(new Set()); return command() }

  const changedRow = (child: string, row: Input): Input | null => {
    const before = start.rows[child]?.find(({ id }) => id !== undefined && id === row['id'])
    if (!before) return row
    const changes = Object.entries(row).filter(([name, value]) => name !== 'id' && !same(value, before[name]))
    return changes.length > 0 ? { id: row['id'], ...Object.fromEntries(changes) } : null
  }
  const command = (): Draft => {
    const offered = spec.offers.filter((name) => !same(form.values[name], start.values[name]))
    const changed = spec.rows.map(({ child }) => [child, (form.rows[child] ?? []).map((row) => changedRow(child, row)).filter((row) => row !== null)] as const)
    const rows = Object.fromEntries(changed.filter(([, given]) => given.length > 0))
    return {
      input: Object.fromEntries([...spec.asks, ...offered].map((name) => [name, form.values[name] ?? (spec.fields[name]?.kind === 'flag' ? false : null)])),
      ...(Object.keys(rows).length > 0 && { rows }),
      ...(Object.keys(form.papers).length > 0 && { papers: form.papers }),
      ...(form.on !== today && { on: form.on as IsoDate }), ...(form.reason.trim() && { reason: form.reason.trim() }),
    }
  }
  return { form, setForm, setValue, setRows, setCell, attempt, command, edited, kept }
}
/** What of a command its papers are made from. */
export const previewOf = ({ input, rows, on }: Draft): PreviewCommand => ({ input, ...(rows && { rows }), ...(on && { on }) })

export type ActionForm = ReturnType<typeof useActionForm>

/**
 * Where a problem lies on the form. Rows are sent without those left unchanged, so their places are counted among the sent ones.
 * @returns messages by field path, `name` or `party.0.name` as the form draws it
 */
export function messagesOf(problem: Problem | null, { form, edited }: Pick<ActionForm, 'form' | 'edited'>, sent: { readonly rows?: { readonly [child: string]: readonly Input[] } } | null): { readonly [path: string]: string } {
  const drawn = (path: string): string => {
    const [child = '', at, ...rest] = path.replaceAll(/\[(\d+)\]/g, '.$1').split('.')
    const row = at === undefined ? undefined : sent?.rows?.[child]?.[Number(at)]
    if (!row) return path
    const place = row['id'] === undefined ? form.rows[child]?.indexOf(row) : form.rows[child]?.findIndex(({ id }) => id === row['id'])
    return [child, place === undefined || place < 0 ? at : place, ...rest].join('.')
  }
  return Object.fromEntries((problem?.fields ?? []).map(({ field, message }) => [drawn(field), message] as const).filter(([path]) => !edited.has(path)))
}
