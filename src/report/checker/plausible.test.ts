/** What is called into question although a rule of speech would allow it: divisions always given whole, more come of a thing than there was, shares of a base told between. */
import { describe, expect, it } from 'vitest'
import { check } from './check.ts'

const findings = (text: string) => check(text).findings.map(({ severity, arithmetic }) => `${severity} ${arithmetic}`)

it.each([
  ['应诉案件90件,其中一审50件、二审20件。', 'doubt 50+20=70≠90'],
  ['行政处罚案件900件,其中简易程序500件、普通程序300件。', 'doubt 500+300=800≠900'],
  ['评查案卷80卷,其中优秀20卷、良好30卷、合格18卷、不合格2卷。', 'doubt 20+30+18+2=70≠80'],
  ['参训420人次,其中第一期110人次、第二期120人次、第三期100人次。', 'doubt 110+120+100=330≠420'],
  ['发布信息3680条,其中网站2460条、公众号620条、其他渠道3条。', 'contradiction 2460+620+3=3083≠3680'],
  ['受理申请2460件,其中甲类1500件、乙类1140件。', 'doubt 1500+1140=2640≠2460'],
  ['执法主体65个(行政机关34个、授权组织22个)。', 'doubt 34+22=56≠65'],
  ['进驻窗口36个,进驻事项1240项,其中1810项网上可办。', 'contradiction 1810>1240'],
  ['某街道40名公务员参加考试,其中满分61人。', 'contradiction 61>40'],
  ['调解纠纷320件,调解成功350件。', 'doubt 350>320'],
  ['发现隐患70处,整改92处。', 'doubt 92>70'],
  ['培训双语人员412名,占双语人员总数842名的50%。', 'contradiction 412÷842=48.93%，文中为50%'],
  ['一审案件109件,同比增长17.4%(2017年为95件)。', 'contradiction (109-95)÷95=14.74%，文中为增长17.4%'],
  ['办结率由92%提高到96.5%,提高6.4个百分点。', 'contradiction 96.5%-92%=4.5个百分点'],
  ['办理建议62件、提案150件,共167件。', 'doubt 62+150=212≠167'],
])('%s', (text, expected) => expect(findings(text)).toEqual([expected]))

describe('left alone', () => {
  it.each([
    '应诉案件86件,其中一审50件、二审20件、检察监督16件。',
    '处罚案件320件,其中当场处罚100件、普通程序180件、快速办理40件。',
    '立案86件(治安类60件、交通类20件等)。',
    '排查隐患120处,整改150处(含上年遗留30处)。',
    '开展排查120次,化解纠纷340件。',
    '党员42名,占职工总数60名的70%。',
    '涉及3个街道、12个社区,共20个点位。',
    '一审案件109件,同比增长14.7%(2023年95件),二审案件30件。',
    '办结率由92%提高到96.5%,提高4.5个百分点。',
  ])('%s', (text) => expect(findings(text)).toEqual([]))
})
