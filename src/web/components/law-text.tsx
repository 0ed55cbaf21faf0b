import { citationText, placeText, type Citation } from '../../kernel/law/law.ts'

/** An article as people cite it; `short` leaves the title to the tooltip where it stands beside others of its law. */
export function LawText({ of, short = false }: { readonly of: Citation; readonly short?: boolean }) {
  const full = citationText(of)
  return <cite className="law" title={full}>{short ? placeText(of) || full : full}</cite>
}

/** Several articles in a row. */
export const LawTexts = ({ of }: { readonly of: readonly Citation[] }) => <>{of.map((one, at) => <span key={at}>{at > 0 && '、'}<LawText of={one} /></span>)}</>
