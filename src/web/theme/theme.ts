import { theme as antd, type ThemeConfig } from 'antd'
import { useSyncExternalStore } from 'react'
import { fonts, tokens, type Mode } from './tokens.ts'

/** The theme of antd from our tokens. */
export function antdTheme(mode: Mode): ThemeConfig {
  const t = tokens[mode]
  return {
    algorithm: mode === 'dark' ? antd.darkAlgorithm : antd.defaultAlgorithm,
    token: {
      colorPrimary: t.ink, colorInfo: t.ink, colorLink: t.link, colorLinkHover: t.link, colorError: t.vermilion, colorErrorText: t.vermilion, colorWarning: t.amber, colorSuccess: t.green,
      colorBgLayout: t.paper, colorBgContainer: t.surface, colorBgElevated: t.surface, colorBorder: t['line-strong'], colorBorderSecondary: t.line, colorSplit: t.line,
      colorText: t.text, colorTextSecondary: t.muted, colorTextTertiary: t.muted, colorTextDescription: t.muted, colorTextPlaceholder: t.muted, colorTextDisabled: t.muted,
      fontFamily: fonts.sans, fontSize: 14, borderRadius: 4, controlHeight: 32, motionDurationMid: '0.12s', motionDurationSlow: '0.16s', wireframe: false,
    },
    components: { Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' }, Tabs: { horizontalItemPadding: '10px 0', horizontalMargin: '0', itemSelectedColor: t.link, inkBarColor: t.link, itemHoverColor: t.link } },
  }
}

const KEY = 'zhunsheng.mode'
const listeners = new Set<() => void>()
const preferred = (): Mode => matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
const current = (): Mode => (localStorage.getItem(KEY) as Mode | null) ?? preferred()

/** Writes the tokens where the style sheet reads them. */
export function applyMode(mode: Mode = current()): void {
  const root = document.documentElement
  root.dataset.mode = mode
  root.style.colorScheme = mode
  for (const [name, value] of Object.entries(tokens[mode])) root.style.setProperty(`--${name}`, value)
  root.style.setProperty('--sans', fonts.sans)
  root.style.setProperty('--paper-face', fonts.paper)
}

const changed = () => {
  applyMode()
  for (const listener of listeners) listener()
}
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', changed)
// Switched in one window, switched in all.
addEventListener('storage', ({ key }) => { if (key === KEY) changed() })

/** Light or dark, as the machine has it until somebody switches; the switch is kept on this machine. */
export function useMode(): readonly [Mode, () => void] {
  const mode = useSyncExternalStore((listener) => { listeners.add(listener); return () => { listeners.delete(listener) } }, current)
  const toggle = () => {
    localStorage.setItem(KEY, mode === 'dark' ? 'light' : 'dark')
    changed()
  }
  return [mode, toggle]
}
