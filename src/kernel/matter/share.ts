import { invalid } from '../fault.ts'
import { isId } from '../field/check.ts'
import type { AnyProcedure } from '../procedure/procedure.ts'
import { withClocks, type Circumstances, type Decision } from './act.ts'
import type { Input } from './asked.ts'
import type { Replica } from './replica.ts'
import type { Sharing } from './standard-actions.ts'

/** Who is invited stands among those the matter is shared with, by his account. */
export function shared(procedure: AnyProcedure, matter: Replica, name: Sharing, { account_id }: Input, c: Circumstances): Decision {
  if (typeof account_id !== 'string' || !isId(account_id)) throw invalid([{ field: 'account_id', message: '请选择受邀阅卷的人员' }])
  const others = matter.row.shared_with.filter((id) => id !== account_id)
  return withClocks(procedure, matter, { row: { version: matter.row.version + 1, shared_with: name === 'share' ? [...others, account_id].sort() : others } }, c)
}
