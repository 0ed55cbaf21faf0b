/** Verbs and connectives of official prose at which a noun phrase ends or before which it begins. */

/** A noun phrase after a measure word ends before one of these. */
export const PHRASE_END: readonly string[] = ('开展 进行 实现 完成 有效 出具 参加 参与 予以 给予 列入 纳入 全部 均 已 未 不 被 在 正在 存在 尚 由 对 将 为 并 及时 依托 按照 落实 履行 通过 受理 办结 达到 征求 取消 新增 申请 发生 设立 建立 组织 获得 荣获 ' +
  '实施 作出 提出 提供 压缩 精简 减少 增加 下降 增长 提升 固化 退回 入驻 接入 上线 运行 分别 共 共计 其中 以及 集中 涉及 签订 签署 采取 接受 使用 得到 成为 形成 成立 平均 人均 累计 发放 处理 办理').split(' ')

/** Openers to be taken off the phrase before a number. */
export const LEAD_IN: readonly string[] = ('其中 全年 今年 去年 截至目前 截止目前 目前 期间 同时 此外 另外 累计 共计 总计 合计 共 已 先后 分别 约 近 超过 超 达到 达 为 有 的 了 计 等 仅 还 并 均 全市 全区 全县 全省 我区 我县 我市 ' +
  '截至年底 年内 当年 本年度 本年 年度 一年来 以来 总数 总数为 主要 一是 二是 三是 四是 五是').split(' ')
