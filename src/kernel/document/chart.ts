import type { Chart } from './paper.ts'
import { escapeXml, HEADER, paragraph } from './wordml.ts'

const EMU_PER_MM = 36_000
const WIDTH_MM = 156
/** Ink, a lighter ink, grey: told apart without colour by their lightness. */
const COLOURS = ['1F4068', '8CACD0', '625E57']
const NAMESPACE = 'http://schemas.openxmlformats.org/drawingml/2006/chart'

/** The place of a chart, as wide as the type area. `n` counts the paper's charts from 1. */
export const chartPlaceXml = ({ height_mm, alt }: Chart, n: number): string => paragraph('Picture',
  `<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="${WIDTH_MM * EMU_PER_MM}" cy="${height_mm * EMU_PER_MM}"/>`
  + `<wp:docPr id="${n}" name="图${n}" descr="${escapeXml(alt)}"/><a:graphic><a:graphicData uri="${NAMESPACE}">`
  + `<c:chart xmlns:c="${NAMESPACE}" r:id="chart${n}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`)

const points = (values: readonly (string | number | null)[]): string => `<c:ptCount val="${values.length}"/>${
  values.map((value, at) => value === null ? '' : `<c:pt idx="${at}"><c:v>${escapeXml(String(value))}</c:v></c:pt>`).join('')}`
const text = (size: number): string =>
  `<c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz="${size * 100}"><a:ea typeface="宋体"/></a:defRPr></a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr>`
const line = (colour: string): string => `<c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="${colour}"/></a:solidFill></a:ln></c:spPr>`

/** Bars that say their value: a chart of the word processor's own, so that it prints sharp and can be read out. */
export function chartXml({ categories, series, sideways }: Chart): string {
  const bars = series.map(({ name, values }, at) => `<c:ser><c:idx val="${at}"/><c:order val="${at}"/><c:tx><c:strRef><c:f>图!$${'BCDEF'[at]}$1</c:f>`
    + `<c:strCache>${points([name])}</c:strCache></c:strRef></c:tx><c:spPr><a:solidFill><a:srgbClr val="${COLOURS[at % COLOURS.length]}"/></a:solidFill></c:spPr><c:invertIfNegative val="0"/>`
    + `<c:dLbls>${text(9)}<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>`
    + `<c:cat><c:strRef><c:f>图!$A$2:$A$${categories.length + 1}</c:f><c:strCache>${points(categories)}</c:strCache></c:strRef></c:cat>`
    + `<c:val><c:numRef><c:f>图!$${'BCDEF'[at]}$2:$${'BCDEF'[at]}$${categories.length + 1}</c:f><c:numCache><c:formatCode>General</c:formatCode>${points(values)}</c:numCache></c:numRef></c:val></c:ser>`).join('')
  const axes = '<c:axId val="1"/><c:axId val="2"/>'
  return `${HEADER}<c:chartSpace xmlns:c="${NAMESPACE}" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/>`
    + `<c:plotArea><c:layout/><c:barChart><c:barDir val="${sideways ? 'bar' : 'col'}"/><c:grouping val="clustered"/><c:varyColors val="0"/>${bars}<c:gapWidth val="50"/>${axes}</c:barChart>`
    // Sideways the first stands on top, as one reads.
    + `<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="${sideways ? 'maxMin' : 'minMax'}"/></c:scaling><c:delete val="0"/><c:axPos val="${sideways ? 'l' : 'b'}"/>`
    + `<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>${line('787878')}${text(9)}<c:crossAx val="2"/><c:crosses val="autoZero"/></c:catAx>`
    + `<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/><c:min val="0"/></c:scaling><c:delete val="1"/><c:axPos val="${sideways ? 't' : 'l'}"/><c:crossAx val="1"/></c:valAx>`
    + `</c:plotArea>${series.length > 1 ? `<c:legend><c:legendPos val="t"/>${text(9)}</c:legend>` : ''}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart><c:spPr><a:ln><a:noFill/></a:ln></c:spPr></c:chartSpace>`
}
