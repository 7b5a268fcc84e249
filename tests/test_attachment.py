"""What each figure is taken to mean: invented short texts, told by the construction that they try.

A line `> text @ published region` opens a case (⏎ goes on with a line break, ⇥ is a tab), the lines
below it say what is expected of a figure: its quote, its measure, and only the slots that the case is
about (- is null, #2 the second figure with that quote). `! reason` marks what the library is known to
get wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

import pytest

from zhaoshang_extract import Observation, Report, extract

CASES = """
== the noun stands behind the figure
> 清远市上半年新开工工业项目23个。 @ 2024-07-10
  23个 project_count stage=started industry=工业 region=清远市 period=2024-01/2024-06
> 一季度，台州市引进制造业项目17个、总投资46.2亿元。 @ 2023-04-12
  17个 project_count stage=introduced industry=制造业 region=台州市 period=2023-01/2023-03
  46.2亿元 total_investment stage=introduced industry=制造业 region=台州市 period=2023-01/2023-03
> 今年前五个月，遵义市共有31个招商项目竣工。 @ 2024-06-05
  31个 project_count stage=completed region=遵义市 period=2024-01/2024-05
> 8家新材料企业相继在德阳市落户。 @ 2024-03-02
  8家 enterprise_count stage=landed industry=新材料 region=德阳市
> 2023年，商丘市有64个亿元以上项目投产，到位省外资金88亿元。
  64个 project_count stage=in_production threshold=1.. region=商丘市 period=2023
  88亿元 paid_in_funds region=商丘市 period=2023
> 全市派出15个小分队驻点招商，上门拜访企业240家、行业商会18家。 @ 2024-05-08 宜宾市
  15个 organization_count region=宜宾市
  240家 enterprise_count region=宜宾市
  18家 organization_count region=宜宾市

== the noun stands before the figure
> 1至8月，梧州市接待客商来访112批次，举办专场推介会9场，收集有效线索73条。 @ 2024-09-06
  112批次 visit_count period=2024-01/2024-08 region=梧州市
  9场 event_count period=2024-01/2024-08 region=梧州市
  73条 lead_count period=2024-01/2024-08 region=梧州市
> 2022年宿迁市签订合同引资额35.7亿元，设立产业引导基金规模50亿元。
  35.7亿元 contracted_investment region=宿迁市 period=2022
  50亿元 fund_size region=宿迁市 period=2022
> 全区实现工业总产值182亿元、营业收入175亿元、利润总额9.3亿元，入库税收6.1亿元。 @ 2024-02-01 常州市武进区
  182亿元 output_value region=武进区
  175亿元 sales_revenue region=武进区
  9.3亿元 profit region=武进区
  6.1亿元 tax_revenue region=武进区
> 2023年，全州完成进出口总值41亿元，社会消费品零售总额260.5亿元，一般公共预算收入33亿元。 @ 2024-01-20 大理州
  41亿元 trade_value period=2023 region=大理白族自治州
  260.5亿元 retail_sales period=2023
  33亿元 fiscal_revenue period=2023
> 抚州市固定资产投资完成620亿元，城镇居民人均可支配收入39812元。 @ 2024-02-01
  620亿元 fixed_asset_investment region=抚州市
  39812元 income value=0.00039812 region=抚州市
> 年末，全县金融机构各项存款余额318亿元，贷款余额265亿元。 @ 2024-02-01 兰考县
  318亿元 loan_deposit region=兰考县
  265亿元 loan_deposit region=兰考县

== lists leave the noun out
> 截至9月底，楚雄州储备招商项目55个，在谈38个，签约21个，开工12个。 @ 2024-10-09
  55个 project_count stage=reserved period=../2024-09 region=楚雄彝族自治州
  38个 project_count stage=in_talks period=../2024-09
  21个 project_count stage=signed period=../2024-09
  12个 project_count stage=started period=../2024-09
> 2023年，保定市引进亿元以上项目26个，5亿元以上9个，10亿元以上3个。
  26个 project_count stage=introduced threshold=1.. period=2023
  9个 project_count stage=introduced threshold=5.. period=2023
  3个 project_count stage=introduced threshold=10.. period=2023
> 晋中市2023年新签约工业项目14个、农业6个、文化旅游5个。
  14个 project_count stage=signed industry=工业
  6个 project_count stage=signed industry=农业
  5个 project_count stage=signed industry=文化旅游
> 上半年，永州市签约项目44个，冷水滩区13个、祁阳市9个、东安县7个。 @ 2024-07-03
  44个 project_count stage=signed region=永州市 period=2024-01/2024-06
  13个 project_count stage=signed region=冷水滩区 period=2024-01/2024-06
  9个 project_count stage=signed region=祁阳市
  7个 project_count stage=signed region=东安县
> 达州市已落户企业中，世界500强6家、上市公司11家、专精特新企业25家。 @ 2024-07-03
  6家 enterprise_count stage=landed
  11家 enterprise_count stage=landed
  25家 enterprise_count stage=landed

== 其中
> 2023年，玉溪市签约项目48个，其中工业项目30个，占62.5%。
  48个 project_count stage=signed industry=-
  30个 project_count stage=signed industry=工业 region=玉溪市 period=2023
  62.5% project_count rate_kind=share stage=signed industry=工业
> 新引进项目50个，其中制造业项目32个，其中亿元以上的11个。 @ 2024-02-01 铜陵市
  50个 project_count stage=introduced industry=- threshold=-
  32个 project_count stage=introduced industry=制造业 threshold=-
  11个 project_count stage=introduced industry=制造业 threshold=1..
> 一季度，衡水市新开工项目27个。其中，10亿元以上4个，总投资58亿元。 @ 2024-04-03
  27个 project_count stage=started threshold=-
  4个 project_count stage=started threshold=10.. period=2024-01/2024-03 region=衡水市
  58亿元 total_investment stage=started threshold=10.. period=2024-01/2024-03
