import { useNavigate } from '@tanstack/react-router'
import { Button, Dropdown, type MenuProps } from 'antd'
import type { MatterView } from '../../../kernel/http/contract.ts'
import type { AnyProcedure } from '../../../kernel/procedure/procedure.ts'
import { useNames } from '../../api/queries.ts'
import { Copy } from '../../components/copy.tsx'
import { LawText } from '../../components/law-text.tsx'
import { Light } from '../../components/light.tsx'
import { StateTag } from '../../components/state-tag.tsx'
import { followsOf } from './actions-of.ts'
import { useSortedActions } from './use-sorted-actions.ts'

const SECRECY = ['', '秘密', '机密', '绝密']
const SHOWN = 3

/** Number, state and light; the subject; what may be done, the first of it as the one primary button. */
export function MatterHead({ matter, procedure }: { readonly matter: MatterView; readonly procedure: AnyProcedure }) {
  const navigate = useNavigate()
  const { userName } = useNames()
  const { forward, next, serving, besides, standard } = useSortedActions(procedure, matter)
  const params = { ledger: matter.ledger, id: matter.id }
  const take = (action: string) => void navigate({ to: '/matters/$ledger/$id/do/$action', params: { ...params, action } })
  const follows = followsOf(matter.ledger)
  const more: MenuProps['items'] = [
    ...forward.slice(SHOWN).map(({ name, label }) => ({ key: name, label, onClick: () => take(name) })),
    ...(besides.length > 0 ? [{ type: 'group' as const, key: 'besides', label: '记录和办理', children: besides.map(({ name, label }) => ({ key: name, label, onClick: () => take(name) })) }] : []),
    { type: 'divider' as const },
    ...standard.filter(({ refusals }) => refusals.length === 0).map(({ name, label }) => ({ key: name, label, onClick: () => name === 'attach' ? void navigate({ to: '.', search: { tab: 'attachments' } }) : take(name) })),
    ...(follows.length > 0 ? [{ type: 'group' as const, key: 'follow', label: '由本案办理', children: follows.map(({ ledger, kind, label }) => ({
      key: `${ledger} ${kind}`, label, onClick: () => void navigate({ to: '/matters/$ledger/new', params: { ledger }, search: { link_kind: kind, link_ledger: matter.ledger, link_id: matter.id } }),
    })) }] : []),
    { type: 'divider' }, { key: 'print', label: '打印本案', onClick: () => setTimeout(print, 200) },
  ]
  return (
    <header className="matter-head">
      <div className="row apart">
        <div className="row grow">
          <h1 className="nowrap">{matter.number ?? '未编号'}</h1>
          {matter.number && <Copy text={matter.number} what="案号" />}
          <StateTag ledger={matter.ledger} state={matter.state} />
          {matter.secrecy > 0 && <span className="state">{SECRECY[matter.secrecy]}</span>}
          {matter.light && <span className="row"><Light clock={matter.light} /><span className="muted small">{matter.light.label}{matter.light.due_on && `，${matter.light.due_on} 到期`}，<LawText of={matter.light.basis} /></span></span>}
        </div>
        <div className="row no-print">
          {serving.length > 0 && <Button type={next === 'serve' ? 'primary' : 'default'} onClick={() => take('serve')}>登记送达</Button>}
          {forward.slice(0, SHOWN).map(({ name, label }) => <Button key={name} type={name === next ? 'primary' : 'default'} onClick={() => take(name)}>{label}</Button>)}
          <Dropdown trigger={['click']} menu={{ items: more, style: { maxHeight: '70vh', overflow: 'auto' } }}><Button>更多 ▾</Button></Dropdown>
        </div>
      </div>
      <div className="title">{matter.title}</div>
      <div className="muted small">
        承办单位 {matter.org_name}{matter.handler_id && `　承办人 ${userName(matter.handler_id)}`}　收案 {matter.opened_on}{matter.closed_on && `　结案 ${matter.closed_on}`}
        {matter.origin !== 'handled' && `　${matter.origin === 'imported' ? '历史数据导入' : '外部系统推送'}`}
      </div>
    </header>
  )
}
