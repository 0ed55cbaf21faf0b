/** What a district is for; of one that is not real every page and paper says so. */
export type DistrictKind = 'real' | 'demonstration' | 'practice'
export const kindWords: { readonly [kind in DistrictKind]: string | null } = {
  real: null, demonstration: '演示区：数据为合成', practice: '模拟区：所办事项不计入统计、不对外公开',
}