> 全市到位省外资金210亿元，其中第二产业到位130亿元，第三产业到位66亿元。 @ 2024-02-01 赣州市
  210亿元 paid_in_funds industry=-
  130亿元 paid_in_funds industry=第二产业 region=赣州市
  66亿元 paid_in_funds industry=第三产业 region=赣州市
> 黄石市引进企业39家，其中大冶市12家、阳新县9家，其余18家在城区。 @ 2024-02-01
  39家 enterprise_count stage=introduced region=黄石市
  12家 enterprise_count stage=introduced region=大冶市
  9家 enterprise_count stage=introduced region=阳新县
  18家 enterprise_count stage=introduced
> 2023年，六安市新注册企业120家，其中外资企业7家；竣工项目35个。
  120家 enterprise_count stage=registered
  7家 enterprise_count stage=registered
  35个 project_count stage=completed region=六安市 period=2023
> 上半年，霸州市落地项目25个、到位资金37亿元，其中，外商投资项目3个、到位资金5.2亿元。 @ 2024-07-05
  3个 project_count stage=landed period=2024-01/2024-06 region=霸州市
  5.2亿元 paid_in_funds period=2024-01/2024-06 region=霸州市
> 今年1—4月，共青城市新开工项目22个，计划总投资140亿元；其中新能源项目6个，计划总投资51亿元。 @ 2024-05-07
  140亿元 total_investment stage=started modality=actual
  6个 project_count stage=started industry=新能源
  51亿元 total_investment stage=started industry=新能源

== brackets
> 曲靖市签约项目36个（其中工业项目15个），协议引资额210亿元。 @ 2024-02-01
  36个 project_count stage=signed industry=-
  15个 project_count stage=signed industry=工业
  210亿元 agreed_investment stage=signed industry=- region=曲靖市
> 前三季度，阳江市到位资金62亿元（上年同期50亿元），同比增长24%。 @ 2024-10-11
  62亿元 paid_in_funds period=2024-01/2024-09
  50亿元 paid_in_funds period=2023-01/2023-09 modality=actual
  24% paid_in_funds rate_kind=growth_yoy period=2024-01/2024-09
> 汉中市今年完成投资12.5亿元（占年度计划的50%）。 @ 2024-07-01
  12.5亿元 total_investment modality=actual
  50% total_investment rate_kind=completion
> 朔州市开工项目18个（亿元以上10个、10亿元以上2个），竣工9个。 @ 2024-07-01
  18个 project_count stage=started threshold=-
  10个 project_count stage=started threshold=1..
  2个 project_count stage=started threshold=10..
  9个 project_count stage=completed threshold=-
> 三明市新签项目20个（三元区6个、沙县区5个、永安市4个），总投资75亿元。 @ 2024-07-01
  20个 project_count stage=signed region=三明市
  6个 project_count stage=signed region=三元区
  4个 project_count stage=signed region=永安市
  75亿元 total_investment stage=signed region=三明市
> 玉林市引进投资额（含增资）43亿元（增长6.5%），排全区第四。 @ 2024-07-01
  43亿元 total_investment stage=introduced
  6.5% total_investment rate_kind=growth_yoy
  第四 total_investment value=4
> 签约项目：息县8个（总投资21亿元）、光山县6个（总投资17亿元）、新县5个（总投资9亿元）。 @ 2024-07-01 信阳市
  21亿元 total_investment stage=signed region=息县
  6个 project_count stage=signed region=光山县
  9亿元 total_investment stage=signed region=新县
> 运城市引进企业（含分公司）46家，其中上市公司3家（均为制造业）。 @ 2024-07-01
  46家 enterprise_count stage=introduced industry=-
  3家 enterprise_count stage=introduced

== 分别
> 永丰县、吉水县和泰和县分别签约项目16个、14个、9个。 @ 2024-07-01 吉安市
  16个 project_count stage=signed region=永丰县
  14个 project_count stage=signed region=吉水县
  9个 project_count stage=signed region=泰和县
> 工业、农业、服务业项目分别引进22个、8个和13个。 @ 2024-07-01 信阳市
  22个 project_count stage=introduced industry=工业
  8个 project_count stage=introduced industry=农业
  13个 project_count stage=introduced industry=服务业
> 到位资金和实际利用外资分别增长12.4%、7.9%。 @ 2024-07-01 漳州市
  12.4% paid_in_funds rate_kind=growth_yoy region=漳州市
  7.9% foreign_capital_used rate_kind=growth_yoy region=漳州市
> 签约率、开工率、投产率分别为92%、75%和40%。 @ 2024-07-01 邵阳市
  92% project_count rate_kind=stage_rate stage=signed
  75% project_count rate_kind=stage_rate stage=started
  40% project_count rate_kind=stage_rate stage=in_production
> 一、二、三季度分别开工项目11个、15个、19个。 @ 2024-10-08 滨州市
  11个 project_count stage=started period=2024-01/2024-03
  15个 project_count stage=started period=2024-04/2024-06
  19个 project_count stage=started period=2024-07/2024-09
> 上半年，菏泽市开工项目45个、竣工项目20个，同比分别增长25%和11.1%。 @ 2024-07-08
  25% project_count rate_kind=growth_yoy stage=started period=2024-01/2024-06 region=菏泽市
  11.1% project_count rate_kind=growth_yoy stage=completed period=2024-01/2024-06
> 新签约和新开工项目分别达到33个、27个。 @ 2024-07-08 随州市
  33个 project_count stage=signed
  27个 project_count stage=started
> 2023年，攀枝花市规上工业营业收入、利润分别为980亿元、61亿元。
  980亿元 sales_revenue industry=工业
  61亿元 profit industry=工业
> 江津区、永川区到位资金分别为38亿元、41亿元，同比分别增长9%、12%。 @ 2024-07-08 重庆市
  38亿元 paid_in_funds region=江津区
  41亿元 paid_in_funds region=永川区
  9% paid_in_funds rate_kind=growth_yoy region=江津区
  12% paid_in_funds rate_kind=growth_yoy region=永川区
> 2022年、2023年嘉峪关市分别引进项目28个、35个。 @ 2024-03-01
  28个 project_count stage=introduced period=2022
  35个 project_count stage=introduced period=2023
