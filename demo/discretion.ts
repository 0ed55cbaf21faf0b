import { byFile, fieldsOfWork } from './offences.ts'
import { enforcing } from './units.ts'

const thousand = (yuan: number): string => `${Math.round(yuan / 100) * 100}.00`

/** 裁量基准 of every unit: four steps for each offence that is fined, between the least and the most of what is usual. */
export const standards = enforcing.flatMap(({ key, name, field }) => (fieldsOfWork[field!] ?? []).flatMap(({ offences }) => offences).filter((offence) => offence.fine && byFile(offence)).flatMap((offence, at) => {
  const [least, most] = offence.fine!
  const part = (share: number) => thousand(least + (most - least) * share)
  const step = (grade: string, tier: string, factors: readonly string[], circumstances: string, from?: string, to?: string) => ({
    unit: key, input: {
      item: `${key.toUpperCase()}-${String(at + 1).padStart(3, '0')}`, violation: offence.cause, grade, tier, factors, circumstances, provision: offence.provision, penalty_provision: offence.basis, standard: `${name}行政处罚裁量基准`,
      paper: '〔2023〕1号', maker: 'own', maker_name: name, enforcement_field: field, published_on: '2022-12-30', ...(from && { kinds: ['fine'], amount_from: from, amount_to: to }),
    },
  })
  return [
    step('不予处罚', 'none', ['minor_conduct', 'corrected', 'no_harm'], '违法行为轻微并及时改正，没有造成危害后果的'),
    step('较轻', 'lighter', ['harm_removed'], '主动消除或者减轻违法行为危害后果的', thousand(least), part(0.3)),
    step('一般', 'general', [], '没有从轻、从重情节的', part(0.3), part(0.7)),
    step('较重', 'heavier', ['repeated'], '受过处罚后再次实施同种违法行为的', part(0.7), thousand(most)),
  ]
}))
