"""A comparison with all that an output format meets: every tone and sign, charts, details, hostile texts."""

from decimal import Decimal

from pgdecl.report.comparison.report import (
    Report,
    ReportCell,
    ReportColumn,
    ReportRow,
    ReportTable,
    Series,
    Tone,
)

HOSTILE_MARKUP = "<script>alert('x')</script>&amp;\"引号\""
HOSTILE_FORMULA = "=cmd|' /C calc'!A0"
LONG_NAME = "数量｜" + "城乡居民基本养老保险参保扩面及困难群体代缴保费政策落实到位的街道、乡镇和社区数" * 2
LONG_DETAIL = (
    "不可比：" + "前年统计口径包含已注销单位，上年起按《财政支出绩效评价管理办法》改为只计在册单位；" * 4
)
_YEARS = ("前年", "上年", "当年", "长期")

Values = tuple[str, str, str, str]
Points = tuple[str | None, ...]


def _row(
    name: str,
    values: Values,
    change: ReportCell,
    rest: tuple[ReportCell, ReportCell],
    *more: Series | str | None,
) -> ReportRow:
    cells = (ReportCell(name), *map(ReportCell, values), change, *rest)
    series = next((one for one in more if isinstance(one, Series)), None)
    return ReportRow(cells, series, tuple(one for one in more if isinstance(one, str)))


def _series(title: str, unit: str, points: Points) -> Series:
    numbers = (None if point is None else Decimal(point) for point in points)
    return Series(title, unit, tuple(zip(_YEARS, numbers, strict=True)))


def _far(text: str, sign: str = "▲") -> ReportCell:
    return ReportCell(text, Tone.QUIET, sign)


def _rows() -> tuple[ReportRow, ...]:
    good, bad, unsure = Tone.GOOD, Tone.BAD, Tone.UNSURE
    advancing, flat = ReportCell("递进", good), ReportCell("持平")
    below, incomparable = ReportCell("不如上年", bad), ReportCell("不可比", unsure)
    nothing = ReportCell("", Tone.QUIET)
    return (
        _row(
            "数量｜新建公共充电桩数量",
            ("1200个", "1500个", "≥1800个", "≥3000个"),
            ReportCell("+300个（+20%）", good, "▲"),
            (_far("+1,200个（+66.67%）"), advancing),
            _series("新建公共充电桩数量", "个", ("1200", "1500", "1800", "3000")),
        ),
        _row(
            "质量｜工程验收合格率",
            ("98%", "100%", "=100%", "=100%"),
            ReportCell("", Tone.PLAIN, "＝"),
            (_far("", "＝"), ReportCell("已达长期目标", good)),
            _series("工程验收合格率", "%", ("98", "100", "100", "100")),
        ),
        _row(
            "满意度｜群众满意度",
            ("92.5%", "96%", "≥95%", "≥98%"),
            ReportCell("−1个百分点", bad, "▼"),
            (_far("+3个百分点"), below),
            _series("群众满意度", "%", ("92.5", "96", "95", "98")),
            "前年到上年在改善，当年退了回去",
        ),
        _row(
            "成本｜单位用户补贴成本",
            ("350元/户", "320元/户", "≤300元/户", "≤260元/户"),
            ReportCell("−20元/户（−6.25%）", good, "▼"),
            (_far("−40元/户（−13.33%）", "▼"), advancing),
            _series("单位用户补贴成本", "元/户", ("350", "320", "300", "260")),
        ),
        _row(
            "时效｜资金拨付完成时限",
            ("–", "11月30日前", "10月31日前", "9月30日前"),
            ReportCell("提前30天", good, "▼"),
            (_far("提前31天", "▼"), advancing),
        ),
        _row(
            "社会效益｜公共服务水平",
            ("一般", "较好", "显著提升", "显著提升"),
            nothing,
            (nothing, incomparable),
            "不可比：“显著提升”是文字，不在任何等级里",
            "长期目标中没有同名指标",
        ),
        _row(
            "生态效益｜单位能耗下降率",
            ("1.8%", "–", "≥2%", "≥5%"),
            ReportCell("+0.2个百分点", good, "▲"),
            (_far("+3个百分点"), advancing),
            _series("单位能耗下降率", "%", ("1.8", None, "2", "5")),
        ),
        _row(
            "数量｜培训期数",
            ("1-2", "3期", "1-2", "12期"),
            nothing,
            (nothing, incomparable),
            "不可比：“1-2”是范围",
        ),
        _row(
            "经济效益｜带动投资额",
            ("2.35亿元", "2.6亿元", "≥2.6亿元", "≥2.5亿元"),
            ReportCell("", Tone.PLAIN, "＝"),
            (_far("−0.1亿元（−3.85%）", "▼"), ReportCell("超出长期目标", unsure)),
            _series("带动投资额", "亿元", ("2.35", "2.6", "2.6", "2.5")),
        ),
        _row(
            "可持续影响｜设施管护年限",
            ("10年", "10年", "≥10年", "–"),
            ReportCell("", Tone.PLAIN, "＝"),
            (nothing, flat),
            _series("设施管护年限", "年", ("10", "10", "10", None)),
            "长期目标中没有同名指标",
        ),
        _row(
            f"数量｜{HOSTILE_MARKUP}",
            (HOSTILE_FORMULA, "+1", "@SUM(1+1)", "2024-01-02"),
            ReportCell("-1", bad, "▼"),
            (nothing, incomparable),
            _series("[0]<&'{=1+1}", "<b>", ("-3", "0", "3", "9")),
            HOSTILE_FORMULA,
        ),
        _row(
            LONG_NAME,
            ("123456789012.5万元", "完成", "不少于十二个街道（乡镇）", "全覆盖"),
            ReportCell("+45个（+12.5%）", Tone.PLAIN, "▲"),
            (nothing, incomparable),
            LONG_DETAIL,
        ),
    )


