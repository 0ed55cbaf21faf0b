import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox, Dropdown, Tree } from 'antd'
import { useState } from 'react'
import type { OrganisationDetail } from '../../../kernel/http/admin-contract.ts'
import type { Field } from '../../../kernel/field/field.ts'
import { organisationDetailsQuery } from '../../api/admin-queries.ts'
import { Crumbs } from '../../components/breadcrumb.tsx'
import { Failed, Loading, Nothing } from '../../components/states.tsx'
import { useTitle } from '../../components/use-title.ts'
import { useUrl } from '../../components/use-url.ts'
import { Value } from '../../components/value.tsx'
import { holds, useSession } from '../../shell/session.ts'
import { Act, nameOf, unitFields, type Doing } from './unit-acts.tsx'

interface Node { readonly key: string; readonly title: string; readonly children: Node[] }
/** What a unit is called today, though another name is entered for a later day. */
const nameOn = (unit: OrganisationDetail, today: string): string => unit.valid_from > today && unit.former[0]?.until === unit.valid_from ? unit.former[0].name : nameOf(unit)

function treeOf(units: readonly OrganisationDetail[], today: string): Node[] {
  const known = new Set(units.map(({ id }) => id))
  const upOf = ({ values }: OrganisationDetail) => { const up = values['parent_id'] as string | null; return up !== null && known.has(up) ? up : null }
  const below = (parent: string | null): Node[] => units.filter((unit) => upOf(unit) === parent)
    .map((unit) => ({ key: unit.id, title: `${nameOn(unit, today)}${unit.since > today ? `（自 ${unit.since}）` : ''}${unit.valid_until ? `（至 ${unit.valid_until}）` : ''}`, children: below(unit.id) }))
  return below(null)
}

/** The organisation tree. Renaming and merging keep history, so that last year's figures stay with last year's units. */
export function OrganisationsPage() {
  useTitle('机构')
  const session = useSession()
  const [search, change] = useUrl()
  const { data, error, refetch } = useQuery(organisationDetailsQuery)
  const [doing, setDoing] = useState<Doing | null>(null)
  const may = holds(session, ['administrator'])
  const shown = (data ?? []).filter(({ valid_until }) => search['past'] === 'yes' || !valid_until || valid_until > session.today)
  const chosen = data?.find(({ id }) => id === search['unit'])
  return (
    <>
      <Crumbs parts={[{ label: '管理' }, { label: '机构' }]} />
      <div className="head">
        <h1 className="grow">机构</h1>
        <Checkbox checked={search['past'] === 'yes'} onChange={(event) => change({ past: event.target.checked ? 'yes' : undefined })}>显示已经撤销、合并的</Checkbox>
        {may && <Button type="primary" onClick={() => setDoing('establish')}>设立机构</Button>}
      </div>
      {error && !data ? <Failed error={error} retry={() => void refetch()} /> : !data ? <Loading rows={12} /> : (
        <div className="matter" style={{ gridTemplateColumns: 'minmax(280px, 380px) minmax(0, 1fr)' }}>
          <div className="panel pad">
            {shown.length === 0 ? <Nothing what="还没有机构" how="先设立区（县）人民政府，再设立其下的机构。" /> : (
              <Tree
                aria-label="机构树" treeData={treeOf(shown, session.today)} defaultExpandAll showLine blockNode selectedKeys={chosen ? [chosen.id] : []}
                onSelect={([key]) => change({ unit: key === undefined ? undefined : String(key) }, { replace: true })}
              />
            )}
          </div>
          <div className="panel pad beside">
            {chosen ? <Unit unit={chosen} may={may && !chosen.valid_until} act={setDoing} /> : <Nothing what="请从左侧选择机构" how="可以查看机构的沿革，办理更名、合并和撤销。" />}
          </div>
        </div>
      )}
      {doing && <Act doing={doing} unit={chosen} close={() => setDoing(null)} />}
    </>
  )
}

const MORE = [{ key: 'merge', label: '并入其他机构' }, { key: 'abolish', label: '撤销' }]

function Unit({ unit, may, act }: { readonly unit: OrganisationDetail; readonly may: boolean; readonly act: (doing: Doing) => void }) {
  const { today } = useSession()
  const fields = unitFields() as { readonly [name: string]: Field }
  return (
    <div className="stack">
      <div className="row apart">
        <h2>{nameOf(unit)}</h2>
        {may && (
          <span className="row">
            <Button onClick={() => act('revise')}>更名、变更</Button>
            <Dropdown trigger={['click']} menu={{ items: MORE, onClick: ({ key }) => act(key as Doing) }}><Button>更多 ▾</Button></Dropdown>
          </span>
        )}
      </div>
      {unit.valid_from > today && <div className="notice" role="status">以下内容自 {unit.valid_from} 起生效，此前沿用原来的登记{unit.former[0]?.until === unit.valid_from && `，名为「${unit.former[0].name}」`}。</div>}
      <dl className="values">
        {Object.entries(fields).map(([name, field]) => <div key={name}><dt>{field.label}</dt><dd><Value field={field} value={unit.values[name]} /></dd></div>)}
        <div><dt>存续期间</dt><dd>{unit.since} 起{unit.valid_until && `，${unit.valid_until} 止`}</dd></div>
        {unit.ended_reason && <div><dt>终止依据</dt><dd>{unit.ended_reason}</dd></div>}
      </dl>
      {(unit.former.length > 0 || unit.successors.length > 0) && (
        <section><h3>沿革</h3><ul style={{ paddingLeft: 20 }}>
          {unit.former.map(({ name, until }) => <li key={until}>{until} 以前名为{name}</li>)}
          {unit.successors.map(({ id, name, on, kind }) => <li key={id}>{on} {kind === 'merged' ? '并入' : kind === 'split' ? '分出' : '改设为'}{name}</li>)}
        </ul></section>
      )}
    </div>
  )
}
