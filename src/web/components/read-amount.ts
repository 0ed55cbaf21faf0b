/** An amount as people type it or paste it from a table: 1,000.5, １０００．５, 1000元. What is none stays as typed, for the server to name. */
export const readAmount = (text: string): string | null => text.normalize('NFKC').replaceAll(/[,¥\s]/g, '').replaceAll('。', '.').replace(/^(-?\d+(?:\.\d*)?)元$/, '$1') || null
