/** Findings are Chinese sentences: their marks are full-width, those inside numbers and sums stay as they are. */

const WIDE: Readonly<Record<string, string>> = { ',': '，', ':': '：', ';': '；' }

/** 应为95%,文中为96% → 应为95%，文中为96%; (64-3)÷64, 1,286 and what is quoted keep their marks. */
export function typeset(text: string): string {
  const marked = text.replace(/“[^”]*”|(?<!\d),|,(?!\d{3}(?!\d))|[:;]/g, (mark) => WIDE[mark] ?? mark)
  return marked.replace(/\(([^()]*)\)/g, (whole: string, inside: string, at: number) => (/[\u4e00-\u9fff]/.test(inside) || /[\u4e00-\u9fff”》]/.test(marked[at - 1] ?? '') ? `（${inside}）` : whole))
}
