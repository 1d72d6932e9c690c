"""`python -m phoihop …` is the same as `phoihop …`."""

import sys

from phoihop.conf.cli import main

sys.exit(main())
