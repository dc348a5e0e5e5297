"""`python -m chronotope` is the command."""

import sys

from chronotope.command.start import main

sys.exit(main())
