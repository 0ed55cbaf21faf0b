import type { FormSpec } from './form-spec.ts'

/** What a path of the form is called: 当事人第 1 项 姓名. */
export function labelOf(path: string, spec: FormSpec): string {
  const [head = '', at, name] = path.split('.')
  const many = spec.rows.find(({ child }) => child === head)?.many
  if (many) return `${many.label}${at === undefined ? '' : `第 ${Number(at) + 1} 项`}${name ? ` ${many.fields[name]?.label ?? name}` : ''}`
  return { on: '办理日期', reason: spec.reason.label, link: '关联案卷', org_id: '承办单位' }[head] ?? spec.fields[head]?.label ?? head
}
