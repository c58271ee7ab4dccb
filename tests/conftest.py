"""What all tests share."""

import os

from hypothesis import HealthCheck, settings

settings.register_profile(
    "cleaner",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    print_blob=True,
    # a build server tries the same examples each time: red must be the change's doing
    derandomize=bool(os.environ.get("CI")),
)
settings.load_profile("cleaner")
