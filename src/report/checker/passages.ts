/** Passages written in digits that hold no number: dates and times in figures, telephone numbers, web addresses. */

/** A date in figures, a time of day, a year in characters with a figure among them (二0二三), a telephone number. */
const MOMENT = /(?:19|20)\d{2}([-/.])\d{1,2}\1\d{1,2}(?!\d)|(?:19|20)\d{2}[.](?:0?[1-9]|1[0-2])(?![\d%.\u4e00-\u9fff])|\d{1,2}\/\d{1,2}\/(?:19|20)\d{2}(?!\d)|\d{1,2}:\d{2}(?::\d{2})?(?!\d)|[一二][0O〇零九][0O〇零一二三四五六七八九]{2}(?=年)|1[3-9]\d([ -]?)\d{4}\2\d{4}(?!\d)|0\d{2,3}-\d{7,8}(?:[转-]\d{1,6})?(?!\d)/y

/** End of what begins here and is written in digits without being a number; 0 if nothing does. */
export function momentEnd(folded: string, at: number): number {
  MOMENT.lastIndex = at
  return MOMENT.test(folded) ? MOMENT.lastIndex : 0
}

const ADDRESS = /(?:https?:\/\/|www\.)[\w\-.~:/?#[\]@!$&'*+=%]*/y

/** End of a web address; 0 if none begins here. */
export function addressEnd(folded: string, at: number): number {
  ADDRESS.lastIndex = at
  return ADDRESS.test(folded) ? ADDRESS.lastIndex : 0
}