> 开工、竣工、投产项目分别为18个、12个、7个。 @ 2024-07-08 漯河市
  18个 project_count stage=started
  12个 project_count stage=completed
  7个 project_count stage=in_production
> 农业、制造业到位资金分别占8.4%和71.5%。 @ 2024-07-08 松原市
  8.4% paid_in_funds rate_kind=share industry=农业
  71.5% paid_in_funds rate_kind=share industry=制造业
> 晋江市、石狮市、南安市项目开工率分别为88%、82%、79%，分居全市前三位。 @ 2024-07-08 泉州市
  88% project_count rate_kind=stage_rate stage=started region=晋江市
  79% project_count rate_kind=stage_rate stage=started region=南安市
> 今年计划开工和竣工的项目分别为60个和35个，上半年分别完成33个和14个。 @ 2024-07-08 随州市
! 计划 before 分别: neither the aim nor the pairing reaches a second 分别 list in the sentence
  60个 project_count stage=started modality=target period=2024
  35个 project_count stage=completed modality=target period=2024
  33个 project_count stage=started modality=actual period=2024-01/2024-06
  14个 project_count stage=completed modality=actual period=2024-01/2024-06

== openers
> 从产业看，装备制造项目12个，电子信息项目9个。 @ 2024-07-01 绵阳市
  12个 project_count industry=装备制造
  9个 project_count industry=电子信息
> 2023年，全市新引进项目62个。从区域看，临渭区18个、华州区11个、韩城市9个。 @ 2024-02-01 渭南市
  18个 project_count stage=introduced region=临渭区 period=2023
  11个 project_count stage=introduced region=华州区 period=2023
  9个 project_count stage=introduced region=韩城市 period=2023
> 在新签约的52个项目中，亿元以上21个，占40.4%，现代农业4个。 @ 2024-02-01 白城市
  52个 project_count stage=signed threshold=-
  21个 project_count stage=signed threshold=1..
  40.4% project_count rate_kind=share stage=signed threshold=1..
  4个 project_count stage=signed threshold=- industry=现代农业
> 荆门市签约项目31个。从投资规模看，10亿元以上项目5个，5至10亿元项目8个，其余不足5亿元。 @ 2024-07-01
  5个 project_count stage=signed threshold=10..
  8个 project_count stage=signed threshold=5..10
> 梅州市今年签约的71个项目中，已开工29个，投产6个。 @ 2024-11-01
  71个 project_count stage=signed
  29个 project_count stage=started
  6个 project_count stage=in_production
> 从资金来源看，长三角地区项目到位资金33亿元，占到位资金总额的41.5%。 @ 2024-11-01 亳州市
  33亿元 paid_in_funds
  41.5% paid_in_funds rate_kind=share
> 从签约地看，广东客商项目16个，浙江客商项目11个。 @ 2024-07-01 贵港市
  16个 project_count region=贵港市
  11个 project_count region=贵港市
> 分产业看，第一产业到位资金4.1亿元，增长3%；第二产业到位资金58亿元，增长17%。 @ 2024-07-01 宜春市
  4.1亿元 paid_in_funds industry=第一产业
  3% paid_in_funds rate_kind=growth_yoy industry=第一产业
  58亿元 paid_in_funds industry=第二产业
  17% paid_in_funds rate_kind=growth_yoy industry=第二产业

== goals beside what was done
> 今年抚顺市计划引进亿元以上项目60个，目前已引进34个。 @ 2024-08-01
  60个 project_count stage=introduced threshold=1.. period=2024 modality=target
  34个 project_count stage=introduced threshold=1.. modality=actual
> 力争全年到位市外资金300亿元，同比增长10%以上。 @ 2024-03-01 聊城市
  300亿元 paid_in_funds period=2024 modality=target region=聊城市
  10% paid_in_funds rate_kind=growth_yoy period=2024 modality=target
> 上半年，钦州市完成到位资金96亿元，占年度目标任务180亿元的53.3%。 @ 2024-07-15
  96亿元 paid_in_funds period=2024-01/2024-06 modality=actual
  180亿元 paid_in_funds period=2024 modality=target
  53.3% paid_in_funds rate_kind=completion period=2024-01/2024-06
> 明年，全县将签约项目80个，落地50个。 @ 2023-12-20 安吉县
  80个 project_count stage=signed period=2024 modality=target region=安吉县
  50个 project_count stage=landed period=2024 modality=target
> 确保年内开工项目15个、投产项目10个。 @ 2024-05-01 武威市
  15个 project_count stage=started modality=target period=2024
  10个 project_count stage=in_production modality=target period=2024
> 到2027年，鄂尔多斯市新能源产业产值突破800亿元。 @ 2024-05-01
  800亿元 output_value industry=新能源产业 period=2027 modality=target
> 2024年东营市实际利用外资目标2.6亿美元，前三季度完成1.9亿美元。 @ 2024-10-20
  2.6亿美元 foreign_capital_used period=2024 modality=target
  1.9亿美元 foreign_capital_used period=2024-01/2024-09 modality=actual
> 2023年全市签约项目90个，超额完成80个的年度任务。 @ 2024-01-20 北海市
  90个 project_count stage=signed modality=actual period=2023
  80个 project_count stage=signed modality=target period=2023
> 去年新引进企业66家。今年，全区要新引进企业80家以上。 @ 2024-01-20 合肥市蜀山区
  66家 enterprise_count stage=introduced modality=actual period=2023
  80家 enterprise_count stage=introduced modality=target period=2024 region=蜀山区
> 对照全年引进120个项目的目标，崇左市仍差47个，时间进度落后6个百分点。 @ 2024-09-01
  120个 project_count stage=introduced modality=target period=2024
> 上半年签约项目41个，下半年还要再签约45个。 @ 2024-07-05 乌兰察布市
  41个 project_count stage=signed modality=actual period=2024-01/2024-06
  45个 project_count stage=signed modality=target period=2024-07/2024-12
