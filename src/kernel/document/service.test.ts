import { describe, expect, test } from 'vitest'
import { evidenceText, servedOn, serviceMethods, serviceProblems, type ServiceFacts } from './service.ts'

const fields = (service: ServiceFacts) => serviceProblems(service).map(({ field }) => field)
const messages = (service: ServiceFacts) => serviceProblems(service).map(({ message }) => message).join('；')

describe('直接送达', () => {
  test('受送达人在送达回证上的签收日期为送达日期（民事诉讼法第八十七条第二款、第八十八条第二款）', () => {
    expect(servedOn({ method: 'direct', sent_on: '2025-03-05', received_on: '2025-03-06' })).toBe('2025-03-06')
    expect(servedOn({ method: 'direct', sent_on: '2025-03-05' })).toBe('2025-03-05')
  })
})

describe('留置送达', () => {
  const left = { method: 'left', sent_on: '2025-03-05', evidence: '受送达人称不认可处罚，拒绝签收' } as const
  test('记明拒收事由并有见证人的，留置之日视为送达（第八十九条）', () => {
    expect(servedOn({ ...left, witness: '某某社区居委会 李某' })).toBe('2025-03-05')
  })
  test('拍照、录像记录送达过程的，可以没有见证人（第八十九条）', () => {
    expect(servedOn({ ...left, recorded: true })).toBe('2025-03-05')
  })
  test('既无见证人又未拍照、录像的，或者未写拒收事由的，不予登记', () => {
    expect(fields(left)).toEqual(['witness'])
    expect(fields({ method: 'left', sent_on: '2025-03-05', witness: '李某', evidence: ' ' })).toEqual(['evidence'])
    expect(() => servedOn(left)).toThrow('见证人')
  })
})

describe('电子送达', () => {
  const electronic = { method: 'electronic', sent_on: '2025-03-05', evidence: 'zhangsan@example.cn' } as const
  test('以信息到达受送达人特定系统的日期为送达日期（第九十条第二款）', () => {
    expect(servedOn({ ...electronic, consent: true, received_on: '2025-03-06' })).toBe('2025-03-06')
  })
  test('尚无到达记录的，送达日期未定', () => {
    expect(servedOn({ ...electronic, consent: true })).toBeNull()
  })
  test('未经受送达人同意的，不得采用（第九十条第一款；行政处罚法第六十一条第二款）', () => {
    expect(fields({ ...electronic, received_on: '2025-03-06' })).toEqual(['consent'])
    expect(messages(electronic)).toContain('确认书')
  })
})

describe('邮寄、委托送达', () => {
  test('邮寄的，以回执上注明的收件日期为送达日期，不以交邮日期（第九十一条）', () => {
    const post = { method: 'post', sent_on: '2025-03-05', evidence: '1234567890' } as const
    expect(servedOn(post)).toBeNull()
    expect(servedOn({ ...post, received_on: '2025-03-08' })).toBe('2025-03-08')
  })
  test('邮寄的应当有邮件单号', () => {
    expect(messages({ method: 'post', sent_on: '2025-03-05' })).toContain('邮件单号')
  })
  test('委托的，以受送达人签收日期为送达日期（第八十七条第二款、第九十一条）', () => {
    expect(servedOn({ method: 'entrusted', sent_on: '2025-03-05', evidence: '某某县司法局', received_on: '2025-03-12' })).toBe('2025-03-12')
  })
})

test('转交的，以受送达人在送达回证上的签收日期为送达日期（第九十二条至第九十四条）', () => {
  const forwarded = { method: 'forwarded', sent_on: '2025-03-05', evidence: '某某监狱' } as const
  expect(servedOn(forwarded)).toBeNull()
  expect(servedOn({ ...forwarded, received_on: '2025-03-07' })).toBe('2025-03-07')
})

describe('公告送达', () => {
  const notice = { method: 'notice', evidence: '邮寄退回，住所地查无此人；刊登于区政府门户网站' } as const
  test('自发出公告之日起经过三十日视为送达，公告当日不计算在内，期满日不因休假日顺延（第八十五条、第九十五条第一款）', () => {
    expect(servedOn({ ...notice, sent_on: '2025-03-01' })).toBe('2025-03-31')
    expect(servedOn({ ...notice, sent_on: '2025-09-01' })).toBe('2025-10-01')
  })
  test('2022年1月1日以前发出的公告经过六十日视为送达', () => {
    expect(servedOn({ ...notice, sent_on: '2021-12-31' })).toBe('2022-03-01')
    expect(servedOn({ ...notice, sent_on: '2022-01-01' })).toBe('2022-01-31')
  })
  test('应当记明原因和经过（第九十五条第二款），不填签收日期', () => {
    expect(fields({ method: 'notice', sent_on: '2025-03-01', received_on: '2025-03-10' })).toEqual(['received_on', 'evidence'])
  })
})

test('签收早于送出、方式不存在的，说明原因', () => {
  expect(messages({ method: 'direct', sent_on: '2025-03-05', received_on: '2025-03-04' })).toContain('早于送交日期')
  expect(messages({ method: 'toString', sent_on: '2025-03-05' })).toContain('公告送达')
})
test('每种方式都有条文依据', () => {
  expect(Object.values(serviceMethods).map(({ basis }) => [basis.law, basis.article])).toEqual([88, 89, 91, 90, 91, 94, 95].map((article) => ['民事诉讼法', article]))
})
test('登记的证明材料写明事由、见证人和录像', () => {
  expect(evidenceText({ method: 'left', sent_on: '2025-03-05', evidence: '拒绝签收', witness: '李某', recorded: true })).toBe('拒收事由：拒绝签收；见证人：李某；已拍照、录像')
  expect(evidenceText({ method: 'direct', sent_on: '2025-03-05' })).toBeNull()
})
