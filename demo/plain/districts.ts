import type { PlainPlan } from './district.ts'
import { haicang } from './haicang-2020.ts'
import { hexi } from './hexi-2017.ts'
import { jiangbei } from './jiangbei.ts'
import { zhangdian } from './zhangdian-2017.ts'

/** The districts beside the one whose matters are lived step by step (津南2024). */
export const plainPlans: readonly PlainPlan[] = [hexi, haicang, jiangbei, zhangdian]
