/** How far the work on a draw is, as its page asks. */
export interface Progress { readonly stage: string; readonly share: number }
