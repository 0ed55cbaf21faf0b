/** Words that blur or bound a number, and in which sense. */

/** `least`: the true number is not smaller; `most`: not larger; `about`: near. */
export type Bound = 'exact' | 'least' | 'most' | 'about'

/** Between number and measure. */
export const INNER_QUALIFIERS: Readonly<Record<string, Bound>> = { 余: 'least', 多: 'least', 来: 'about', 几: 'least' }

/** Before the number, longest first. */
export const QUALIFIERS_BEFORE: ReadonlyMap<string, Bound> = new Map<string, Bound>([
  ['不得低于', 'least'], ['不得少于', 'least'], ['不得超过', 'most'], ['不得高于', 'most'],
  ['不低于', 'least'], ['不少于', 'least'], ['不小于', 'least'], ['不超过', 'most'], ['不高于', 'most'], ['不多于', 'most'], ['不大于', 'most'], ['大于', 'least'], ['小于', 'most'], ['大于等于', 'least'], ['小于等于', 'most'],
  ['超过', 'least'], ['突破', 'least'], ['至少', 'least'], ['最多', 'most'], ['至多', 'most'], ['大约', 'about'], ['大概', 'about'], ['接近', 'most'], ['将近', 'most'], ['低于', 'most'], ['高于', 'least'],
  ['不足', 'most'], ['不到', 'most'], ['达到', 'exact'], ['逾', 'least'], ['超', 'least'], ['近', 'most'], ['约', 'about'], ['上', 'about'], ['满', 'exact'],
])

/** After the measure. */
export const QUALIFIERS_AFTER: ReadonlyMap<string, Bound> = new Map<string, Bound>([
  ['及以上', 'least'], ['及以下', 'most'], ['以上', 'least'], ['以下', 'most'], ['以内', 'most'], ['左右', 'about'], ['上下', 'about'], ['之多', 'exact'], ['有余', 'least'], ['+', 'least'], ['余', 'least'], ['多', 'least'],
])
