import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Modal } from 'antd'
import { useState } from 'react'
import type { Field, Fields } from '../../kernel/field/field.ts'
import { send } from '../api/client.ts'
import { useCommandKey } from '../api/command-key.ts'
import { problemOf } from '../api/problem.ts'
import { FieldInput, hintOf } from './field-input.tsx'
import { Labelled } from './labelled.tsx'

type Input = { readonly [field: string]: unknown }
interface Props<R> {
  readonly title: string
  readonly fields: Fields
  readonly start?: Input
  readonly path: string
  /** The body of the command from what was typed. */
  readonly bodyOf?: (input: Input) => unknown
  readonly refreshes: readonly string[]
  readonly button?: string
  readonly note?: React.ReactNode
  readonly latest?: string
  readonly onDone?: (result: R) => void
  readonly close: () => void
}

/** A short command over the page it belongs to: its fields, its errors beside them, its result. */
export function Ask<R>({ title, fields, start = {}, path, bodyOf = (input) => input, refreshes, button = '确定', note, latest, onDone, close }: Props<R>) {
  const [input, setInput] = useState<Input>(start)
  const client = useQueryClient()
  const keyOf = useCommandKey()
  const command = useMutation({
    mutationFn: () => { const body = bodyOf(input); return send<R>('POST', path, body, keyOf(body)) },
    onSuccess: async (result) => {
      await Promise.all(refreshes.map((key) => client.invalidateQueries({ queryKey: [key] })))
      close()
      onDone?.(result)
    },
  })
  const problem = command.error ? problemOf(command.error) : null
  const errorOf = (name: string) => problem?.fields?.find(({ field }) => field === name || field.endsWith(`.${name}`))?.message
  return (
    <Modal open title={title} onCancel={close} footer={null} mask={{ closable: false }} width={560}>
      <form className="stack" noValidate onSubmit={(event) => { event.preventDefault(); command.mutate() }}>
        {note && <div className="muted small">{note}</div>}
        {problem && <div className="notice bad" role="alert">{problem.detail}{problem.refusals && <ul>{problem.refusals.map(({ reason }) => <li key={reason}>{reason}</li>)}</ul>}{problem.instance && <div className="muted small">编号 {problem.instance}</div>}</div>}
        {(Object.entries(fields) as [string, Field][]).map(([name, field], at) => (
          <Labelled key={name} name={name} label={field.label} required={field.required === true} hint={hintOf(field)} error={errorOf(name)}>
            {(of) => <FieldInput of={of} field={field} value={input[name]} focus={at === 0} latest={latest} onChange={(value) => setInput((old) => ({ ...old, [name]: value }))} />}
          </Labelled>
        ))}
        <div className="row"><Button type="primary" htmlType="submit" loading={command.isPending}>{button}</Button><Button onClick={close}>取消</Button></div>
      </form>
    </Modal>
  )
}
