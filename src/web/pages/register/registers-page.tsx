import { Link } from '@tanstack/react-router'
import { roles as roleLabels } from '../../../kernel/access/role.ts'
import { list } from '../../../kernel/procedure/refusals.ts'
import type { AnyRegister } from '../../../kernel/register/register.ts'
import { Crumbs } from '../../components/breadcrumb.tsx'
import { DataTable } from '../../components/data-table.tsx'
import { LawTexts } from '../../components/law-text.tsx'
import { useTitle } from '../../components/use-title.ts'
import { rooms } from '../../registry.ts'
import { holds, useSession } from '../../shell/session.ts'

/** Every register the house keeps, by room: why it is kept and who keeps it. */
export function RegistersPage() {
  useTitle('台账目录')
  const session = useSession()
  return (
    <>
      <Crumbs parts={[{ label: '台账' }, { label: '台账目录' }]} />
      <div className="head"><h1>台账目录</h1><span className="muted">依法应当设立的名录和台账：记录有起止，只变更、终止，不删除。</span></div>
      <div className="stack">
        {rooms.filter(({ registers }) => registers?.length).map((room) => (
          <section key={room.id} className="panel">
            <header><h2>{room.label}</h2></header>
            <DataTable<AnyRegister>
              label={room.label} rows={room.registers ?? []} keyOf={({ id }) => id}
              columns={[
                { key: 'label', label: '台账', width: 300, cell: ({ id, label, retired }) => <><Link to="/registers/$register" params={{ register: id }}>{label}</Link>{retired && <span className="muted">（已停用）</span>}</> },
                { key: 'basis', label: '依据', cell: ({ basis }) => <LawTexts of={basis} /> },
                { key: 'by', label: '由谁登记', width: 200, cell: ({ by }) => list(by).map((role) => roleLabels[role]).join('、') },
                { key: 'act', label: '办理', width: 80, cell: ({ id, by, retired }) => id === 'organisation'
                  ? holds(session, ['administrator']) && <Link to="/organisations">机构管理</Link>
                  : !retired && holds(session, list(by)) && <Link to="/registers/$register/new" params={{ register: id }} aria-label={`登记${room.registers?.find((one) => one.id === id)?.label}`}>登记</Link> },
              ]}
            />
          </section>
        ))}
      </div>
    </>
  )
}
