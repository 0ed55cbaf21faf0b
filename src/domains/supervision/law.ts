import { law, notice, type Citation } from '../../kernel/law/law.ts'

/** Not at hand in full: articles 1, 2, 3, 5 and parts of 4 and 6. What the papers ask and when they are due is a setting. */
export const 监督条例 = law('行政执法监督条例', ['2026-02-01'])
export const 市县决定 = notice('国务院关于加强市县政府依法行政的决定', '国发〔2008〕17号')

// ---- what places had before the national regulation, and still have beside it
export const 湖南程序规定 = law('湖南省行政程序规定', ['2008-10-01'])
/** Of 2014; its articles are known by what they say, not by their text. */
export const 山东监督条例 = (article: number): Citation => ({ law: '山东省行政执法监督条例', article })
