/** A pattern for texts that contain what somebody typed, its wildcards taken as text. */
export const containing = (typed: string): string => `%${typed.replace(/[\\%_]/g, '\\$&')}%`