> 原定招引企业30家，实际招引企业34家。 @ 2024-12-30 铜川市
  30家 enterprise_count stage=introduced modality=target
  34家 enterprise_count stage=introduced modality=actual
> 年度目标开工率90%，目前为72.5%。 @ 2024-09-30 海东市
! 年度目标 before a stage rate does not make the rate a target
  90% project_count rate_kind=stage_rate stage=started modality=target period=2024
  72.5% project_count rate_kind=stage_rate stage=started modality=actual

== base values
> 盐城市到位资金由2022年的45亿元增加到2023年的58亿元。
  45亿元 paid_in_funds period=2022
  58亿元 paid_in_funds period=2023
> 上半年，咸阳市开工项目33个，上年同期为28个。 @ 2024-07-01
  33个 project_count stage=started period=2024-01/2024-06
  28个 project_count stage=started period=2023-01/2023-06
> 项目开工率由年初的61%提高到74%。 @ 2024-07-01 安阳市
  61% project_count rate_kind=stage_rate stage=started
  74% project_count rate_kind=stage_rate stage=started
> 2023年，怀化市引进项目57个，比上年增加12个。
  57个 project_count stage=introduced transformation=level period=2023
  12个 project_count stage=introduced transformation=change period=2023
> 湛江市规上企业净增41家，总数达到690家。 @ 2024-07-01
  41家 enterprise_count transformation=change
  690家 enterprise_count transformation=level
> 前10个月，常德市实际利用外资3.4亿美元，去年同期2.9亿美元。 @ 2024-11-08
  3.4亿美元 foreign_capital_used period=2024-01/2024-10 currency=USD
  2.9亿美元 foreign_capital_used period=2023-01/2023-10 currency=USD
> 2024年一季度，大庆市到位资金22亿元，同比多增3.2亿元，高于去年全年月均水平。
  22亿元 paid_in_funds transformation=level period=2024-01/2024-03
  3.2亿元 paid_in_funds transformation=change period=2024-01/2024-03
> 2023年宣城市引进企业52家，同比减少8家。
  8家 enterprise_count stage=introduced transformation=change
> 全市亿元以上项目从5年前的18个增至目前的73个，增加了55个。 @ 2024-07-01 娄底市
  18个 project_count threshold=1..
  73个 project_count threshold=1..
  55个 project_count threshold=1.. transformation=change
> 新注册外资企业19家，而上年全年仅11家。 @ 2024-10-01 营口市
  19家 enterprise_count stage=registered
  11家 enterprise_count stage=registered period=2023

== completion
> 泰安市上半年引进项目42个，完成年度任务的68.2%。 @ 2024-07-01
  68.2% project_count rate_kind=completion stage=introduced period=2024-01/2024-06
> 南充市开工34个，完成目标任务40个的85%。 @ 2024-12-01
  34个 project_count stage=started modality=actual
  40个 project_count stage=started modality=target
  85% project_count rate_kind=completion stage=started
> 1—5月，陇南市省外到位资金47亿元，完成全年目标的39%，同比增长11.5%。 @ 2024-06-03
  39% paid_in_funds rate_kind=completion period=2024-01/2024-05
  11.5% paid_in_funds rate_kind=growth_yoy period=2024-01/2024-05
> 签约项目协议投资额136亿元，为年度计划的1.13倍。 @ 2024-12-01 四平市
  136亿元 agreed_investment stage=signed
  1.13倍 agreed_investment rate_kind=completion value=113
> 防城港市利用外资超额完成任务，完成率达117.6%。 @ 2024-12-01
  117.6% foreign_capital_used rate_kind=completion region=防城港市
> 铁岭市全年签约项目63个，完成年初目标（50个）的126%。 @ 2024-01-12
  63个 project_count stage=signed modality=actual
  50个 project_count stage=signed modality=target
  126% project_count stage=signed rate_kind=completion

== stage rates
> 百色市签约项目履约率93.5%、开工率78.2%，资金到位率41%。 @ 2024-07-01
  93.5% project_count rate_kind=stage_rate stage=fulfilled
  78.2% project_count rate_kind=stage_rate stage=started
  41% paid_in_funds rate_kind=stage_rate
> 在已签约的45个项目中，落地37个，落地率82.2%。 @ 2024-07-01 平凉市
  45个 project_count stage=signed
  37个 project_count stage=landed
  82.2% project_count rate_kind=stage_rate stage=landed
> 亿元以上项目竣工率为36%，工业项目投产率为29%。 @ 2024-07-01 莆田市
  36% project_count rate_kind=stage_rate stage=completed threshold=1..
  29% project_count rate_kind=stage_rate stage=in_production industry=工业
> 截至11月末，鹰潭市集中签约项目注册率达九成，开工率超七成。 @ 2024-12-05
  九成 project_count rate_kind=stage_rate stage=registered value=90
  七成 project_count rate_kind=stage_rate stage=started value=70
> 去年签约的60个项目已有51个开工，开工率85%；今年新签的项目开工率为40%。 @ 2024-09-01 贵阳市
  60个 project_count stage=signed period=2023
  51个 project_count stage=started
  85% project_count rate_kind=stage_rate stage=started
  40% project_count rate_kind=stage_rate stage=started

== changes in points
> 阜新市招商项目开工率74%，同比提高5.2个百分点。 @ 2024-07-01
  74% project_count rate_kind=stage_rate stage=started
  5.2个百分点 project_count rate_kind=point_change stage=started value=5.2
> 到位资金同比下降6.4%，降幅比一季度收窄2.1个百分点。 @ 2024-07-01 吕梁市
  6.4% paid_in_funds rate_kind=growth_yoy value=-6.4
  2.1个百分点 paid_in_funds rate_kind=point_change value=2.1
> 工业投资增长8.7%，增速较上月回落1.3个百分点。 @ 2024-07-01 泸州市
  8.7% rate_kind=growth_yoy value=8.7 industry=工业
  1.3个百分点 rate_kind=point_change value=-1.3 industry=工业
> 制造业项目占比38%，较上年下降1.5个百分点。 @ 2024-07-01 佳木斯市
  38% project_count rate_kind=share industry=制造业
  1.5个百分点 project_count rate_kind=point_change value=-1.5 industry=制造业
