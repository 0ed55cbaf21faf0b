import { law, notice, type Citation } from '../../kernel/law/law.ts'

export const 市县依法行政决定 = notice('国务院关于加强市县政府依法行政的决定', '国发〔2008〕17号')
/** 第六十条第三款 is the one provincial text at hand on certificates; it names no periods. */
export const 山东程序规定 = law('山东省行政程序规定', ['2012-01-01'])
/** Certificates are the provinces' to manage (实施纲要（十五）); what their rules say is entered as settings. */
export const 地方证件规定: Citation = { law: '行政执法证件管理的地方规定' }
