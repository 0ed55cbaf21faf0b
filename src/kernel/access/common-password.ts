/**
 * What people choose when a rule forces them to: a well-known word with a year, a digit or a sign behind it.
 * Comparing the bare word catches the families (`Admin@2024`, `P@ssw0rd123`) that a list of passwords must enumerate.
 */
const WORDS = new Set([
  '', 'password', 'passwd', 'pass', 'passw', 'pwd', 'mima', 'admin', 'administrator', 'root', 'user', 'guest', 'test', 'testing', 'demo', 'default',
  'login', 'welcome', 'huanying', 'hello', 'nihao', 'woaini', 'iloveyou', 'love', 'aini', 'letmein', 'secret', 'changeme', 'temp', 'system',
  'qwerty', 'qwert', 'qwer', 'qwertyuiop', 'asdf', 'asdfgh', 'asdfghjkl', 'zxcv', 'zxcvbn', 'zxcvbnm', 'qazwsx', 'qazwsxedc', 'qaz', 'wsx', 'qweasd', 'qweasdzxc',
  'abc', 'abcd', 'abcde', 'abcdef', 'abcdefg', 'aaa', 'aaaa', 'aa', 'a', 'aabb', 'xyz', 'dragon', 'monkey', 'master', 'sunshine', 'princess', 'football',
  'baseball', 'superman', 'shadow', 'michael', 'computer', 'internet', 'google', 'baidu', 'tencent', 'alibaba', 'huawei', 'china', 'zhongguo', 'beijing', 'shanghai',
  'tianjin', 'zhengfu', 'sifaju', 'sifa', 'zhifa', 'fayi', 'fazhi', 'fuyi', 'xzfy', 'xzzf', 'zfb', 'gov', 'govcn', 'justice', 'law', 'zhunsheng',
])
const LOOKALIKES: { readonly [sign: string]: string } = { '@': 'a', '4': 'a', '0': 'o', '1': 'i', '!': 'i', '3': 'e', '$': 's', '5': 's', '7': 't' }
const RUNS = ['abcdefghijklmnopqrstuvwxyz', '01234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', '1qaz2wsx3edc4rfv5tgb6yhn', '!@#$%^&*()']

/** Whether the password is one that guessing begins with. */
export function isCommon(password: string): boolean {
  const lower = password.toLowerCase()
  const letters = (text: string) => text.replace(/[^a-z]/g, '')
  const trimmed = lower.replace(/^[^a-z]+|[^a-z]+$/g, '')
  const read = [...lower.replace(/[\d\W_]+$/, '')].map((sign) => LOOKALIKES[sign] ?? sign).join('')
  return [letters(lower), letters(trimmed), letters(read)].some((word) => WORDS.has(halved(word))) || isRun(lower)
}

/** `passwordpassword` is `password`. */
const halved = (word: string): string => word.length % 2 === 0 && word.slice(0, word.length / 2) === word.slice(word.length / 2) ? word.slice(0, word.length / 2) : word

/** Mostly one run of neighbouring keys or letters, forwards or backwards, or few different signs. */
function isRun(lower: string): boolean {
  if (new Set(lower).size <= 4) return true
  const longest = RUNS.flatMap((run) => [run, [...run].reverse().join('')]).reduce((most, run) => Math.max(most, longestShared(lower, run)), 0)
  return longest * 2 > lower.length
}

function longestShared(text: string, run: string): number {
  for (let length = Math.min(text.length, run.length); length > 3; length--)
    for (let at = 0; at + length <= text.length; at++) if (run.includes(text.slice(at, at + length))) return length
  return 0
}
