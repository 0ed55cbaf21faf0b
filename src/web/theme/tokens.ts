/**
 * The colours of the house, once. Ink blue for structure and actions, warm grey for surfaces, vermilion only for the
 * seal and for what is overdue, amber for near, green for done. Text tokens reach 4.5:1 on `surface` and `paper`.
 */
const light = {
  ink: '#1f4068', 'ink-deep': '#182f4a', 'ink-soft': '#e9eff6', link: '#1f5a96',
  paper: '#f6f4f0', surface: '#ffffff', raised: '#fbfaf8', line: '#e3ded6', 'line-strong': '#c8c1b5',
  text: '#23272e', muted: '#625e57', rest: '#eae6df',
  vermilion: '#b32d1b', 'vermilion-soft': '#fbebe8', amber: '#875600', 'amber-soft': '#fdf3dd', green: '#2b6743', 'green-soft': '#e9f3ec',
}
const dark: typeof light = {
  ink: '#44719f', 'ink-deep': '#12181f', 'ink-soft': '#22303f', link: '#8db8e6',
  paper: '#16181b', surface: '#1e2125', raised: '#23272c', line: '#343940', 'line-strong': '#4d545d',
  text: '#e7e4de', muted: '#aaa69d', rest: '#2b2e33',
  vermilion: '#f18a76', 'vermilion-soft': '#41231e', amber: '#e6b65f', 'amber-soft': '#3a2f18', green: '#83c99e', 'green-soft': '#1f3428',
}
export const tokens = { light, dark }
export type Mode = keyof typeof tokens

export const fonts = {
  sans: '"PingFang SC", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Micro Hei", sans-serif',
  paper: 'FangSong, 仿宋, STFangsong, "Noto Serif SC", "Noto Serif CJK SC", SimSun, serif',
}
