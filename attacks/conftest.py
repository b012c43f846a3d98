import pytest

from support.process import ControlPlane


@pytest.fixture
def start():
    """Starts control planes, which are stopped at the end of the test."""
    started = []

    def begin(*options, **arguments):
        started.append(ControlPlane(*options, **arguments))
        return started[-1]
    yield begin
    for plane in started:
        plane.stop()


@pytest.fixture(scope="module")
def plane():
    """A control plane on the simulated cluster that tests share."""
    plane = ControlPlane(URUMI_SIMULATION_DELAYFACTOR="0.1")
    yield plane.wait_until_ready()
    plane.stop()


@pytest.fixture(scope="module")
def protected():
    """A control plane that other machines can reach, so that requests need a token."""
    plane = ControlPlane("--server.address=0.0.0.0", URUMI_SIMULATION_DELAYFACTOR="0.1")
    yield plane.wait_until_ready()
    plane.stop()
