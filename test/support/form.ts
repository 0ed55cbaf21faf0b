import type { Locator, Page } from 'playwright-core'

/** The whole name of a control, with or without the mark of a required one. */
const named = (label: string): RegExp => new RegExp(`^${label.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*\\*?\\s*(（必填）)?$`)

/** Types into the field of that label; one that offers values takes others as well. */
export const enter = (page: Page | Locator, label: string, text: string): Promise<void> =>
  page.getByRole('textbox', { name: named(label) }).or(page.getByRole('combobox', { name: named(label) })).fill(text)

/** Chooses from the list of that label, as a person does: open, type what one looks for, take the line. */
export async function choose(page: Page, label: string, ...options: readonly string[]): Promise<void> {
  const box = page.getByRole('combobox', { name: named(label) })
  for (const option of options) {
    await box.click()
    if (await box.isEditable()) await box.fill(option)
    await page.locator('.ant-select-dropdown:visible .ant-select-item-option').filter({ hasText: option }).first().click()
  }
  if (options.length > 1) {
    await page.keyboard.press('Escape')
    await page.locator('.ant-select-dropdown:visible').waitFor({ state: 'hidden' })
  }
}

/** Picks one of the few that stand open. */
export const pick = (page: Page, label: string, option: string): Promise<void> => page.getByRole('radiogroup', { name: named(label) }).getByText(option, { exact: true }).click()
