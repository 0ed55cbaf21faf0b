import type { IsoDate } from '../src/kernel/law/law.ts'
import type { DemoAccount } from './people.ts'

/** One entry of a register as the demonstration writes it. */
export interface Entry { readonly register: string; readonly org: string; readonly from: IsoDate; readonly input: { readonly [field: string]: unknown }; readonly by: DemoAccount }
