"""Which names are one organ, and which government an organ surely belongs to."""

from __future__ import annotations

import pytest

from govlint.series.organ_names import kind_by_name, organ_key, parents_by_name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("云岭市人民政府", "云岭市政府"),
        ("云岭市人民政府办公室", "云岭市政府办公室"),
        ("云岭市人民政府办公室", "云岭市政府办"),
        ("云岭省人民政府办公厅", "云岭省政府办"),
        ("云岭市发展和改革委员会", "云岭市发展改革委"),
        ("云岭市住房和城乡建设局", "云岭市住房城乡建设局"),
        ("云岭区松溪街道办事处", "云岭区松溪街道办"),
        ("云岭高新区管理委员会", "云岭高新区管委会"),
        ("云岭市 水务局", "云岭市水务局"),
        ("（云岭市水务局）", "云岭市水务局"),
    ],
)
def test_spellings_of_one_organ(one: str, other: str) -> None:
    assert organ_key(one) == organ_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("云岭市人民政府", "云岭市人民政府办公室", id="a government and its office"),
        pytest.param("云岭市水务局", "云岭县水务局", id="two places"),
        pytest.param("云岭市水务局", "云岭市水利局", id="two branches"),
        pytest.param("云岭市教育局", "云岭市教育委员会", id="a bureau and a committee"),
        pytest.param("云岭市水务局", "水务局", id="a name without its place"),
    ],
)
def test_different_organs(one: str, other: str) -> None:
    assert organ_key(one) != organ_key(other)


def test_no_name_is_lost() -> None:
    assert organ_key("和") == "和"


KEYS = [organ_key(name) for name in ("云岭省人民政府", "云岭市人民政府", "云岭市青榆县人民政府")]


@pytest.mark.parametrize(
    ("name", "parent"),
    [
        ("云岭市水务局", "云岭市人民政府"),
        ("云岭市人民政府办公室", "云岭市人民政府"),
        ("云岭市市场监督管理局", "云岭市人民政府"),
        ("云岭市城市管理局", "云岭市人民政府"),
        ("云岭市住房和城乡建设局", "云岭市人民政府"),
        ("云岭省教育厅", "云岭省人民政府"),
        ("云岭市青榆县人民政府", "云岭市人民政府"),
        ("云岭市青榆县教育局", "云岭市青榆县人民政府"),
        ("云岭市青榆县临溪镇人民政府", "云岭市青榆县人民政府"),
        ("云岭市高新技术产业开发区管委会", "云岭市人民政府"),
        pytest.param("云岭市沙棠区教育局", "", id="of a district whose government is not there"),
        pytest.param("云岭市沙棠区松溪街道办事处", "", id="of a street in a district that is not there"),
        pytest.param("青榆县人民政府", "", id="a county that does not say of what city"),
        pytest.param("青榆县教育局", "", id="of a county called otherwise"),
        pytest.param("望泽市教育局", "", id="of another city"),
        pytest.param("云岭市人民政府", "", id="a city that does not say of what province"),
        pytest.param("云岭省人民政府", "", id="the highest"),
        pytest.param("市水务局", "", id="without a place where there are several governments"),
        pytest.param("云岭市", "", id="a place"),
    ],
)
def test_parent(name: str, parent: str) -> None:
    key = organ_key(name)
    assert parents_by_name([key, *KEYS])[key] == (organ_key(parent) if parent else "")


def test_where_there_is_one_city_only_its_bureaus_need_not_name_it() -> None:
    city = organ_key("云岭市人民政府")
    keys = ("市水务局", "县水务局", "水务局", "市沙棠区水务局")
    assert parents_by_name([city, *keys]) == {city: "", **dict.fromkeys(keys, ""), "市水务局": city}


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("云岭市人民政府", "government"),
        ("云岭县临溪镇人民政府", "township"),
        ("云岭区松溪街道办事处", "township"),
        ("云岭市水务局", "department"),
        ("云岭省教育厅", "department"),
        ("云岭市人民政府办公室", None),
        ("云岭高新区管委会", None),
        ("云岭大学", None),
    ],
)
def test_kind(name: str, kind: str | None) -> None:
    assert kind_by_name(organ_key(name)) == kind