> 实际利用外资增速高于全省平均水平2.4个百分点。 @ 2024-07-01 龙岩市
  2.4个百分点 foreign_capital_used rate_kind=point_change value=2.4 region=龙岩市
> 进出口总额下降3.1%，降幅扩大0.8个百分点。 @ 2024-07-01 丹东市
  3.1% trade_value rate_kind=growth_yoy value=-3.1
  0.8个百分点 trade_value rate_kind=point_change value=-0.8
> 第二产业占到位资金的比重为63.8%，同比提高4.4个百分点；第三产业占比下降3.9个百分点。 @ 2024-09-01 宁德市
  63.8% paid_in_funds rate_kind=share industry=第二产业
  4.4个百分点 paid_in_funds rate_kind=point_change industry=第二产业 value=4.4
  3.9个百分点 paid_in_funds rate_kind=point_change industry=第三产业 value=-3.9

== ranks
> 上半年，毕节市到位资金88亿元，增长15%，总量和增速分别居全省第三、第五位。 @ 2024-07-01
  第三 paid_in_funds value=3
  第五位 paid_in_funds value=5
> 江山市引进项目数居全市第二，到位资金居第四。 @ 2024-07-01 衢州市
  第二 project_count value=2 region=江山市 stage=introduced
  第四 paid_in_funds value=4 region=江山市
> 2023年平顶山市实际利用外资1.2亿美元，列全省第9位。
  第9位 foreign_capital_used value=9 region=平顶山市 period=2023
> 签约、开工项目数分别列全省第二和第六位，到位资金增幅居首位。 @ 2024-09-01 揭阳市
! 分别 ranks of 签约、开工项目数 are not paired with the steps
  第二 project_count stage=signed value=2
  第六位 project_count stage=started value=6

== thresholds
> 2023年，日照市在建3000万元以上工业项目76个。
  76个 project_count stage=under_construction threshold=0.3.. industry=工业
> 韶关市引进50—100亿元项目2个、投资超20亿元的项目3个。 @ 2024-07-01
  2个 project_count stage=introduced threshold=50..100
  3个 project_count stage=introduced threshold=20..
> 亿元以上项目签约24个、协议投资额113亿元，10亿元以上项目签约4个、协议投资额65亿元。 @ 2024-07-01 益阳市
  24个 project_count stage=signed threshold=1..
  113亿元 agreed_investment stage=signed threshold=1..
  4个 project_count stage=signed threshold=10..
  65亿元 agreed_investment stage=signed threshold=10..
> 新开工5亿元及以上项目7个，竣工项目11个。 @ 2024-07-01 资阳市
  7个 project_count stage=started threshold=5..
  11个 project_count stage=completed threshold=-

== lists of goals
> 2025年主要目标是：新签约项目100个，开工70个，到位资金200亿元，增长12%。 @ 2024-12-30 枣庄市
  100个 project_count stage=signed modality=target period=2025
  70个 project_count stage=started modality=target period=2025
  200亿元 paid_in_funds modality=target period=2025
  12% paid_in_funds rate_kind=growth_yoy modality=target period=2025
> 各地年度任务：巴州区到位资金30亿元，平昌县到位资金26亿元。 @ 2024-02-10 巴中市
  30亿元 paid_in_funds region=巴州区 modality=target period=2024
  26亿元 paid_in_funds region=平昌县 modality=target period=2024
> 力争到年底，引进项目50个以上；力争招引亿元以上企业20家，其中上市公司2家。 @ 2024-02-10 通辽市
  50个 project_count stage=introduced modality=target
  20家 enterprise_count stage=introduced modality=target
  2家 enterprise_count stage=introduced modality=target

== 预计 of what is over, and of what comes
> 预计2023年通化市到位资金150亿元，同比增长9%。 @ 2024-01-15
  150亿元 paid_in_funds modality=actual period=2023
  9% paid_in_funds rate_kind=growth_yoy modality=actual period=2023
> 预计2024年全年黄冈市到位资金260亿元。 @ 2024-08-15
  260亿元 paid_in_funds modality=target period=2024

== once a project runs
> 项目全部达产后，预计年产值25亿元、年税收1.2亿元，带动就业800人。 @ 2024-05-01 乐山市
  25亿元 output_value modality=target period=-
  1.2亿元 tax_revenue modality=target period=-
  800人 person_count modality=target period=-
> 2024年3月，新沂市引进家居项目，总投资9亿元，建成后可实现年销售收入14亿元。 @ 2024-04-01
  9亿元 total_investment modality=actual stage=introduced period=2024-03
  14亿元 sales_revenue modality=target period=-
> 两个项目投产后，年可新增销售收入18亿元、利税2.4亿元，提供岗位600个。 @ 2024-05-01 沛县
  18亿元 sales_revenue modality=target period=- region=沛县
  2.4亿元 modality=target period=-
  600个 other_count modality=target period=-

== named projects
> 总投资15亿元的恒远锂电隔膜项目落户滁州市琅琊区。 @ 2024-05-01
  15亿元 total_investment stage=landed region=琅琊区
> 福州市长乐区投资28亿元的海晟纺织新材料项目近日正式投产。 @ 2024-05-01
  28亿元 total_investment stage=in_production region=长乐区
> 昌硕医械产业园项目总投资7.8亿元，目前已在衡阳市石鼓区开工建设。 @ 2024-05-01
  7.8亿元 total_investment stage=started region=石鼓区
> 由蓝泽集团投资6亿元的冷链物流项目在泗阳县竣工，占地120亩。 @ 2024-05-01
  6亿元 total_investment stage=completed region=泗阳县
  120亩 other_count region=泗阳县
> 总投资40亿元的光伏玻璃项目、12亿元的铝精深加工项目分别落户凤阳县和明光市。 @ 2024-05-01 滁州市
  40亿元 total_investment stage=landed region=凤阳县
  12亿元 total_investment stage=landed region=明光市
