import { choice, identifier, required, text } from '../../../kernel/field/field.ts'
import { many } from '../../../kernel/procedure/procedure.ts'
import { inHeading } from '../../../kernel/access/mask.ts'
import { partyKinds } from '../choices.ts'

/** Those whom a measure or an enforcement weighs on. */
export const party = many('当事人', {
  name: required(text('名称或者姓名', { sensitive: 'name' })),
  kind: required(choice('当事人类别', partyKinds)),
  credit_code: text('统一社会信用代码', { check: 'credit_code' }),
  identity_number: identifier('公民身份号码', { check: 'identity_number' }),
  representative: text('法定代表人、负责人或者经营者', { sensitive: 'name' }),
  address: text('住所', { sensitive: 'address' }),
  phone: text('联系电话', { sensitive: 'phone', check: 'phone' }),
}, 'name')
export const revisable = ['credit_code', 'identity_number', 'representative', 'address', 'phone'] as const

/** 某公司等3名当事人 */
export const headed = ([first, ...others]: readonly { readonly name: string; readonly kind: string }[]): string =>
  `${first ? inHeading(first) : '当事人'}${others.length > 0 ? `等${others.length + 1}名当事人` : ''}`
