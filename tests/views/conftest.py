"""What tests of pages share: the browser that they are opened in."""

from collections.abc import Iterator

import pytest

from chromium import MISSING, Browser, browser, program


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """Run the browser of this machine; without one, what needs it is skipped."""
    if program() is None:
        pytest.skip(MISSING)
    with browser(tmp_path_factory.mktemp("profile")) as found:
        yield found
