/** Units and measure words of official prose, and what they may be confused with. */

const COUNTS = ('个 项 条 件 起 宗 次 名 位 人 家 户 处 所 间 座 栋 幢 套 台 辆 艘 架 部 本 册 篇 期 场 批 轮 级 层 类 种 样 款 章 节 句 字 页 幅 张 块 片 支 队 组 ' +
  '班 团 群 对 双 副 把 枚 粒 颗 头 只 匹 棵 株 箱 袋 桶 包 盒 瓶 份 例 笔 桩 单 票 卷 宗 盏 根 口 扇 面 门 堂 届 遍 趟 回 手 档 尾 羽 顶 床 席 集 首 幕 版 帧 盘 车 锅 壶 碗 杯 盆 街 镇 村 社区 ' +
  '代 方 杆 列 节 具 尊 封 通 则 篇章 剂 针 人份 户数 步 环 打 两 户头 床位 车位 工位 课 站 点 段 方面 省 市 县 区 国 里 路 圈 岁 周岁 名额 案').split(' ')

/** Taken together with 次 as one measure: 人次, 户次, 篇次. */
const BEFORE_TIMES = '人 户 家 件 项 场 批 篇 台 辆 艘 架 班 份 条 起 个 车 组 台套 点 只 头 例 处 所'.split(' ')

const COMPOUND = ('件次 场次 台套 人份 个工作日 工作日 个月 个小时 小时 个学时 学时 课时 个课时 分钟 秒 秒钟 毫秒 天 个星期 星期 周 年 岁 周岁 日 个季度 ' +
  '平方米 平方公里 平方千米 平方 立方米 立方 公里 千米 米 厘米 毫米 海里 公顷 亩 吨 公斤 千克 克 毫克 升 毫升 斤 蒸吨 千瓦时 千瓦 兆瓦 度 分贝 千伏 伏 标箱 ' +
  '标准煤 吨标准煤 摄氏度 公分 千卡 赫兹 兆赫 兆赫兹 毫克 微克 位数 兆 兆字节 字节 户籍人口 万户 公里/小时 建筑面积 人天 人日 车次 架次 班次 航次 频次 批次 届次 轮次').split(' ')

export const PHYSICAL: ReadonlySet<string> = new Set(('平方米 平方公里 平方千米 平方 立方米 立方 公里 千米 米 厘米 毫米 海里 公顷 亩 吨 公斤 千克 克 毫克 升 毫升 斤 蒸吨 千瓦时 千瓦 兆瓦 度 分贝 千伏 伏 ' +
  '标箱 摄氏度 微克 公分 千卡 赫兹 两').split(' '))

export const DURATIONS: ReadonlySet<string> = new Set('年 个月 天 日 周 星期 个星期 小时 个小时 分钟 秒 秒钟 毫秒 个工作日 工作日 个季度 岁 周岁'.split(' '))

/** Money: printed with its own 万 or 亿, which stay in the unit. */
export const CURRENCIES: readonly string[] = ('元人民币 人民币 港元 港币 澳门元 新台币 台币 美元 美金 美刀 欧元 日元 韩元 澳元 加元 新加坡元 英镑 瑞士法郎 法郎 卢布 卢比 泰铢 比索 克朗 令吉 奈拉 ' +
  '元 块钱 角').split(' ')

/** Signs and codes of a currency set before the number. */
export const CURRENCY_SIGNS: Readonly<Record<string, string>> = { '￥': '元', '¥': '元', $: '美元', '€': '欧元', '£': '英镑', RMB: '元', CNY: '元', USD: '美元', HKD: '港元', EUR: '欧元', GBP: '英镑', JPY: '日元' }

const RATES = ['%', '‰', '个百分点', '百分点', '倍', '番', '折', '分'] as const

export const MEASURES: readonly string[] = [...COUNTS, ...BEFORE_TIMES.map((word) => `${word}次`), ...COMPOUND, ...CURRENCIES, ...RATES,
  'kg', 'KG', 'mg', 'km', 'KM', 'm', 'cm', 'CM', 'mm', 'MM', 'ml', 'mL', 'ms', 'MW', 'kW', 'KW', 'kWh', 'kV', 'dB', 'Hz', 'kHz', 'MHz', 'GHz', 'KB', 'GB', 'TB', 'PB', 'MB', 'Mbps', '㎡', 'm²', 'm³', 'm2', 'm3',
  'km²', '℃', '°C', '°', '件套', '台(套)', '处(所)', '吨公里']

/** Adjectives between number and measure: 23大类, 3小项. */
export const MEASURE_ADJECTIVES = '大小整'
export const AFTER_ADJECTIVE = '类项块步组批片个'

/** A measure followed by one of these is the beginning of another word. */
export const NOT_MEASURE_BEFORE: Readonly<Record<string, string>> = {
  分: '别之类布为管析工配级局校院公区', 部: '门分委署队落', 家: '庭长', 次: '日年月之', 位: '居列于置', 天: '津然', 面: '积向对临', 门: '店户口', 级: '别', 期: '间限',
  场: '所地景', 只: '有要能是', 对: '口接应象于', 班: '子主', 组: '织成建', 队: '伍', 团: '体队结', 台: '账帐县山', 方: '面式案针向便法', 户: '籍', 人: '民大才员均事格', 名: '单录称义誉',
  处: '理罚置分于', 层: '面级', 节: '点约日', 所: '有以谓', 升: '级', 克: '服', 成: '立为功员果效绩本长交熟就都形品套', 起: '来草步', 单: '位一独行元', 通: '过报知告', 代: '表理办码',
  步: '骤', 环: '节境', 点: '位评赞', 站: '位', 段: '落', 里: '程', 路: '径面', 课: '题程堂', 针: '对', 具: '有体备', 列: '入为举', 版: '本', 集: '中体团', 首: '次创批个问', 回: '应访复头', 手: '段续机册',
  本: '级区市地年人着部科', 口: '径', 支: '持付部', 条: '例', 卷: '烟', 把: '关握', 副: '区局市主', 度: '假', 周: '边期', 字: '样', 圈: '子', 头: '部', 街: '道镇', 镇: '级街办', 村: '级居委民', 封: '闭',
  包: '括含容', 批: '准复', 案: '例件由', 顶: '层', 席: '位', 档: '案', 车: '辆', 盘: '活', 片: '区', 打: '击造好开算下通印卡破赢架假响法牢非', 伏: '天击法案', 元: '化素结论件老宵旦', 角: '洲形债色逐', 根: '据本', 双: '向方', 群: '众', 类: '似',
}
