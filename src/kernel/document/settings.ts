import { defineSetting } from '../setting/setting.ts'

/** Without it papers carry no code: a code that leads nowhere is worse than none. */
export const publicSite = defineSetting({
  id: 'public_site', label: '公众网站地址（印在文书二维码中）', kind: 'text', fallback: '', source: '由本级政府门户网站确定，格式如 https://zf.example.gov.cn',
})
