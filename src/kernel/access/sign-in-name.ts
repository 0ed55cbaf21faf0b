const FORM = /^[a-z0-9][a-z0-9._-]{1,63}$/

export const isSignInName = (name: string): boolean => FORM.test(name)
export const SIGN_IN_NAME_WANTED = '登录名由小写字母、数字、点、横线组成，至少两位，以字母或者数字开头'