> 瑞丰轴承项目一期投资3亿元已建成，二期投资5亿元正在建设。 @ 2024-05-01 聊城市临清市
  3亿元 total_investment stage=completed
  5亿元 total_investment stage=under_construction
> 德兴市引进企业24家，其中投资8亿元的铜箔项目已投产，投资6亿元的连接器项目在建。 @ 2024-05-01
  24家 enterprise_count stage=introduced
  8亿元 total_investment stage=in_production
  6亿元 total_investment stage=under_construction
> 5月18日，位于诸城市的春晖预制菜产业园开工。项目总投资4.5亿元，建成投产后年可实现产值7亿元。 @ 2024-05-20
! 位于…的 before a name is no site for the amount of the next sentence
  4.5亿元 total_investment region=诸城市 modality=actual
  7亿元 output_value modality=target period=- region=诸城市
> 鼎元公司投资2.2亿元在汨罗市建设铝箔生产线，今年6月竣工，年新增税收1500万元。 @ 2024-07-20
! 在…建设 behind the amount is no site of a company's investment
  2.2亿元 total_investment region=汨罗市
  1500万元 tax_revenue region=汨罗市 value=0.15

== time and place carried
> 前三季度，伊春市签约项目19个。协议投资额61亿元，增长14%。开工项目8个。 @ 2024-10-15
  61亿元 agreed_investment period=2024-01/2024-09 region=伊春市
  14% agreed_investment rate_kind=growth_yoy period=2024-01/2024-09
  8个 project_count stage=started period=2024-01/2024-09 region=伊春市
> 2023年，张掖市引进项目66个。12月当月，引进项目9个。 @ 2024-01-15
  66个 project_count period=2023
  9个 project_count period=2023-12 region=张掖市
> 邳州市签约项目12个，协议引资额45亿元；睢宁县签约项目8个，协议引资额29亿元。 @ 2024-07-15 徐州市
  45亿元 agreed_investment region=邳州市
  8个 project_count region=睢宁县
  29亿元 agreed_investment region=睢宁县
> 安陆市到位资金18亿元。全市到位资金205亿元。 @ 2024-07-15 孝感市
  18亿元 paid_in_funds region=安陆市
  205亿元 paid_in_funds region=孝感市
> 上半年，开封市新签项目39个，去年全年为70个，今年二季度为22个。 @ 2024-07-15
  39个 project_count stage=signed period=2024-01/2024-06
  70个 project_count stage=signed period=2023
  22个 project_count stage=signed period=2024-04/2024-06
> 11月6日，周口市举行集中签约仪式，现场签约项目23个，总投资97亿元。 @ 2023-11-08
  23个 project_count stage=signed period=2023-11-06 region=周口市
  97亿元 total_investment stage=signed period=2023-11-06
> 攸县一季度开工项目9个，二季度开工项目14个。 @ 2024-07-15
  9个 project_count stage=started period=2024-01/2024-03
  14个 project_count stage=started period=2024-04/2024-06 region=攸县
> 截至目前，遂宁市在建项目83个，累计完成投资154亿元。 @ 2024-07-15
  83个 project_count stage=under_construction period=../2024-07-15
  154亿元 total_investment stage=under_construction period=../2024-07-15
> 安溪县：签约项目9个，到位资金6亿元。德化县：签约项目5个，到位资金4亿元。 @ 2024-07-15 泉州市
  6亿元 paid_in_funds region=安溪县
  5个 project_count region=德化县
  4亿元 paid_in_funds region=德化县
> 2023年，宿松县引进项目33个，占全市的14.2%，较2020年增长45%，环比增长4.2%。
  14.2% project_count rate_kind=share stage=introduced region=宿松县
  45% project_count rate_kind=other
  4.2% project_count rate_kind=growth_pop

== sub-headings
> 一、签约项目 @ 2024-07-15 鹤壁市
⏎上半年，全市38个，协议投资额140亿元。
⏎二、到位资金
⏎全市71亿元，同比增长9.3%。
  38个 project_count stage=signed period=2024-01/2024-06
  140亿元 agreed_investment stage=signed period=2024-01/2024-06
  71亿元 paid_in_funds region=鹤壁市
  9.3% paid_in_funds rate_kind=growth_yoy
> （一）开工项目。前7个月，全区新增21个，其中工业13个。 @ 2024-08-10 荣昌区
⏎（二）竣工项目。全区累计15个。
  21个 project_count stage=started period=2024-01/2024-07
  13个 project_count stage=started industry=工业 period=2024-01/2024-07
  15个 project_count stage=completed
> 二、2025年工作打算 @ 2024-12-20 来宾市
⏎新引进项目60个，开工40个，到位资金95亿元。
  60个 project_count stage=introduced modality=target period=2025
  40个 project_count stage=started modality=target period=2025
  95亿元 paid_in_funds modality=target period=2025

== tables in plain text
> 2024年上半年各县招商引资完成情况表 @ 2024-07-15 安庆市
⏎县区⇥签约项目（个）⇥到位资金（亿元）
⏎太湖县⇥12⇥8.5
⏎宿松县⇥9⇥7.2
⏎望江县⇥11⇥6.8
  12 project_count stage=signed region=太湖县 period=2024-01/2024-06
  8.5 paid_in_funds region=太湖县 period=2024-01/2024-06 value=8.5
  9 project_count stage=signed region=宿松县
  6.8 paid_in_funds region=望江县
> 2023年到位资金 @ 2024-01-15 宜春市
⏎县区 | 完成额（亿元） | 增幅（%）
⏎丰城市 | 45.2 | 12.1
⏎樟树市 | 38.6 | -3.4
  45.2 paid_in_funds region=丰城市 period=2023
  12.1 paid_in_funds rate_kind=growth_yoy region=丰城市
  -3.4 paid_in_funds rate_kind=growth_yoy region=樟树市 value=-3.4
