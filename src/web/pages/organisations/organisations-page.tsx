import { useQuery } from '@tanstack/react-query'
import { App, Button, Checkbox, Dropdown, Tree } from 'antd'
import { useState } from 'react'
import type { Aftermath, OrganisationDetail } from '../../../kernel/http/admin-contract.ts'
import { date, longText, org, required, type Field, type Fields } from '../../../kernel/field/field.ts'
import { organisationDetailsQuery } from '../../api/admin-queries.ts'
import { Ask } from '../../components/ask.tsx'
import { Crumbs } from '../../components/breadcrumb.tsx'
import { Failed, Loading, Nothing } from '../../components/states.tsx'
import { useTitle } from '../../components/use-title.ts'
import { useUrl } from '../../components/use-url.ts'
import { Value } from '../../components/value.tsx'
import { findRegister } from '../../registry.ts'
import { holds, useSession } from '../../shell/session.ts'

type Doing = 'establish' | 'revise' | 'merge' | 'abolish'
const nameOf = ({ values }: OrganisationDetail) => String(values['name'])
const decision: Fields = { on: required(date('自这一天起')), reason: required(longText('依据', { hint: '机构编制文件名称、文号' })) }

interface Node { readonly key: string; readonly title: string; readonly children: Node[] }
function treeOf(units: readonly OrganisationDetail[], parent: string | null): Node[] {
  const known = new Set(units.map(({ id }) => id))
  return units.filter(({ values }) => { const up = values['parent_id'] as string | null; return parent === null ? up === null || !known.has(up) : up === parent })
    .map((unit) => ({ key: unit.id, title: `${nameOf(unit)}${unit.valid_until ? `（至 ${unit.valid_until}）` : ''}`, children: treeOf(units, unit.id) }))
}

/** The organisation tree. Renaming and merging keep history, so that last year's figures stay with last year's units. */
export function OrganisationsPage() {
  useTitle('机构')
  const session = useSession()
  const [search, change] = useUrl()
  const { data, error, refetch } = useQuery(organisationDetailsQuery)
  const [doing, setDoing] = useState<Doing | null>(null)
  const may = holds(session, ['administrator'])
  const shown = (data ?? []).filter(({ valid_until }) => search['past'] === 'yes' || !valid_until)
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
            {shown.length === 0 ? <Nothing what="还没有机构" how="先设立区（县）人民政府，再设立其下的机构。" /> : <Tree aria-label="机构树" treeData={treeOf(shown, null)} defaultExpandAll selectedKeys={chosen ? [chosen.id] : []} onSelect={([key]) => change({ unit: key === undefined ? undefined : String(key) }, { replace: true })} showLine blockNode />}
          </div>
          <div className="panel pad">{chosen ? <Unit unit={chosen} may={may && !chosen.valid_until} act={setDoing} /> : <Nothing what="请从左侧选择机构" how="可以查看机构的沿革，办理更名、合并和撤销。" />}</div>
        </div>
      )}
      {doing && <Act doing={doing} unit={chosen} close={() => setDoing(null)} />}
    </>
  )
}

const register = () => findRegister('organisation')!

function Unit({ unit, may, act }: { readonly unit: OrganisationDetail; readonly may: boolean; readonly act: (doing: Doing) => void }) {
  const fields = register().fields as { readonly [name: string]: Field }
  return (
    <div className="stack">
      <div className="row apart">
        <h2>{nameOf(unit)}</h2>
        {may && <span className="row"><Button onClick={() => act('revise')}>更名、变更</Button><Dropdown trigger={['click']} menu={{ items: [{ key: 'merge', label: '并入其他机构' }, { key: 'abolish', label: '撤销' }], onClick: ({ key }) => act(key as Doing) }}><Button>更多 ▾</Button></Dropdown></span>}
      </div>
      <dl className="values">
        {Object.entries(fields).map(([name, field]) => <div key={name}><dt>{field.label}</dt><dd><Value field={field} value={unit.values[name]} /></dd></div>)}
        <div><dt>存续期间</dt><dd>{unit.valid_from} 起{unit.valid_until && `，${unit.valid_until} 止`}</dd></div>
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

function Act({ doing, unit, close }: { readonly doing: Doing; readonly unit: OrganisationDetail | undefined; readonly close: () => void }) {
  const { today } = useSession()
  const { notification } = App.useApp()
  const fields = register().fields as Fields
  const common = { refreshes: ['organisations', 'registers'], close, latest: undefined }
  const withInput = ({ on, reason, ...input }: { readonly [name: string]: unknown }) => ({ on, reason, input })
  if (doing === 'establish') return <Ask {...common} title="设立机构" path="admin/organisations" button="设立" start={{ on: today, parent_id: unit?.id ?? null }} fields={{ ...fields, ...decision }} bodyOf={withInput} />
  if (!unit) return null
  const path = `admin/organisations/${unit.id}`
  if (doing === 'revise') return <Ask {...common} title={`更名、变更：${nameOf(unit)}`} path={`${path}/revise`} button="变更" start={{ ...unit.values, on: today }} fields={{ ...fields, ...decision }} bodyOf={(input) => { const body = withInput(input); return { ...body, input: Object.fromEntries(Object.entries(body.input).filter(([name, value]) => name in fields && value !== unit.values[name])) } }} note="这一天以前的案卷和统计仍使用原名称。" />
  if (doing === 'abolish') return <Ask {...common} title={`撤销：${nameOf(unit)}`} path={`${path}/abolish`} button="撤销" start={{ on: today }} fields={decision} note="尚有下属机构或者未办结案卷的，应当先移交，或者改为并入其他机构。" />
  return (
    <Ask<Aftermath>
      {...common} title={`并入其他机构：${nameOf(unit)}`} path={`${path}/merge`} button="合并" start={{ on: today }} fields={{ into: required(org('并入')), ...decision }} note="人员、角色和下属机构随之转入；未办结的案卷逐件移交，以往年度的统计不变。"
      onDone={({ moved, open_matters }) => notification.success({ title: '已经合并', description: `${moved} 个账号的角色已转入；${open_matters > 0 ? `尚有 ${open_matters} 件未办结案卷，请逐件办理移交。` : '没有未办结的案卷。'}`, duration: 0 })}
    />
  )
}
