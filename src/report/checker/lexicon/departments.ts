/** Two-character short names of departments and services, and longer ones that are a single name. */
export const SHORT_NAMES: ReadonlySet<string> = new Set(('公安 民政 司法 财政 人社 税务 卫计 卫健 农机 农业 农林 金融 畜牧 水利 水务 交通 住建 规划 国土 环保 教育 科技 文旅 文化 旅游 体育 审计 统计 应急 消防 气象 医保 社保 城管 市监 工商 质监 ' +
  '食药 安监 人防 林业 海关 残联 妇联 工会 扶贫 组织 宣传 统战 信访 档案 编办 发改 经信 商务 外事 民宗 国资 土地 房管 公积 邮政 电力 供电 供水 燃气 户籍 婚姻 公证 仲裁 ' +
  '市场监管 应急管理 自然资源 生态环境 综合执法 卫生健康 农业农村 退役军人 人力社保 行政审批 城市管理 交通运输 医疗保障 文化旅游 公共资源 住房保障 住房城乡 消防救援 国家安全 民族宗教 教育体育 政务服务 检验检疫 知识产权 劳动监察').split(' '))