> 表1 2024年1—9月招商引资进度 @ 2024-10-12 黔东南州
⏎县市⇥到位资金（亿元）⇥年度任务（亿元）⇥完成率（%）
⏎凯里市⇥30.6⇥42⇥72.9
⏎镇远县⇥8.8⇥13⇥67.7
⏎合计⇥39.4⇥55⇥71.6
  30.6 paid_in_funds region=凯里市 modality=actual period=2024-01/2024-09
  42 paid_in_funds region=凯里市 modality=target period=2024
  72.9 paid_in_funds rate_kind=completion region=凯里市
  39.4 paid_in_funds region=黔东南苗族侗族自治州

== headlines
> 阜阳市上半年签约项目58个 @ 2024-07-15
⏎本报讯 今年以来，我市招商引资成效明显。上半年新签约项目58个，总投资221亿元。
  58个 project_count stage=signed region=阜阳市 period=2024-01/2024-06
  58个#2 project_count stage=signed region=阜阳市 period=2024-01/2024-06
  221亿元 total_investment stage=signed region=阜阳市 period=2024-01/2024-06
> 总投资120亿元！梧桐湾新能源产业园落户延吉市 @ 2024-04-03
⏎4月2日，该项目在延吉市签约。
  120亿元 total_investment stage=landed region=延吉市
> 巢湖市：招商引资提质增效 @ 2024-05-03
⏎1至4月，全市引进项目26个，到位资金19.4亿元。
  26个 project_count stage=introduced region=巢湖市 period=2024-01/2024-04
  19.4亿元 paid_in_funds region=巢湖市 period=2024-01/2024-04
> 开门红！高邮市首季签约项目19个、总投资88亿元 @ 2024-04-03
⏎首季，高邮经济开发区签约8个，其余11个由各镇签约。
  19个 project_count stage=signed region=高邮市 period=2024-01/2024-03
  88亿元 total_investment stage=signed region=高邮市 period=2024-01/2024-03
  8个 project_count stage=signed period=2024-01/2024-03
  11个 project_count stage=signed period=2024-01/2024-03

== two stories on one page
> 昆山市一季度引进外资项目21个 @ 2024-04-09
⏎本报昆山4月8日讯 一季度，我市引进外资项目21个，总投资6.3亿美元。
⏎⏎如皋市前两月开工项目14个
⏎本报如皋3月5日讯 今年前两月，我市新开工项目14个，总投资52亿元。
  6.3亿美元 total_investment region=昆山市 period=2024-01/2024-03 currency=USD
  52亿元 total_investment region=如皋市 period=2024-01/2024-02 stage=started
> 建瓯市上半年到位资金14.6亿元 @ 2024-07-10
⏎本报建瓯7月6日讯 上半年，建瓯市到位资金14.6亿元，力争全年到位30亿元。
⏎⏎邵武市竹产业招商见成效
⏎本报邵武7月8日讯 今年来，邵武市引进竹加工企业13家，投产5家。
  30亿元 paid_in_funds region=建瓯市 modality=target period=2024
  13家 enterprise_count stage=introduced region=邵武市 modality=actual
  5家 enterprise_count stage=in_production region=邵武市 modality=actual

== spans of years
> 五年来，承德市累计引进项目420个，年均增长8.5%。 @ 2021-12-20
  420个 project_count stage=introduced region=承德市 period=2017/2021
  8.5% project_count rate_kind=growth_avg period=2017/2021
> “十三五”期间，景德镇市引进企业310家，到位资金640亿元。 @ 2021-02-20
  310家 enterprise_count stage=introduced period=2016/2020
  640亿元 paid_in_funds period=2016/2020 region=景德镇市
> 2018年至2022年，乌海市竣工项目155个，实际利用外资年均增长6%。
  155个 project_count stage=completed period=2018/2022
  6% foreign_capital_used rate_kind=growth_avg period=2018/2022
> 2019—2023年，文山州累计到位资金870亿元，是上一个五年的1.8倍；2023年当年到位205亿元。 @ 2024-02-20
  870亿元 paid_in_funds period=2019/2023 region=文山壮族苗族自治州
  1.8倍 paid_in_funds rate_kind=other value=180
  205亿元 paid_in_funds period=2023

== funds in dollars
> 1—10月，惠州市实际利用外资1.35亿美元，同比增长8.6%。 @ 2024-11-10
  1.35亿美元 foreign_capital_used currency=USD value=1.35 period=2024-01/2024-10
  8.6% foreign_capital_used rate_kind=growth_yoy period=2024-01/2024-10
> 珠海市新设外资企业35家，合同外资4200万美元。 @ 2024-11-10
  35家 enterprise_count
  4200万美元 contracted_investment currency=USD value=0.42
> 威海市签约规模10亿美元的海洋产业基金，引进总投资2.5亿美元的医疗器械项目。 @ 2024-11-10
  10亿美元 fund_size currency=USD value=10
  2.5亿美元 total_investment currency=USD value=2.5 stage=introduced
> 太仓市到账外资5.8亿美元，其中制造业3.1亿美元，占53.4%；折合人民币增资项目12个。 @ 2024-11-10
  5.8亿美元 foreign_capital_used currency=USD industry=-
  3.1亿美元 foreign_capital_used currency=USD industry=制造业
  53.4% foreign_capital_used rate_kind=share industry=制造业

== occasions, chains, sites and recalled sets
> 5月16日，朝阳市2023年夏季重点项目集中开工活动举行，开工项目24个。按领域看，装备制造项目9个。 @ 2023-05-18
  24个 project_count stage=started period=2023-05-16
  9个 project_count stage=started industry=装备制造 period=2023-05-16
> 前三季度，肇庆市半导体产业链签约17个，协议投资额88亿元，到位资金26亿元；家居产业链签约9个。 @ 2023-10-09
  17个 project_count stage=signed industry=半导体 period=2023-01/2023-09
  88亿元 agreed_investment stage=signed industry=半导体
  26亿元 paid_in_funds industry=半导体
  9个 project_count stage=signed industry=家居
> 2024年，宜城市签约亿元以上工业项目58项，比上年同期多13项，其中10亿元以上6项、30亿元以上1项。 @ 2025-01-09
  58项 project_count stage=signed threshold=1.. industry=工业 period=2024
  13项 project_count stage=signed transformation=change period=2024
  6项 project_count stage=signed threshold=10.. period=2024
  1项 project_count stage=signed threshold=30.. period=2024
