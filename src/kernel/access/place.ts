import { isOffice } from './role.ts'
import type { Caller, Tx } from './scope.ts'

/** Where a session works when it is not at home. */
export interface Place { readonly district: string; readonly practice: boolean }

/**
 * The caller where he works: at home, in the practice ground of his district, or in a district of his city. Units keep their
 * ids in the ground, so his roles are the same; the three offices keep nothing but the real house.
 */
export function callerAt(home: Caller, place: Place | null): Caller {
  // A right that was withdrawn meanwhile brings him home.
  if (!place || !(place.practice || home.districts.includes(place.district))) return home
  return { ...home, district: place.district, districts: [place.district], roles: home.roles.filter(({ role }) => !isOffice(role)) }
}

/** Where he may work besides at home: the districts of his city, in the order of their codes. */
export const placesOf = (home: Caller): readonly string[] => home.districts.filter((district) => district !== home.district).sort()

/** Moves a session; the place is one the caller may work in, or null for home. */
export const moveSession = async (tx: Tx, token_hash: string, place: string | null): Promise<void> => {
  await tx.query('update session set place = $2 where token_hash = $1 and ended_at is null', [token_hash, place])
}
