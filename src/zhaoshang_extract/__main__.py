"""`python -m zhaoshang_extract`: the same command line as `zhaoshang`."""

import sys

from zhaoshang_extract.cli import main

if __name__ == "__main__":
    sys.exit(main())