def sample_report() -> Report:
    """A report on one project: twelve rows, a table of long texts, and one that is empty."""
    titles = ("指标", *_YEARS, "比上年", "距长期", "结论")
    shares = (4, 2, 2, 2, 2, 3, 2, 3)
    columns = tuple(
        ReportColumn(title, 0 < number < 7, share)
        for number, (title, share) in enumerate(zip(titles, shares, strict=True))
    )
    fields = (
        ReportRow(
            (ReportCell("项目名称"), ReportCell("新能源汽车推广"), ReportCell("新能源汽车推广应用补助资金"))
        ),
        ReportRow((ReportCell("立项依据"), ReportCell("无"), ReportCell(LONG_DETAIL)), None, ("第二行说明",)),
    )
    return Report(
        "目标比较：历史与长期目标",
        [
            ("项目", "新能源汽车推广应用与公共充电基础设施建设补助资金"),
            ("申报单位", "某某市工业和信息化局"),
            ("年度", "2024"),
        ],
        [
            ReportTable("指标", columns, _rows(), "没有年度指标"),
            ReportTable(
                "其他栏目",
                (ReportColumn("项目"), ReportColumn("原", share=4), ReportColumn("现", share=4)),
                fields,
            ),
            ReportTable("上年数是否接得上", columns[:4], (), "没有年度指标"),
        ],
        [
            "12 个年度指标：递进 4，持平 1，不如上年 1，已达长期目标 1，超出长期目标 1，不可比 4",
            "数量指标有一行缺名称或指标值，没有比较",
        ],
    )


def english_report() -> Report:
    """A small report in English on targets and results: its series have no long-term goal."""
    columns = (
        ReportColumn("Indicator", share=4),
        ReportColumn("Target", numeric=True),
        ReportColumn("Actual", numeric=True),
    )
    series = Series("Pass rate", "%", (("Target", Decimal(95)), ("Actual", Decimal("97.5"))), has_goal=False)
    row = ReportRow(
        (ReportCell("Quality | Pass rate"), ReportCell("≥95%"), ReportCell("97.5%", Tone.GOOD, "▲")), series
    )
    return Report("Targets and results", [("Year", "2024")], [ReportTable("Indicators", columns, (row,))])
