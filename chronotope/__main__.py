"""`python -m chronotope` is the command."""

import sys

from chronotope.command.main import main

sys.exit(main())
