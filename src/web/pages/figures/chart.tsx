import { useEffect, useRef } from 'react'
import { useMode } from '../../theme/theme.ts'
import { fonts, tokens } from '../../theme/tokens.ts'

export interface Series { readonly name: string; readonly values: readonly (number | null)[] }
interface Props {
  /** What the chart says, for those who do not see it. */
  readonly label: string
  readonly kind: 'line' | 'bar' | 'row'
  readonly categories: readonly string[]
  readonly series: readonly Series[]
  readonly unit: string
  readonly height?: number
}

/** A chart in the colours of the house; series differ by lightness and mark, not by hue alone. */
export function Chart({ label, kind, categories, series, unit, height = 240 }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const [mode] = useMode()
  useEffect(() => {
    let gone = false
    let drop = () => {}
    void import('./echarts.ts').then(({ init }) => {
      if (gone || !box.current) return
      const t = tokens[mode]
      const chart = init(box.current, null, { renderer: 'svg' })
      const axis = { axisLine: { lineStyle: { color: t['line-strong'] } }, axisTick: { show: false }, axisLabel: { color: t.muted, fontFamily: fonts.sans }, splitLine: { lineStyle: { color: t.line } } }
      const names = { ...axis, type: 'category' as const, data: [...categories], inverse: kind === 'row', axisLabel: { ...axis.axisLabel, interval: kind === 'row' ? 0 : 'auto' as const, width: 140, overflow: 'truncate' as const } }
      const values = { ...axis, type: 'value' as const, minInterval: unit === '%' ? 0 : 1 }
      const colours = [t.ink, t['line-strong'], t.muted]
      chart.setOption({
        animationDuration: 160, color: colours, textStyle: { fontFamily: fonts.sans },
        grid: { left: 8, right: kind === 'row' ? 64 : 24, top: series.length > 1 ? 34 : 14, bottom: 4, containLabel: true },
        ...(series.length > 1 && { legend: { top: 0, right: 0, itemWidth: 16, textStyle: { color: t.text } } }),
        tooltip: { trigger: 'axis', valueFormatter: (value: unknown) => value === null || value === undefined ? '无数据' : `${Number(value).toLocaleString('zh-CN')} ${unit}` },
        xAxis: kind === 'row' ? values : names, yAxis: kind === 'row' ? names : values,
        series: series.map(({ name, values: data }, at) => kind === 'line'
          ? { name, type: 'line' as const, data: [...data], symbol: at === 0 ? 'circle' : 'rect', symbolSize: 6, showAllSymbol: true, lineStyle: { width: 2, type: at === 0 ? 'solid' as const : 'dashed' as const } }
          : { name, type: 'bar' as const, data: [...data], barMaxWidth: 22, ...(kind === 'row' && { label: { show: true, position: 'right' as const, color: t.text, fontFamily: fonts.sans, formatter: ({ value }: { value?: unknown }) => Number(value).toLocaleString('zh-CN') } }) }),
      })
      const watch = new ResizeObserver(() => chart.resize())
      watch.observe(box.current)
      drop = () => { watch.disconnect(); chart.dispose() }
    })
    return () => { gone = true; drop() }
  }, [kind, categories, series, unit, mode])
  return <div ref={box} role="img" aria-label={label} style={{ height }} />
}
