/** How a paper is served (民事诉讼法 第八十八条至第九十五条). */
export const serviceMethods: { readonly [method: string]: string } = {
  direct: '直接送达', left: '留置送达', entrusted: '委托送达', post: '邮寄送达', forwarded: '转交送达', electronic: '电子送达', notice: '公告送达',
}
