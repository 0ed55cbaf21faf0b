/** Told in Chinese what is being done, one short sentence at a time; the caller shows it. */
export type Progress = (message: string) => void
