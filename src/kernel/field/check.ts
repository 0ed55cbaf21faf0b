import { creditCodeProblem, identityNumberProblem, normalCode, plainNumber } from './codes.ts'
import type { CheckName, Field } from './field.ts'

const PHONE = /^(?:1[3-9]\d{9}|0\d{2,3}-?\d{7,8}(?:-\d{1,6})?|1?\d{5}|400-?\d{3}-?\d{4})$/

const checks: { readonly [name in CheckName]: (value: string) => string | null } = {
  credit_code: creditCodeProblem,
  identity_number: identityNumberProblem,
  phone: (value) => PHONE.test(value) ? null : '应当是手机号码或者带区号的固定电话',
  post_code: (value) => /^\d{6}$/.test(value) ? null : '应当是六位邮政编码',
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
/** Whether a text is an id as this program writes them. */
export const isId = (text: string): boolean => UUID.test(text)

/** Why the value fails the field's check, in Chinese; null when it passes. */
export const checkValue = (field: Field, value: string): string | null => field.check ? checks[field.check](value) : null

/** A value as it is kept: codes in their one form, other numbers with plain digits, all else as it was given. */
export const keptForm = ({ check, plain }: Field, value: string): string =>
  check === 'credit_code' || check === 'identity_number' ? normalCode(value) : check || plain ? plainNumber(value) : value
