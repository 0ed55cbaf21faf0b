import type { IsoDate } from '../../src/kernel/law/law.ts'
import { FOUNDED, type PlainDistrict, type PlainEntry } from './district.ts'

/** The first so many units of a district as enforcing bodies; those that enforce in a field come first. */
export function bodies(d: PlainDistrict, count: number, { connected_on }: { readonly connected_on?: string } = {}): readonly PlainEntry[] {
  const able = [...d.enforcing, ...d.units.filter(({ field, kind }) => field === undefined && !['court', 'procuratorate', 'government'].includes(kind))]
  if (able.length < count) throw new Error(`${d.name} has ${able.length} units, not ${count}`)
  return able.slice(0, count).map(({ key, name, kind, field }) => ({
    register: 'enforcement_body', from: FOUNDED,
    input: { unit: d.unitId(key), name, kind: ['department', 'justice_bureau'].includes(kind) ? 'organ' : 'authorised', enforcement_field: field ?? null, must_connect: connected_on !== undefined, connected_on: connected_on ?? null },
  }))
}

/** The three systems of enforcement (行政执法公示、全过程记录、重大执法决定法制审核), adopted on a day. */
export const threeSystems = (d: PlainDistrict, on: IsoDate): readonly PlainEntry[] => (['publicity', 'record', 'legal_review'] as const).map((kind, at) => ({
  register: 'enforcement_system', from: on, input: { kind, unit: d.unitId('government'), name: ['行政执法公示办法', '行政执法全过程记录办法', '重大执法决定法制审核办法'][at], paper: `${d.sign}政办〔${on.slice(0, 4)}〕${at + 1}号`, adopted_on: on },
}))
