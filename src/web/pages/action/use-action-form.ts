import { useState } from 'react'
import type { ActCommand, MatterView, Problem } from '../../../kernel/http/contract.ts'
import type { IsoDate } from '../../../kernel/law/law.ts'
import { initialValues, type FormSpec } from './form-spec.ts'

/** A command before it knows the version it builds on. */
export type Draft = Omit<ActCommand, 'expected_version'>
type Input = { readonly [field: string]: unknown }
export interface FormState { readonly values: Input; readonly rows: { readonly [child: string]: readonly Input[] }; readonly papers: { readonly [document: string]: string }; readonly on: string; readonly reason: string }

const blankRows = (spec: FormSpec, matter: MatterView | null): FormState['rows'] => Object.fromEntries(spec.rows.map(({ child, least, revises }) => {
  const standing = revises.length > 0 ? (matter?.rows[child] ?? []).map((row) => ({ id: row.id, ...Object.fromEntries(revises.filter((name) => !matter!.masked.includes(`${child}.${row.id}.${name}`)).map((name) => [name, row[name]])) })) : []
  return [child, least === 1 && standing.length === 0 ? [{}] : standing]
}))
const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)

/** Everything typed on a form, and what of it is sent: all that is asked, and of the rest only what was changed. */
export function useActionForm(spec: FormSpec, matter: MatterView | null, today: string) {
  const [start] = useState<FormState>(() => ({ values: initialValues(spec, matter), rows: blankRows(spec, matter), papers: {}, on: today, reason: '' }))
  const [form, setForm] = useState(start)
  // Paths changed since the last attempt: what was said about them no longer holds.
  const [edited, setEdited] = useState<ReadonlySet<string>>(new Set())
  const edit = (path: string) => setEdited((old) => new Set(old).add(path))
  const setValue = (name: string, value: unknown) => { edit(name); setForm((old) => ({ ...old, values: { ...old.values, [name]: value } })) }
  const setRows = (child: string, rows: readonly Input[]) => setForm((old) => ({ ...old, rows: { ...old.rows, [child]: rows } }))

  const setCell = (child: string, at: number, name: string, value: unknown) => { edit(`${child}.${at}.${name}`); setRows(child, (form.rows[child] ?? []).map((row, i) => i === at ? { ...row, [name]: value } : row)) }
  const attempt = (): Draft => { setEdited(new Set()); return command() }

  const changedRow = (child: string, row: Input): Input | null => {
    const before = start.rows[child]?.find(({ id }) => id !== undefined && id === row['id'])
    if (!before) return row
    const changes = Object.entries(row).filter(([name, value]) => name !== 'id' && !same(value, before[name]))
    return changes.length > 0 ? { id: row['id'], ...Object.fromEntries(changes) } : null
  }
  const command = (): Draft => {
    const offered = spec.offers.filter((name) => !same(form.values[name], start.values[name]))
    const rows = Object.fromEntries(spec.rows.map(({ child }) => [child, (form.rows[child] ?? []).flatMap((row): Input[] => { const changed = changedRow(child, row); return changed ? [changed] : [] })] as const).filter(([, given]) => given.length > 0))
    return {
      input: Object.fromEntries([...spec.asks, ...offered].map((name) => [name, form.values[name] ?? (spec.fields[name]?.kind === 'flag' ? false : null)])),
      ...(Object.keys(rows).length > 0 && { rows }),
      ...(Object.keys(form.papers).length > 0 && { papers: form.papers }),
      ...(form.on !== today && { on: form.on as IsoDate }), ...(form.reason.trim() && { reason: form.reason.trim() }),
    }
  }
  return { form, setForm, setValue, setRows, setCell, attempt, edited, dirty: !same(form, start) }
}
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