> 智能泊车项目。位于新沂经济开发区，总投资13亿元，到9月底已完成投资4亿元。 @ 2024-10-09 新沂市
  13亿元 total_investment region=新沂经济开发区
  4亿元 total_investment region=新沂经济开发区 period=../2024-09
> 到位资金120亿元。新签约项目中，亿元以上项目占比64.4%。 @ 2024-10-09 滁州市
  120亿元 paid_in_funds
  64.4% project_count rate_kind=share stage=signed threshold=1..
> 2024年，阜阳市到位资金80亿元，同比翻番；其中省外资金45亿元，占比过半。
  80亿元 paid_in_funds period=2024
  翻番 paid_in_funds rate_kind=growth_yoy period=2024
  45亿元 paid_in_funds
  半 paid_in_funds rate_kind=share

== several steps and clauses
> 随县新签约项目13个，其中已开工7个、已投产2个，另有4个正在办理手续。 @ 2024-07-15
  13个 project_count stage=signed region=随县
  7个 project_count stage=started
  2个 project_count stage=in_production
> 荣成市拜访企业90家，对接项目40个，促成签约11个，实际到位2.6亿元。 @ 2024-07-15
  90家 enterprise_count
  11个 project_count stage=signed
  2.6亿元 paid_in_funds region=荣成市
> 2023年，蚌埠市GDP增长5.6%，规上工业增加值增长7.2%，固定资产投资增长4.1%。
  5.6% gdp rate_kind=growth_yoy period=2023
  7.2% value_added rate_kind=growth_yoy industry=工业 period=2023
  4.1% fixed_asset_investment rate_kind=growth_yoy industry=- period=2023
> 到位资金增长2.3倍，是2019年的3.1倍；落户企业数翻一番。 @ 2024-07-15 眉山市
  2.3倍 paid_in_funds rate_kind=growth_yoy value=230
  3.1倍 paid_in_funds rate_kind=other value=310
> 孝昌县签约落地项目16个，新注册落地项目10个，新增就业3200人，新建生产线4条。 @ 2024-07-15
  16个 project_count stage=landed
  10个 project_count stage=registered
  3200人 person_count region=孝昌县
  4条 other_count
> 在建亿元项目41个，年度计划投资90亿元，已完成38亿元。 @ 2024-07-15 乐清市
  41个 project_count stage=under_construction threshold=1..
  90亿元 total_investment modality=target period=2024
  38亿元 total_investment modality=actual
"""


@dataclass(slots=True)
class Case:
    """One text with what is expected of its figures."""

    construction: str
    text: str
    published: str | None
    region: str | None
    expected: list[str] = field(default_factory=list)
    wrong: str | None = None


def read_cases(lines: str) -> Iterator[Case]:
    construction, case = "", None
    for line in lines.strip().splitlines():
        if line.startswith("== "):
            construction = line[3:]
        elif line.startswith("> "):
            if case:
                yield case
            text, _, told = line[2:].partition(" @ ")
            day = re.match(r"\d{4}-\d\d-\d\d", told)
            place = told[day.end() :].strip() if day else told
            case = Case(construction, text, day[0] if day else None, place or None)
        elif line.startswith("⏎") and case:
            case.text += line.replace("⏎", "\n").replace("⇥", "\t")
        elif line.startswith("! ") and case:
            case.wrong = line[2:]
        elif line.strip() and case:
            case.expected.append(line.strip())
    if case:
        yield case


def as_parameter(case: Case) -> object:
    known = [pytest.mark.xfail(strict=True, raises=AssertionError, reason=case.wrong)] if case.wrong else []
    return pytest.param(case, marks=known, id=f"{case.construction}: {case.text[:24]}".replace("\n", " "))


@cache
def report_of(text: str, published: str | None, region: str | None) -> Report:
    return extract(text, published=published, region=region)


def slots_of(told: Observation) -> dict[str, str | None]:
    edges = told.threshold
    return {
        "measure": told.measure,
        "stage": told.stage,
        "threshold": f"{edges.min or ''}..{edges.max or ''}" if edges else None,
        "industry": told.industry,
        "region": told.region.name if told.region else None,
        "period": told.period,
        "modality": told.modality,
        "transformation": told.transformation,
        "rate_kind": told.rate_kind,
        "value": told.value,
        "currency": told.currency,
    }


def agrees(slot: str, expected: str, found: str | None) -> bool:
    if slot == "region" and expected != "-":
        return (found or "").endswith(expected)  # a name stands for its whole path
    if slot == "industry":  # 新能源产业 and 新能源 are one label to the scorer too
        return (found or "-").removesuffix("产业") == expected.removesuffix("产业")
    return (found or "-") == expected


def differences(line: str, observations: tuple[Observation, ...]) -> Iterator[str]:
    quoted, measure, *slots = line.split(" ")
    quote, _, number = quoted.partition("#")
    same = [told for told in observations if told.quote == quote]
    if len(same) < int(number or 1):
        yield f"{quoted} is not among {[told.quote for told in observations]}"
        return
    found = slots_of(same[int(number or 1) - 1])
    wanted = [f"measure={measure}"] if "=" not in measure else [measure]
    for slot, _, expected in (one.partition("=") for one in wanted + slots):
        if not agrees(slot, expected, found[slot]):
            yield f"{quoted} {slot}: {found[slot] or '-'}, expected {expected}"


ALL = list(read_cases(CASES))


@pytest.mark.parametrize("case", [as_parameter(case) for case in ALL])
def test_figures_mean_what_the_text_says(case: Case) -> None:
    report = report_of(case.text, case.published, case.region)
    wrong = [one for line in case.expected for one in differences(line, report.observations)]
    assert not wrong, "; ".join(wrong)


def test_every_construction_has_a_case_that_holds() -> None:
    assert len(ALL) >= 90
    held = {case.construction for case in ALL if not case.wrong}
    assert held == {case.construction for case in ALL}
