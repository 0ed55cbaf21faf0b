/**
 * Claims in words that stand for a figure: 全部完成, 均已设立, 全覆盖, 无一件, 未发生. They are reported as
 * 100 % or 0 and must be provable like any number. One claim a clause; where a number already says it
 * (均为100%), the number alone is reported.
 */
import { ALL_ADVERBS, NONE_NOUNS, NONE_VERBS, WHOLE_CLAIMS } from './lexicon/claims.ts'
import { findWordAt, isDigit, isHan, lexiconOf } from './text.ts'

export interface Claim {
  readonly start: number
  readonly end: number
  readonly word: string
  readonly value: 0 | 100
  readonly unit: string
}

const WHOLE = lexiconOf(WHOLE_CLAIMS)
const NONE = lexiconOf(NONE_VERBS)
const NONES = lexiconOf(NONE_NOUNS)
const ADVERBS = lexiconOf(ALL_ADVERBS)
const FIRST = new Set([...WHOLE_CLAIMS, ...NONE_VERBS, ...ALL_ADVERBS, '所', '每', '无', '零', '有', '全'].map((word) => word[0] as string))
/** Where a goal or demand opens a clause, nothing is claimed yet. */
const DEMAND = /(?:要求|确保|推动|推进|力争|争取|努力|计划|拟|将|明确|必须|应当|原则上|目标|加快|逐步|切实做到)/
/** A goal governs the rest of its sentence. */
const GOAL = /力争|争取|目标是|下一步|计划到/
const WINDOW = 40

/** Reads a claim that begins at `index`; undefined if none does. */
export function readClaim(folded: string, index: number): Claim | undefined {
  if (!FIRST.has(folded[index] ?? '')) return undefined
  return readWhole(folded, index) ?? readNone(folded, index) ?? readAdverb(folded, index) ?? readEvery(folded, index) ?? readMust(folded, index)
}

function claim(start: number, word: string, value: 0 | 100): Claim {
  return { start, end: start + word.length, word, value, unit: value === 100 ? '%' : '件' }
}

function clauseBefore(folded: string, index: number): string {
  let from = index
  while (from > 0 && index - from < WINDOW && !',;。:!?\n'.includes(folded[from - 1] as string)) from--
  return folded.slice(from, index)
}

function sentenceBefore(folded: string, index: number): string {
  let from = index
  while (from > 0 && index - from < WINDOW * 2 && !'。!?\n'.includes(folded[from - 1] as string)) from--
  return folded.slice(from, index)
}

function clauseAfter(folded: string, index: number): string {
  let to = index
  while (to < folded.length && to - index < WINDOW && !',;。:!?\n'.includes(folded[to] as string)) to++
  return folded.slice(index, to)
}

function readWhole(folded: string, index: number): Claim | undefined {
  const word = findWordAt(folded, index, WHOLE)
  if (!word || DEMAND.test(clauseBefore(folded, index).slice(-14)) || GOAL.test(sentenceBefore(folded, index))) return undefined
  return claim(index, word, 100)
}

/** 无一件, 无一例, 无差错, 零投诉, 未发生. */
function readNone(folded: string, index: number): Claim | undefined {
  if ('零无未没从'.includes(folded[index] ?? ' ') && (/(?:确保|力争|争取|努力|目标)/.test(clauseBefore(folded, index)) || GOAL.test(sentenceBefore(folded, index)))) return undefined
  const verb = findWordAt(folded, index, NONE)
  if (verb) return claim(index, verb, 0)
  const char = folded[index]
  if (char === '无' && folded[index + 1] === '一' && isHan(folded[index + 2]) && !'不非'.includes(folded[index + 2] as string)) {
    return claim(index, folded.slice(index, index + ('件例起人宗次项个'.includes(folded[index + 2] as string) ? 3 : 2)), 0)
  }
  if (char === '零' || char === '无') {
    const noun = findWordAt(folded, index + 1, NONES)
    if (noun) return claim(index, char + noun, 0)
  }
  return undefined
}

function readAdverb(folded: string, index: number): Claim | undefined {
  const word = findWordAt(folded, index, ADVERBS)
  if (!word) return undefined
  const after = clauseAfter(folded, index + word.length)
  const before = clauseBefore(folded, index)
  if (!isHan(after[0]) || /^(?:数量|为\d|达|在\d|保持|的|人员|事项|内容|过程|环节|流程|费用|资金|衡|等化|匀|可|需|不|[位同]?居|位列|高于|低于|优于|超|较|比|呈|属|系|有所)/.test(after) || isDigit(after[1])) return undefined
  if (word === '均' && '平人户日月年不'.includes(folded[index - 1] ?? ' ')) return undefined
  if (/^[^\d]{0,12}的\d/.test(after)) return undefined
  if (word === '一律') return undefined
  return DEMAND.test(before) || GOAL.test(sentenceBefore(folded, index)) ? undefined : claim(index, word, 100)
}

/** 所有…均/都/一律/实行, 每个…都, 全体, 全员: a universal subject with its adverb or verb in the same clause. */
function readEvery(folded: string, index: number): Claim | undefined {
  const after = clauseAfter(folded, index)
  if (after.startsWith('所有')) {
    if ('权制者人'.includes(after[2] ?? '权') || after.includes('不得')) return undefined
    return /(?:均|都|一律|全部|实行|实现|纳入|开展|完成|做到)/.test(after.slice(3)) ? claim(index, '所有', 100) : undefined
  }
  const each = /^每(?:一)?[个项件名位家]/.exec(after)?.[0]
  if (each) return after.slice(each.length).includes('都') || after.slice(each.length).includes('均') ? claim(index, each, 100) : undefined
  if (!after.startsWith('全体') && !after.startsWith('全员')) return undefined
  const reaches = /(?:覆盖|培训|轮训|参加|参训|实施|组织|持证|通过|考核|测试|到位)/
  if (after.startsWith('全员')) return reaches.test(after.slice(2, 8)) && !DEMAND.test(clauseBefore(folded, index)) ? claim(index, '全员', 100) : undefined
  return reaches.test(clauseBefore(folded, index).slice(-8)) || reaches.test(after.slice(2, 14)) ? claim(index, '全体', 100) : undefined
}

/** 有件必审, 有备必审: whatever comes is dealt with. */
function readMust(folded: string, index: number): Claim | undefined {
  if (folded[index] !== '有' || folded[index + 2] !== '必') return undefined
  return '件备案诉访报'.includes(folded[index + 1] ?? ' ') ? { start: index + 2, end: index + 3, word: '必', value: 100, unit: '%' } : undefined
}
