/**
 * Fixed expressions of official Chinese that contain a numeral and count nothing in the report:
 * programmes, slogans, idioms. General vocabulary only; what one report alone says does not belong here.
 */

/** Programmes whose numeral tells how many members they have; where the members are named beside, it is checked. */
export const PROGRAMMES: readonly string[] = ('三项制度 三统一 四个意识 四个自信 两个维护 两个确立 四个全面 五位一体 三重一大 三会一课 两学一做 三严三实 八项规定 一岗双责 三个代表 ' +
  '五大发展理念 四个最严 三个必须 四个伟大 两个一百年 四风 三公经费 三农 六稳 六保 六税两费 三定 双随机 一公开 一规划两纲要 一规划两方案 两不愁三保障 两个毫不动摇 四下基层 三个一批 ' +
  '三张清单 四张清单 五个认同 四史 三区三线 八五普法 七五普法 六五普法 八五规划 七五规划 法律六进 两法衔接 两代表一委员 五级书记 三级书记 一村一法律顾问 一村一顾问 一村社区一法律顾问 五社联动 三治融合 ' +
  '三调联动 四所一庭 一庭两所 两所一庭 三所联动 三官一律 四个一律 三大攻坚战 七一勋章 六个一 五个一 十个一 四个一 三个一 八个一 两个结合 十大工程 八八战略 三同步').split(' ')

export const IDIOMS: readonly string[] = ('一带一路 一国两制 一网通办 一网统管 一窗受理 一窗通办 一窗综办 一件事 一次办 一次办好 一次性 一次办成 一站式 一把手 一体化 一揽子 一刀切 一支队伍 一门式 一张网 一张蓝图 一条龙 一盘棋 一竿子 ' +
  '最多跑一次 只跑一次 跑一次 只进一扇门 进一扇门 一枚印章 一颗印章 一张清单 一事一议 一案一档 一人一档 一企一策 一村一策 一事一策 一类一策 一业一册 一业一查 一业一证 一企一档 一户一档 一户一策 一案一评 一案三查 一案双查 一对一 点对点 一般性 一系列 ' +
  '一方面 一部分 一段时间 一定程度 一定数量 同一个 另一个 每一个 每一件 每一项 每一位 每一起 每一名 每一次 每一处 任何一个 任何一项 哪一个 某一个 这一个 这一项 那一个 上一个 下一个 任一 新一轮 上一轮 下一轮 进一步 一步步 一步到位 再上一个 一个样 一个个 一件件 一项项 一次次 一家家 一户户 ' +
  '一届 一把尺子 一本账 一账通 一码 一卡通 一面旗 一片 一代 一直 一同 一律 一旦 一致 一再 一时 一经 一级响应 二级响应 三级响应 四级响应 二维码 三方 三甲 三级甲等 二级甲等 ' +
  '二级以上 三级以上 十佳 十强 百强 百佳 百优 双百 三百六十行 千方百计 千家万户 千军万马 万众一心 万无一失 百花齐放 四面八方 五花八门 四通八达 三令五申 百年大计 百姓 千万 十分 一分为二 三三两两 不管三七二十一 十全十美 百折不挠 十拿九稳 千头万绪 千差万别 千变万化 千钧 ' +
  '百日攻坚 百日行动 百日会战 百日大战 百日整治 百千万工程 千企万户 千人计划 万人计划 万人助万企 万企兴万村 百名红通 千名干部 万名干部 百县千镇万村 百县千村 一村一品 三支一扶 四好农村路 四议两公开 一站到底 一键 一图读懂 十年磨一剑 二次创业 二次供水 二次利用 二次审议 五一 六一 七一 八一 十一届 ' +
  '八小时以外 八小时之外 八小时外 二十四节气 二十四小时 七天无理由 一周岁 一年级 二年级 三年级 四年级 五年级 六年级 一年一度 一年来 一年一次 三年一届 四套班子 五套班子 四大班子 珠三角 长三角 铁三角 三天两头 最后一公里 最先一公里 最后一米 五年规划 一五一十 一线 一百年 两个一百年 一季度 二季度 三季度 四季度 百分点').split(' ')

/** A directed count of the plainest things keeps counting inside quotation marks: “五个领域”. */
export const PLAIN_NOUNS: readonly string[] = '领域 部门 方面 环节 单位 地区 镇街 街道 乡镇 社区 行业'.split(' ')

/** What follows a number of years in the name of a plan: 三年行动, 五年规划. */
export const PLAN_NOUNS: readonly string[] = '行动 计划 规划 攻坚 滚动 方案 战略 纲要 倍增 提升 大变样 决胜 专项'.split(' ')

/** A short number before one of these is the number of a service line. */
export const HOTLINE_NOUNS: readonly string[] = '热线 工单 电话 平台 专线 服务 政务 便民 举报 投诉 报警 法律 非警务 公共 智能 消费 接处警 接警 出警 警情 指挥中心 急救'.split(' ')

/** After N级: a grade, not a number of levels. */
export const GRADE_NOUNS: readonly string[] = ('响应 警报 预警 巡视员 调研员 主任科员 高级 警督 警司 警监 警长 法官 检察官 建造师 等保 医院 甲等 以上 以下 标准 保护 安全 资质 伤残 残疾 职员 主办 教师 律师 心理 公证员 检验 风险 文物 英雄 档案 公路 消防 心理咨询 ' +
  '主管 科员 专业 指标 目录 事故 应急响应 工伤 运动员 演员 技师 综合').split(' ')

/** Labels of page furniture; a bare number after them counts nothing of the report. */
export const PAGE_LABELS: readonly string[] = '浏览次数 浏览量 阅读次数 阅读量 访问量 点击量 点击数 点击率 字号 字体 页码 索引号 邮编 邮政编码 电话 联系电话 传真 备案号 网站标识码 许可证号 编号 阅读 浏览 访问次数 文号 序号'.split(' ')
