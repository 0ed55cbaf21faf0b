import './practice.css'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button, Popconfirm, Select } from 'antd'
import type { PracticeTaken, PracticeView } from '../../../kernel/http/contract.ts'
import { api, query, send } from '../../api/client.ts'
import { DataTable } from '../../components/data-table.tsx'
import { LawText } from '../../components/law-text.tsx'
import { Failed, Loading } from '../../components/states.tsx'
import { useTitle } from '../../components/use-title.ts'
import { useUrl } from '../../components/use-url.ts'
import { useMove } from '../../shell/place.ts'
import { useSession } from '../../shell/session.ts'

type Exercise = PracticeView['exercises'][number]
type Unit = NonNullable<PracticeView['units']>[number]

/** The practice ground: into it and back, its tasks with one's own marks, and how the units practised. */
export function PracticePage() {
  useTitle('模拟运行')
  const [search, change] = useUrl()
  const { today } = useSession()
  const { data, error, refetch } = useQuery({ queryKey: ['practice', search['month']], queryFn: () => api<PracticeView>(`practice${query({ month: search['month'] })}`) })
  const client = useQueryClient()
  const enter = useMove('/app/practice')
  const reset = useMutation({ mutationFn: () => send('DELETE', 'practice'), onSuccess: () => client.invalidateQueries() })
  if (error && !data) return <Failed error={error} retry={() => void refetch()} />
  if (!data) return <Loading rows={10} />
  return (
    <>
      <div className="head">
        <h1>模拟运行</h1>
        <span className="muted grow">模拟区的单位、人员、角色与本区相同；在那里办的事项不计入统计、抽取、公开、交换，也不进入日志封存。</span>
        <Select aria-label="月份" style={{ width: 140 }} value={data.month} options={[...monthsBefore(today)]} onChange={(month) => change({ month })} />
        {data.may_reset && (
          <Popconfirm title="重新开始模拟区？" description="现有的练习案卷和得分不再显示，所有人从空白开始。" okText="重新开始" cancelText="取消" onConfirm={() => reset.mutate()}>
            <Button loading={reset.isPending}>重新开始</Button>
          </Popconfirm>
        )}
        <Button type="primary" loading={enter.isPending} onClick={() => enter.mutate(data.here ? null : 'practice')}>{data.here ? '返回本区' : '进入模拟区'}</Button>
      </div>
      <div className="stack">
        {[enter.error, reset.error].map((failed, at) => failed && <Failed key={at} error={failed} />)}
        {reset.isSuccess && <div className="notice good" role="status">模拟区已经重新开始。</div>}
        <div className="exercises">{data.exercises.map((exercise) => <Task key={exercise.id} exercise={exercise} here={data.here} />)}</div>
        {data.units && <Ranking units={data.units} month={data.month} />}
      </div>
    </>
  )
}

/** The last twelve months, the running one first. */
const monthsBefore = (today: string): readonly { readonly value: string; readonly label: string }[] => Array.from({ length: 12 }, (_, at) => {
  const [year, month] = today.split('-').map(Number) as [number, number]
  const ago = year * 12 + month - 1 - at
  return { value: `${Math.floor(ago / 12)}-${String(ago % 12 + 1).padStart(2, '0')}`, label: `${Math.floor(ago / 12)} 年 ${ago % 12 + 1} 月` }
})

function Task({ exercise: { id, label, ledger, basis, task, points, given, supplied, expected, best }, here }: { readonly exercise: Exercise; readonly here: boolean }) {
  const navigate = useNavigate()
  const take = useMutation({
    mutationFn: () => send<PracticeTaken>('POST', `practice/tasks/${id}`),
    onSuccess: ({ id: taken }) => taken === null ? undefined : navigate({ to: '/matters/$ledger/$id', params: { ledger, id: taken } }),
  })
  return (
    <section className="panel" aria-label={label}>
      <header><h2>{label}</h2><b className="marks">{best?.points ?? 0}<small> / {points}</small></b></header>
      <div className="pad stack">
        <p>{task}</p>
        <ul className="expected">
          {expected.map((one) => <li key={one.label} className={one.met ? 'met' : undefined}><span aria-hidden="true">{one.met ? '✓' : '○'}</span>{one.label}<span className="muted">{one.points} 分{one.met && '，已达到'}</span></li>)}
        </ul>
        {take.error && <Failed error={take.error} />}
        {take.data?.told && <div className="notice good" role="status">{take.data.told}</div>}
        <div className="row">
          {here && (given || supplied) && <Button loading={take.isPending} onClick={() => take.mutate()}>{given ? '领取案卷' : '放入练习案卷'}</Button>}
          {here && !given && <Link to="/matters/$ledger/new" params={{ ledger }}>去办理</Link>}
          {here && best && <Link to="/matters/$ledger/$id" params={{ ledger, id: best.matter }}>得分最高的案卷：{best.title}</Link>}
          <span className="muted small grow">依据 <LawText of={basis} /></span>
        </div>
      </div>
    </section>
  )
}

function Ranking({ units, month }: { readonly units: readonly Unit[]; readonly month: string }) {
  return (
    <section className="panel" aria-label="单位排名">
      <header><h2>单位排名</h2><span className="muted small">{month} · 单位得分 = 各人各项练习最好成绩的平均分 × 参加人数 ÷ 业务人员数</span></header>
      <DataTable<Unit>
        label="单位排名" rows={units} keyOf={({ org_id }) => org_id}
        columns={[
          { key: 'rank', label: '名次', width: 70, cell: ({ rank, practised }) => practised > 0 ? String(rank) : '—' },
          { key: 'name', label: '单位', cell: ({ org_name }) => org_name, title: ({ org_name }) => org_name },
          { key: 'staff', label: '参加 ÷ 业务人员', width: 150, cell: ({ staff, practised }) => `${practised} ÷ ${staff}` },
          { key: 'average', label: '平均分', width: 100, cell: ({ average, practised }) => practised > 0 ? String(average) : '—' },
          { key: 'score', label: '单位得分', width: 100, cell: ({ score, practised }) => practised > 0 ? String(score) : '未参加' },
        ]}
      />
    </section>
  )
}
