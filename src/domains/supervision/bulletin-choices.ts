/** Kinds of bulletin by the stretch they look back on (周分析研判、月通报排名、季通报整改). */
export const bulletins = { week: '周分析', month: '月通报', quarter: '季度整改通报' } as const
export type BulletinKind = keyof typeof bulletins

export const bulletinChapters = { situation: '基本情况', ranking: '工作排名', problems: '存在的问题', requirements: '下一步要求' } as const
