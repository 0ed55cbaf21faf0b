import { enforcementBody } from '../../src/domains/enforcement/registers.ts'
import { enforcementFields } from '../../src/domains/common/fields-of-enforcement.ts'
import type { Caller } from '../../src/kernel/access/scope.ts'
import type { IsoDate } from '../../src/kernel/law/law.ts'
import { perform } from '../../src/kernel/matter/perform.ts'
import type { World } from '../../src/kernel/matter/world.ts'
import type { Matching } from '../../src/kernel/procedure/look-up.ts'

export { enforcementBody }

/** A card as a case sees it: valid for everything unless said otherwise. */
export const card = (holder: string, org_id: string, values: { readonly [field: string]: unknown } = {}, state = 'valid'): Matching => ({
  ledger: 'certificate', id: `card of ${holder}`, org_id, number: null, state, valid_from: null, valid_until: null, values: {
    holder, name: `${holder}某`, certificate_number: `证${holder}`, enforcement_fields: Object.keys(enforcementFields), issued_on: '2015-01-01', valid_until: null, suspended_on: null, restored_on: null,
    ended_on: null, ...values,
  },
})
/** What a case looks up about its officers, where each of these holds such a card. */
export const officersFacts = (officers: readonly string[], more: { readonly [fact: string]: unknown } = {}) => ({
  certificate_required: true, certificates: officers.map((one) => card(one, 'own')), officer_names: [], received: [], entrusted: [],
  kin: { own: 'own', above: [], below: [], before: [], after: [] }, ...more,
})

/** Enters cards as a unit does, confirmed by the supervision body. */
export async function registerCards(world: World, clerk: Caller, supervisor: Caller, org_id: string, holders: readonly Pick<Caller, 'account_id' | 'name'>[], more: { readonly [field: string]: unknown } = {}, on?: IsoDate): Promise<readonly string[]> {
  const made: string[] = []
  for (const [at, { account_id, name }] of holders.entries()) {
    const { id } = await perform(world, clerk, { ledger: 'certificate', action: 'register_held', org_id, ...(on && { on }), input: {
      certificate_number: `试执${String(at + 1).padStart(3, '0')}`, holder: account_id, name, enforcement_fields: Object.keys(enforcementFields), registrar: supervisor.roles[0]!.org_id, issuer: '省人民政府',
      obtained: 'held', issued_on: '2024-01-02', ...more } as never })
    await perform(world, supervisor, { ledger: 'certificate', id, action: 'confirm', ...(on && { on }) })
    made.push(id)
  }
  return made
}
