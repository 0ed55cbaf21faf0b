import type { Dated } from '../../../kernel/law/dated.ts'
import type { IsoDate } from '../../../kernel/law/law.ts'
import { extentText, type Term } from '../../../kernel/law/term.ts'
import { optionsOf } from '../../../kernel/field/field.ts'
import type { AnyDeadline, AnyProcedure, DocumentDef } from '../../../kernel/procedure/procedure.ts'
import { DataTable } from '../../components/data-table.tsx'
import { LawText } from '../../components/law-text.tsx'
import { settings } from '../../registry.ts'
import { eventText } from '../matter/deadline-text.ts'

const END_DAY = { roll: '届满日为休息日的顺延', by_analogy: '届满日为休息日的参照顺延', no_roll: '不因休息日顺延' } satisfies { [end in Term['end_day']]: string }
const WHOSE: { readonly [whose: string]: string } = { unit: '承办单位', respondent: '被申请人', party: '当事人', law: '法律' }

/** Every version of a term with the day from which it is in force. */
function Versions({ dated }: { readonly dated: Dated<Term> }) {
  return <>{(Object.entries(dated.since) as [IsoDate, Term][]).map(([from, term]) => <div key={from}>{extentText(term)}{term.unit !== 'working_day' && `，${END_DAY[term.end_day]}`}；{from} 起 <LawText of={term.basis} /></div>)}</>
}
function TermCell({ procedure, deadline: { term } }: { readonly procedure: AnyProcedure; readonly deadline: AnyDeadline }) {
  if ('since' in term) return <Versions dated={term} />
  if ('dueOn' in term) return <>以「{procedure.fields[term.dueOn].label}」为准 <LawText of={term.basis} /></>
  if ('terms' in term) {
    const options = optionsOf(procedure.fields[term.by])
    return <>{Object.entries(term.terms as { readonly [choice: string]: Dated<Term> }).map(([choice, dated]) => <div key={choice}><strong>{options[choice] ?? choice}</strong> <Versions dated={dated} /></div>)}</>
  }
  return <>依参数「{settings.find(({ id }) => id === term.setting)?.label ?? term.setting}」</>
}

/** The time limits: from what, until what, how long, extended, suspended, and what follows. */
export function DeadlinesTable({ procedure }: { readonly procedure: AnyProcedure }) {
  const states = (names: readonly string[]) => names.map((name) => `「${procedure.states[name]!.label}」`).join('、')
  return (
    <DataTable<[string, AnyDeadline]>
      label="期限" rows={Object.entries(procedure.deadlines) as [string, AnyDeadline][]} keyOf={([name]) => name} empty={<p className="pad muted">本程序没有法定期限。</p>}
      columns={[
        { key: 'label', label: '期限', cell: ([, { label, whose = 'unit', minimum, backward }]) => <><strong>{label}</strong><div className="muted small">{WHOSE[whose]}{minimum && '；届满前不得办理'}{backward && '；向前倒推'}</div></> },
        { key: 'from', label: '自', cell: ([, deadline]) => eventText(procedure, deadline.from) },
        { key: 'until', label: '至', cell: ([, deadline]) => eventText(procedure, deadline.until) },
        { key: 'term', label: '长度与依据', cell: ([, deadline]) => <TermCell procedure={procedure} deadline={deadline} /> },
        { key: 'more', label: '延长、扣除、后果', cell: ([, { extension, pausedIn, excluded, restarts, consequence }]) => (
          <div className="small">
            {extension && <div>{'length' in extension.atMost ? <>至多延长{extentText(extension.atMost)}{extension.times && `，${extension.times} 次`} <LawText of={extension.atMost.basis} /></> : '可依参数设置延长'}</div>}
            {pausedIn && <div>{states(pausedIn)}期间不计入</div>}
            {excluded?.map(({ from, until }) => <div key={from}>「{procedure.fields[from].label}」至「{procedure.fields[until].label}」不计入</div>)}
            {restarts && <div>{eventText(procedure, restarts)}时重新起算</div>}
            {consequence && <div>{consequence}</div>}
          </div>
        ) },
      ]}
    />
  )
}

/** The papers: issued or received, numbered, served, published. */
export function DocumentsTable({ procedure }: { readonly procedure: AnyProcedure }) {
  const served = (serve: DocumentDef['serve']) => !serve ? '—' : serve === 'once' ? '受送达人' : [serve].flat().map((to) => 'each' in to ? `每一${procedure.many![to.each]!.label}` : procedure.fields[(to as { org: string }).org].label).join('、')
  return (
    <DataTable<[string, DocumentDef]>
      label="文书" rows={Object.entries(procedure.documents) as [string, DocumentDef][]} keyOf={([name]) => name} empty={<p className="pad muted">本程序没有文书。</p>}
      columns={[
        { key: 'label', label: '文书', cell: ([, { label }]) => `《${label}》` },
        { key: 'kind', label: '来源', cell: ([, { received }]) => received ? '收到' : '制作' },
        { key: 'series', label: '文号字', cell: ([, { series }]) => series ?? '—' },
        { key: 'serve', label: '送达', cell: ([, { serve }]) => served(serve) },
        { key: 'publish', label: '公开', cell: ([, { publish }]) => publish === 'afterService' ? '送达后公开' : publish === 'never' ? '不公开' : '—' },
        { key: 'basis', label: '依据', cell: ([, { basis }]) => basis ? <LawText of={basis} /> : '—' },
      ]}
    />
  )
}
