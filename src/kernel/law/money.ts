/**
 * Fen of an amount in yuan. Money is counted in whole fen: a binary fraction cannot hold 0.03 of anything.
 * @param yuan a decimal with at most two places, `1234.50`
 * @throws RangeError for anything else
 */
export function fenOf(yuan: string): bigint {
  const [, sign, whole, fraction = ''] = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(yuan) ?? []
  if (whole === undefined) throw new RangeError(`“${yuan}”不是有效金额，请按“1234.50”的格式填写，单位为元`)
  const fen = BigInt(whole + fraction.padEnd(2, '0'))
  return sign ? -fen : fen
}

/** The amount in yuan with two places, `1234.50`. */
export function yuanOf(fen: bigint): string {
  const digits = String(fen < 0n ? -fen : fen).padStart(3, '0')
  return `${fen < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}
