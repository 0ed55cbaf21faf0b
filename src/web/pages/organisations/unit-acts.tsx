import { App } from 'antd'
import type { Aftermath, OrganisationDetail } from '../../../kernel/http/admin-contract.ts'
import { date, longText, org, required, type Fields } from '../../../kernel/field/field.ts'
import { Ask } from '../../components/ask.tsx'
import { findRegister } from '../../registry.ts'
import { useSession } from '../../shell/session.ts'

export type Doing = 'establish' | 'revise' | 'merge' | 'abolish'
type Input = { readonly [name: string]: unknown }

export const unitFields = () => findRegister('organisation')!.fields as Fields
export const nameOf = ({ values }: OrganisationDetail) => String(values['name'])

const decision: Fields = { on: required(date('自这一天起')), reason: required(longText('依据', { hint: '机构编制文件名称、文号' })) }
const withInput = ({ on, reason, ...input }: Input) => ({ on, reason, input })

interface Props { readonly doing: Doing; readonly unit: OrganisationDetail | undefined; readonly close: () => void }

/** The dialog of a decision about a unit: each from a day on, with the paper it rests on. */
export function Act({ doing, unit, close }: Props) {
  const { today } = useSession()
  const { notification } = App.useApp()
  const common = { refreshes: ['organisations', 'registers'], close, latest: undefined }
  if (doing === 'establish') {
    return (
      <Ask
        {...common} title="设立机构" path="admin/organisations" button="设立" start={{ on: today, parent_id: unit?.id ?? null }}
        fields={{ ...unitFields(), ...decision }} bodyOf={withInput}
      />
    )
  }
  if (!unit) return null
  const path = `admin/organisations/${unit.id}`
  const changed = (input: Input) => Object.fromEntries(Object.entries(input).filter(([name, value]) => name in unitFields() && value !== unit.values[name]))
  switch (doing) {
    case 'revise': return (
      <Ask
        {...common} title={`更名、变更：${nameOf(unit)}`} path={`${path}/revise`} button="变更" start={{ ...unit.values, on: today }}
        fields={{ ...unitFields(), ...decision }} bodyOf={(input) => ({ ...withInput(input), input: changed(input) })} note="这一天以前的案卷和统计仍使用原名称。"
      />
    )
    case 'abolish': return (
      <Ask
        {...common} title={`撤销：${nameOf(unit)}`} path={`${path}/abolish`} button="撤销" start={{ on: today }} fields={decision}
        note="尚有下属机构或者未办结案卷的，应当先移交，或者改为并入其他机构。"
      />
    )
    case 'merge': return (
      <Ask<Aftermath>
        {...common} title={`并入其他机构：${nameOf(unit)}`} path={`${path}/merge`} button="合并" start={{ on: today }} fields={{ into: required(org('并入')), ...decision }}
        note="人员、角色和下属机构随之转入；未办结的案卷逐件移交，以往年度的统计不变。"
        onDone={({ moved, open_matters }) => notification.success({
          title: '已经合并', duration: 0,
          description: `${moved} 个账号的角色已转入；${open_matters > 0 ? `尚有 ${open_matters} 件未办结案卷，请逐件办理移交。` : '没有未办结的案卷。'}`,
        })}
      />
    )
  }
}
