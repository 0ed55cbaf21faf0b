import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Select } from 'antd'
import { useState } from 'react'
import type { AnyAction, AnyProcedure, LinkDef } from '../../../kernel/procedure/procedure.ts'
import { list } from '../../../kernel/procedure/refusals.ts'
import { matterQuery } from '../../api/queries.ts'
import { Labelled } from '../../components/labelled.tsx'
import { MatterSelect } from '../../components/matter-select.tsx'

export interface LinkDraft { readonly kind: string; readonly ledger: string; readonly id: string }
interface Props { readonly procedure: AnyProcedure; readonly action: AnyAction; readonly link: LinkDraft | null; readonly onChange: (link: LinkDraft | null) => void; readonly error: string | undefined }

/** The matter that gave rise to the new one: named when coming from it, else chosen where the law asks or allows one. */
export function LinkFields({ procedure, action, link, onChange, error }: Props) {
  const kinds = [...new Set([...list(action.asksLink), ...list(action.offersLinks)])]
  const links = (procedure.links ?? {}) as { readonly [kind: string]: LinkDef }
  const [kind, setKind] = useState(link?.kind ?? kinds[0])
  const [given] = useState(link)
  const { data: origin } = useQuery({ ...matterQuery(given?.ledger ?? '', given?.id ?? ''), enabled: given !== null })
  if (kinds.length === 0 || kind === undefined) return null
  if (given) {
    return (
      <Labelled name="link" label={links[given.kind]?.label ?? '来源案卷'} error={error}>
        {(of) => <div id={of.id}>{origin ? <Link to="/matters/$ledger/$id" params={{ ledger: given.ledger, id: given.id }} target="_blank">{origin.number ?? '未编号'}　{origin.title}</Link> : '……'}</div>}
      </Labelled>
    )
  }
  return (
    <>
      {kinds.length > 1 && <Labelled name="link_kind" label="关联种类">{(of) => <Select {...of} style={{ width: '100%' }} value={kind} onChange={(value: string) => { setKind(value); onChange(null) }} options={kinds.map((value) => ({ value, label: links[value]?.label ?? value }))} />}</Labelled>}
      <Labelled name="link" label={links[kind]?.label ?? '来源案卷'} required={action.asksLink === kind} hint="输入案号、当事人或者事由查找" error={error}>
        {(of) => <MatterSelect of={of} value={link} onChange={(chosen) => onChange(chosen && { kind, ...chosen })} ledgers={list(links[kind]!.to)} />}
      </Labelled>
    </>
  )
}
