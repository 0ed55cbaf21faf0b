import { choice, date, flag, integer, money, required, text, type Field, type Fields } from '../../../kernel/field/field.ts'
import type { SettingEntered, SettingValue, SettingsView } from '../../../kernel/http/admin-contract.ts'
import type { SettingDef } from '../../../kernel/setting/setting.ts'
import { Ask } from '../../components/ask.tsx'
import { useSession } from '../../shell/session.ts'
import { keyLabel, keysOf, sourceText, valueText } from './setting-text.ts'

const UNITS = { working_day: '工作日', calendar_day: '日', month: '月', year: '年', hour: '小时' }
type Input = { readonly [name: string]: unknown }

/** The controls of a value by its kind, and the value they make. */
const forms: { readonly [kind in SettingDef['kind']]: { readonly fields: (label: string) => Fields; readonly start: (value: unknown) => Input; readonly value: (input: Input) => unknown } } = {
  number: { fields: (label) => ({ value: required(text(label)) }), start: (value) => ({ value: value === null ? null : String(value as number) }), value: ({ value }) => value === null || value === undefined ? null : Number(value) },
  money: { fields: (label) => ({ value: required(money(label)) }), start: (value) => ({ value }), value: ({ value }) => value },
  flag: { fields: (label) => ({ value: flag(label) }), start: (value) => ({ value }), value: ({ value }) => value === true },
  text: { fields: (label) => ({ value: required(text(label)) }), start: (value) => ({ value }), value: ({ value }) => value },
  date: { fields: (label) => ({ value: required(date(label)) }), start: (value) => ({ value }), value: ({ value }) => value },
  list: { fields: (label) => ({ value: required(text(label, { hint: '多项以顿号隔开' })) }), start: (value) => ({ value: Array.isArray(value) ? value.join('、') : null }), value: ({ value }) => ((value ?? '') as string).split('、').map((one) => one.trim()).filter(Boolean) },
  term: { fields: (label) => ({ length: required(integer(label)), unit: required(choice('单位', UNITS)) }), start: (value) => ({ ...(value as Input) }), value: ({ length, unit, end_day }) => ({ length, unit, ...(end_day !== undefined && { end_day }) }) },
}

interface Props { readonly setting: SettingDef; readonly current: SettingValue; readonly places: SettingsView['places']; readonly history: readonly SettingEntered[]; readonly close: () => void }

/** Enters a local value with the paper it comes from. Nothing is overwritten; past matters keep the value that was used. */
export function SettingAsk({ setting, current, places, history, close }: Props) {
  const { today } = useSession()
  const form = forms[setting.kind]
  const keys = keysOf(setting)
  const fields: { [name: string]: Field } = {
    place: required(choice('由谁确定', Object.fromEntries(places.map(({ code, name }) => [code, name])))),
    ...(setting.by && { key: choice('适用于', keys, { hint: '不选择的，适用于全部' }) }),
    ...form.fields(setting.range ? `${setting.label}（${setting.range[0]} 至 ${setting.range[1]} ${setting.unit ?? ''}）` : setting.unit && setting.kind !== 'term' ? `${setting.label}（${setting.unit}）` : setting.label),
    valid_from: required(date('自这一天起')),
    source: required(text('依据', { hint: '文件名称、文号和条款' })),
  }
  return (
    <Ask
      title={`设定：${setting.label}`} path={`settings/${setting.id}`} refreshes={['settings']} button="设定" close={close} fields={fields}
      start={{ place: places[0]?.code, ...(current.key && { key: current.key }), ...form.start(current.value), valid_from: today }}
      bodyOf={({ place, key, valid_from, source, ...input }) => ({ place, ...(key ? { key } : {}), value: form.value(input), valid_from, source })}
      note={<>
        现值 {valueText(setting, current.value)}，{sourceText(current.source)}。自起始日期起按新值办理，已经办理的保持原值。
        {history.length > 0 && <ul>{history.map(({ entered_at, key, value, valid_from, source }) => <li key={entered_at}>{valid_from} 起 {key && `${keyLabel(setting, key)} `}{valueText(setting, value)}（{sourceText(source)}）</li>)}</ul>}
      </>}
    />
  )
}
