import type { AnyProcedure } from '../procedure/procedure.ts'
import type { AnyRegister } from '../register/register.ts'

const known = new WeakMap<AnyRegister, AnyProcedure>()
/** A register as an import reads it: a ledger of one state, whose entries stand from a day on. */
export function ledgerOf(register: AnyRegister): AnyProcedure {
  let ledger = known.get(register)
  if (!ledger) known.set(register, ledger = {
    id: register.id, label: register.label, basis: register.basis, series: '', governedBy: 'opened_on' as never, fields: register.fields,
    title: ({ values }) => { const title = (values as { readonly [field: string]: unknown })[register.title]; return typeof title === 'string' ? title : '' },
    list: register.list, sections: { [register.label]: Object.keys(register.fields) }, states: { standing: { label: '现行有效' } }, opensIn: 'standing', documents: {}, deadlines: {}, actions: {},
  })
  return ledger
}
