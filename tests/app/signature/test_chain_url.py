"""Where a certificate chain may come from."""

import pytest

from skill.app.errors import Refused
from skill.app.signature.chain_url import canonical

GOOD = "https://s3.amazonaws.com/echo.api/echo-api-cert.pem"


@pytest.mark.parametrize(
    "url",
    [
        GOOD,
        "https://s3.amazonaws.com:443/echo.api/echo-api-cert.pem",
        "HTTPS://S3.AmazonAWS.com/echo.api/echo-api-cert.pem",
        "https://s3.amazonaws.com/echo.api/../echo.api/echo-api-cert.pem",
        "https://s3.amazonaws.com/echo.api/./echo-api-cert.pem",
    ],
)
def test_amazons_folder_has_one_spelling(url: str) -> None:
    assert canonical(url) == GOOD


@pytest.mark.parametrize(
    "url",
    [
        pytest.param("http://s3.amazonaws.com/echo.api/c.pem", id="scheme"),
        pytest.param("//s3.amazonaws.com/echo.api/c.pem", id="no scheme"),
        pytest.param("file:///echo.api/c.pem", id="file"),
        pytest.param("https://notamazon.com/echo.api/c.pem", id="host"),
        pytest.param("https://s3.amazonaws.com.evil.example/echo.api/c.pem", id="host continued"),
        pytest.param("https://s3.amazonaws.com./echo.api/c.pem", id="host with a dot"),
        pytest.param("https://evil.s3.amazonaws.com/echo.api/c.pem", id="bucket as host"),
        pytest.param("https:///echo.api/c.pem", id="no host"),
        pytest.param("https://s3.amazonaws.com:563/echo.api/c.pem", id="port"),
        pytest.param("https://s3.amazonaws.com:0/echo.api/c.pem", id="port 0"),
        pytest.param("https://s3.amazonaws.com:99999/echo.api/c.pem", id="port out of range"),
        pytest.param("https://s3.amazonaws.com:https/echo.api/c.pem", id="port in words"),
        pytest.param("https://s3.amazonaws.com/invalid.path/c.pem", id="path"),
        pytest.param("https://s3.amazonaws.com/EcHo.aPi/c.pem", id="case of the path"),
        pytest.param("https://s3.amazonaws.com/echo.api", id="the folder's name"),
        pytest.param("https://s3.amazonaws.com/echo.api/", id="the folder itself"),
        pytest.param("https://s3.amazonaws.com/echo.apix/c.pem", id="path continued"),
        pytest.param("https://s3.amazonaws.com/x/echo.api/c.pem", id="folder further down"),
        pytest.param("https://s3.amazonaws.com//echo.api/c.pem", id="two slashes"),
        pytest.param("https://s3.amazonaws.com/echo.api/../evil.pem", id="traversal"),
        pytest.param("https://s3.amazonaws.com/echo.api/../../evil.pem", id="traversal past root"),
        pytest.param("https://s3.amazonaws.com/echo.api/%2e%2e/evil.pem", id="encoded traversal"),
        pytest.param("https://s3.amazonaws.com/echo.api\\..\\evil.pem", id="backslashes"),
        pytest.param("https://s3.amazonaws.com/evil.pem?/echo.api/", id="folder in the query"),
        pytest.param("https://s3.amazonaws.com/echo.api/c.pem?x=/../..", id="query"),
        pytest.param("https://evil.example?https://s3.amazonaws.com/echo.api/", id="all in query"),
        pytest.param("https://s3.amazonaws.com/evil.pem#/echo.api/", id="fragment"),
        pytest.param("https://s3.amazonaws.com@evil.example/echo.api/c.pem", id="host as user"),
        pytest.param("https://me@s3.amazonaws.com/echo.api/c.pem", id="user"),
        pytest.param("https://s3.amazonaws.com/echo.api/c.pem\r\nX: y", id="line break"),
        pytest.param(" https://s3.amazonaws.com/echo.api/c.pem", id="blank"),
        pytest.param("https://s3.amazonaws.com/echo.api/с.pem", id="not ASCII"),
        pytest.param("https://s3.amazonaws.com/echo.api/" + "a" * 500, id="long"),
        pytest.param("", id="empty"),
    ],
)
def test_everything_else_is_refused(url: str) -> None:
    with pytest.raises(Refused, match="chain's address"):
        canonical(url)
