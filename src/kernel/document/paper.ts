/** A piece of a line: plain, or raised (a reference to a source), or bold. */
export type Inline = string | { readonly text: string; readonly superscript?: true; readonly bold?: true }
export type Prose = string | readonly Inline[]

export interface Column {
  /** Share of the table's width, in any unit; equal shares by default. */
  readonly width?: number
  readonly align?: 'left' | 'center' | 'right'
}

/** Bars by category, a colour a series, each with its value. */
export interface Chart {
  readonly categories: readonly string[]
  readonly series: readonly { readonly name: string; readonly values: readonly (number | null)[] }[]
  /** Lying bars, for names that are long. */
  readonly sideways?: true
  readonly height_mm: number
  /** What the chart says, for those who do not see it. */
  readonly alt: string
}

/** The blocks a paper is made of, in reading order. Text may hold template tags, 「{申请人}」. */
export type Block =
  | { readonly kind: 'body'; readonly text: Prose }
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3 | 4; readonly text: Prose }
  | { readonly kind: 'addressee'; readonly text: string }
  | { readonly kind: 'table'; readonly rows: readonly (readonly Prose[])[]; readonly header?: true; readonly columns?: readonly Column[]; readonly caption?: string }
  /** A tag that prints a code, with what it is for. */
  | { readonly kind: 'code'; readonly tag: string; readonly caption: string }
  | { readonly kind: 'chart'; readonly chart: Chart; readonly caption?: string }
  /** 附件说明: the names of what is attached. */
  | { readonly kind: 'attachments'; readonly names: readonly string[] }
  /** 署名, 成文日期 and the place of the seal. */
  | { readonly kind: 'signature'; readonly organ: string; readonly date: string }
  /** 附注: （此件公开发布） */
  | { readonly kind: 'note'; readonly text: string }
  /** Small numbered lines that say where figures come from. */
  | { readonly kind: 'sources'; readonly items: readonly string[] }
  /** An attachment bound with the paper: a new page, 「附件1」, its title. */
  | { readonly kind: 'annex'; readonly label: string; readonly title: string }
  | { readonly kind: 'page_break' }

/** An official paper (GB/T 9704-2012): head, body, imprint. */
export interface Paper {
  /** 发文机关标志; with it the paper has a red head. */
  readonly mark?: string
  /** 发文字号: under the mark, or under the title of a paper without one. */
  readonly number?: string
  /** 签发人, on papers to a higher organ. */
  readonly signer?: string
  /** One string a printed line: words are not split, lines form a trapezium or a lozenge. */
  readonly title: readonly string[]
  readonly blocks: readonly Block[]
  /** 版记: 抄送 and 印发. */
  readonly imprint?: { readonly copies?: string; readonly office?: string; readonly printed_on?: string }
  /** A line below the page number: number and check code of a frozen report. */
  readonly footer?: string
}
